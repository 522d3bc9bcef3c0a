# language: id
Fitur: PKS Pasal 4 dan 5, Perbup Karanganyar 11/2020 Pasal 22 ayat (3) - Akses hanya selama PKS berlaku
  Sumber: PKS Pasal 4 (jangka waktu) dan Pasal 5 (berakhirnya kerja sama) ketiga perjanjian; bagi Karanganyar juga
  Perbup Pasal 22 ayat (3), yang memberi akses setelah perjanjian kerja sama dibuat.
  Aplikasi yang ditolak karena masa PKS atau jam akses tidak meneruskan permohonan (PKS Pasal 1, Lampiran II angka 3
  huruf a), dan pemohon tidak menanggung kesalahan yang bukan miliknya.
  Bacaan kami: tidak satu pun sumber menyebut kode bagi PKS yang belum mulai atau telah berakhir; kami memakai kode 16
  (instansi tidak aktif). Bahwa aplikasi memperlakukannya sebagai gangguan di pihak Pengguna adalah turunan kami.
  Belum diuji di sini bahwa tidak ada data tersimpan setelah PKS berakhir (PKS Pasal 2 ayat (2)).

  Aturan: tanpa PKS yang berlaku tidak ada yang dilayani

    @id:aks-01-pks-berakhir @AKS-01 @KOD-16 @KOD-20 @KOD-20:T @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
    Skenario: PKS telah berakhir
      Dengan penduduk biasa yang datanya cocok
      Dan PKS telah berakhir
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "16" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:aks-01-pks-belum-mulai @AKS-01 @KOD-16 @KOD-20 @KOD-20:T @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
    Skenario: PKS belum mulai berlaku
      Dengan penduduk biasa yang datanya cocok
      Dan PKS belum mulai berlaku
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "16" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

  Aturan: di luar jam akses tidak ada yang dilayani
    Bacaan kami: jam akses tidak disebut PKS atau Juknis mana pun. Kode 06 dikenal dari kode klien yang terbuka, dan
    kata-katanya rekaan kami; dalam dialek lama bunyinya sama dengan kuota habis, sehingga aplikasi boleh menunggu hari
    berikutnya dan "dilanjutkan" tidak berlaku; tidak menyalahkan pemohon dan melanjutkan permohonan paling berat peringatan.
    Yang dibuktikan "dilanjutkan" ialah bahwa permohonan itu kemudian diverifikasi dengan kode 01, satu kali. Bahwa
    layanannya lalu berjalan terlihat hanya dari kabar kepada pemohon, bila aplikasi mengirimnya.

    @id:aks-08-di-luar-jam-akses @AKS-08 @KOD-20 @KOD-20:T @POL-03 @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
    Skenario: jam akses belum dibuka
      Dengan penduduk biasa yang datanya cocok
      Dan jam akses baru dibuka dua jam lagi
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "06" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

    @bukan-dialek:lama @id:aks-08-dilanjutkan @AKS-08 @KOD-21 @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
    Skenario: permohonan di luar jam akses diverifikasi setelah jam akses dibuka
      Dengan penduduk biasa yang datanya cocok
      Dan jam akses baru dibuka dua jam lagi
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan jam akses dibuka
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "06" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu telah diverifikasi

    @perlu:notifikasi @bukan-dialek:lama @id:aks-08-dikabarkan @AKS-08
    Skenario: pemohon dikabari bahwa permohonannya diteruskan setelah jam akses dibuka
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan jam akses ditutup, dan baru dibuka dua jam lagi
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Dan jam akses dibuka
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "06" sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua telah diverifikasi
      Dan pemohon dikabari bahwa permohonan kedua diteruskan
