# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
Fitur: Perbup Karanganyar 11/2020 Pasal 36, PKS Pasal 9 ayat (1), Juknis VI.I - Sanksi di tengah pelayanan
  Sumber: Perbup Pasal 36 ayat (2) menyebut enam sanksi: pengurangan kuota, penonaktifan user identity, pemutusan
  jaringan, penonaktifan Card Reader, pencabutan surat persetujuannya, dan pengakhiran kerja sama. Perbup itu mengikat
  Karanganyar saja. Bagi Purbalingga dan Banjarnegara hanya ada Juknis VI.I (hak akses akan dicabut) dan PKS Pasal 9
  ayat (1) (kerja sama dapat diakhiri); Juknis Karanganyar 6 huruf g menyebut keduanya.
  Yang diuji di sini lima: kuota, user id, jaringan, kerja sama, dan hak akses yang dicabut. Aplikasi menghadapinya
  dengan semestinya: ia berhenti dan tidak menyalahkan pemohon.
  Bahwa permohonan yang ditolak tidak diteruskan berasal dari PKS Pasal 1 dan Lampiran II angka 3 huruf a.
  Bacaan kami: selebihnya, yaitu tidak menyalahkan pemohon dan tidak kehilangan permohonan, adalah turunan kami, paling
  berat peringatan; kode 16 bagi kerja sama yang diakhiri dan bagi hak akses yang dicabut, dan sambungan yang putus bagi
  jaringan yang diputus, adalah pilihan kami.
  Belum diuji: kedua sanksi atas Card Reader.

  Aturan: sanksi bukan kesalahan pemohon

    @akhir @id:snk-01-kuota-dikurangi @SNK-01:T @KUO-06 @KOD-20 @KOD-20:T
    Skenario: kuota dikurangi di tengah pelayanan
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan kuota dikurangi sampai jumlah yang telah terpakai
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "05" sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan kedua

    @id:snk-02-user-id-dinonaktifkan @SNK-02:T @KOD-17 @KOD-20 @KOD-20:T
    Skenario: user id dinonaktifkan di tengah pelayanan
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan user id dinonaktifkan
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "17" sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan kedua

    @id:snk-03-jaringan-diputus @SNK-03:T @KOD-20 @KOD-20:T
    Skenario: jaringan diputus di tengah pelayanan
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan jaringan Pengguna diputus
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan gangguan itu sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan kedua

    @id:snk-06-kerja-sama-diakhiri @SNK-06:T @KOD-16 @KOD-20 @KOD-20:T
    Skenario: kerja sama diakhiri di tengah pelayanan
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan kerja sama diakhiri
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "16" sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan kedua

  Aturan: hak akses yang dicabut menghentikan pelayanan
    Sumber: Juknis Purbalingga dan Banjarnegara VI.I, "akan mencabut hak akses data kependudukan"; Juknis Karanganyar
    6 huruf g, "mencabut hak akses data kependudukan".
    Bacaan kami: tidak satu pun sumber menyebut kode yang dijawab setelah hak akses dicabut; kami memakai kode 16.
    Tidak ada yang menjanjikan bahwa hak akses diberikan kembali. Karena itu aplikasi boleh membuang atau menyimpan
    permohonan yang tertahan: keduanya baik, dan kelanjutannya tidak diuji.

    @id:adm-07-hak-akses-dicabut @ADM-07:T @KOD-16 @KOD-20 @KOD-20:T
    Skenario: hak akses dicabut di tengah pelayanan
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan hak akses dicabut
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "16" sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan kedua

  Aturan: permohonan yang tertahan oleh sanksi tidak hilang
    Bacaan kami: apakah permohonan boleh menunggu sampai sanksi dicabut tidak diatur; yang dibuktikan ialah bahwa
    permohonan itu kemudian diverifikasi dengan kode 01, satu kali. Pengakhiran kerja sama tidak dicabut: akses terbuka
    lagi hanya dengan PKS baru, di sini dengan user id yang sama.

    @id:snk-02-user-id-dinonaktifkan-dilanjutkan @SNK-02:T @KOD-17 @KOD-21
    Skenario: permohonan diverifikasi setelah penonaktifan user id dicabut
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan user id dinonaktifkan
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Dan sanksi dicabut
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "17" sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua telah diverifikasi

    @id:snk-03-jaringan-diputus-dilanjutkan @SNK-03:T @KOD-21
    Skenario: permohonan diverifikasi setelah pemutusan jaringan dicabut
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan jaringan Pengguna diputus
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Dan sanksi dicabut
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka gangguan itu sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua telah diverifikasi

    @id:snk-06-kerja-sama-diakhiri-dilanjutkan @SNK-06:T @KOD-16 @KOD-21
    Skenario: permohonan diverifikasi setelah kerja sama diakhiri lalu PKS baru berlaku
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan kerja sama diakhiri
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Dan PKS baru berlaku
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "16" sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua telah diverifikasi
