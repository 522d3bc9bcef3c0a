# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
Fitur: Juknis II.B dan II.C.2.b.3.c - Kuota akses harian
  Sumber: Juknis II.B (Purbalingga, Banjarnegara: 200 hit NIK per hari, tanpa kuota setelah PoC), Juknis Karanganyar
  2 huruf e (1.000 hit per hari), Juknis II.C.2.b.3.c "Kuota akses hari ini telah habis".
  Kuota adalah jumlah hit NIK per hari. Selama kuota masih ada, permohonan dilayani; setelah habis, aplikasi
  berhenti memanggil, menyimpan permohonan, dan melanjutkannya pada hari berikutnya.
  Besarnya kuota mengikat Penyelenggara (KUO-01, KUO-02); di sini kuota hanya keadaan uji bagi aplikasi.
  Bacaan kami: satu hitungan untuk Web Service dan Web Portal; hanya jawaban dengan kode 01,
  11, 12, 13 dan 14 yang mengurangi kuota; angka 05 hilang pada pindaian Juknis dan kami baca dari kode klien yang
  terbuka; berhenti memanggil, menyimpan, dan melanjutkan permohonan adalah turunan kami, paling berat peringatan.

  Aturan: satu verifikasi memakai satu hit
    Ditarik: bahwa tombol kirim yang ditekan dua kali memakai satu hit saja. Tidak satu pun sumber menuntutnya, dan
    aplikasi yang benar berbeda-beda; dua kali ditekan paling banyak dua hit.
    Bacaan kami: diturunkan dari Juknis II.F.1. Ambang panggilan untuk satu permohonan ditulis satu kali,
    pada fitur pola akses.

    @id:kuo-05-satu-hit-saat-sesuai @KUO-05
    Skenario: data yang sesuai diverifikasi satu kali
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu memakai tepat satu panggilan

    @perlu:elemen-pembanding @id:kuo-05-satu-hit-saat-tidak-sesuai @KUO-05
    Skenario: data yang tidak sesuai tidak dicoba lagi
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang keliru
      Maka hasil "tidak sesuai" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu memakai tepat satu panggilan

    @id:kuo-05-petugas-bersamaan @KUO-05
    Skenario: permohonan dua petugas yang serentak masing-masing memakai satu hit
      Ketika 2 petugas serentak mengajukan permohonan untuk 2 pemohon
      Maka kode "01" sampai ke aplikasi untuk setiap permohonan
      Dan setiap permohonan memakai tepat satu panggilan

    @id:kuo-05-klik-ganda @KUO-05
    Skenario: tombol kirim yang ditekan dua kali memakai paling banyak dua hit
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon menekan tombol kirim dua kali
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

    @id:kuo-05-halaman-dibuka-lagi @KUO-05
    Skenario: halaman hasil yang dibuka lagi tidak memakai hit lagi
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan pemohon lain mengajukan permohonan dengan NIK yang tidak terdapat di database kependudukan (kode 13)
      Dan setiap pemohon membuka lagi halaman hasilnya dua kali
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "13" sampai ke aplikasi untuk permohonan kedua
      Dan setiap permohonan memakai tepat satu panggilan

    @id:kuo-05-lambat-tetapi-tepat-waktu @KUO-05 @KOD-20
    Skenario: jawaban yang lambat tetapi masih pada waktunya tidak ditanyakan lagi
      Dengan penduduk biasa yang datanya cocok
      Dan jawaban DWH tertunda dua detik untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu diteruskan
      Dan permohonan itu memakai tepat satu panggilan

  Aturan: sisa kuota dalam jawaban tidak mengubah hasilnya
    Setiap jawaban menyebut sisa kuota hari itu (quotaLimiter). Sisa 0 pada jawaban yang sesuai berarti
    permohonan itu yang terakhir dilayani hari ini, bukan bahwa ia ditolak.
    Bacaan kami: tanpa batas kuota quotaLimiter bernilai 999999, angka kami.

    @id:kuo-01-hit-terakhir @KOD-20
    Skenario: jawaban yang menghabiskan kuota hari ini tidak salah dibaca
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini tinggal untuk 1 permohonan
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu diteruskan

    @id:kuo-02-tanpa-kuota @KOD-20
    Skenario: jawaban tanpa batas kuota (quotaLimiter 999999, angka kami) tidak salah dibaca
      Dengan penduduk biasa yang datanya cocok
      Dan akses tidak dibatasi kuota
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu diteruskan

  Aturan: setelah kuota habis tidak ada yang dilayani sampai hari berikutnya
    Yang dibuktikan "dilanjutkan" ialah bahwa permohonan itu kemudian diverifikasi dengan kode 01, satu kali. Bahwa
    layanannya lalu berjalan terlihat hanya dari kabar kepada pemohon, bila aplikasi mengirimnya.

    @akhir @id:kod-05-hit-pertama-ditolak @KOD-05 @KUO-04:WN @KOD-20 @KOD-20:T
    Skenario: permohonan setelah hit terakhir tidak diteruskan
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini tinggal untuk 1 permohonan
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "05" sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan kedua

    @akhir @id:kuo-04-berhenti-memanggil @KUO-04:T
    Skenario: setelah kuota habis aplikasi berhenti memanggil DWH
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini telah habis
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "05" sampai ke aplikasi untuk permohonan pertama
      Dan DWH tidak dipanggil untuk permohonan kedua

    @akhir @id:kuo-04-dilanjutkan-esok @KUO-04:T
    Skenario: permohonan yang disimpan diverifikasi pada hari berikutnya
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini telah habis
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan hari berganti
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "05" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu telah diverifikasi

    @akhir @id:kuo-04-terhenti-lagi @KUO-04:T
    Skenario: permohonan yang disimpan tidak hilang bila kuota esoknya habis lagi
      Dengan kuota hari ini telah habis
      Ketika 3 pemohon berturut-turut mengajukan permohonan dengan data yang benar
      Dan hari berganti, dan kuotanya tinggal untuk 1 permohonan
      Dan aplikasi melanjutkan permohonan yang disimpan
      Dan hari berganti
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "05" sampai ke aplikasi untuk permohonan pertama
      Dan setiap permohonan telah diverifikasi

    @akhir @perlu:halaman-dibuka-lagi @id:kuo-04-halaman-tersimpan @KUO-04:T
    Skenario: halaman permohonan yang disimpan boleh dibuka tanpa DWH ditanya lagi
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini telah habis
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan setiap pemohon membuka lagi halaman hasilnya dua kali
      Dan aplikasi dibiarkan sejenak
      Maka kode "05" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak ditanyakan lagi setelah kode "05"

    @akhir @perlu:elemen-pembanding @perlu:hasil-terbaca-lagi @id:kuo-04-disimpan-tidak-sesuai @KUO-04:T @KOD-20
    Skenario: permohonan yang disimpan tidak diteruskan bila datanya kemudian tidak sesuai
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini telah habis
      Ketika pemohon mengajukan permohonan dengan data yang keliru
      Dan hari berganti
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "05" sampai ke aplikasi untuk permohonan itu
      Dan pemohon tahu bahwa permohonan itu tidak diteruskan

    @akhir @perlu:mulai-ulang @id:kuo-04-mulai-ulang @KUO-04:T
    Skenario: setelah kuota habis, aplikasi yang dimulai lagi tetap menunggu hari berikutnya
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini telah habis
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan listrik padam, lalu aplikasi dimulai lagi
      Dan aplikasi dibiarkan sejenak
      Dan hari berganti
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "05" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak ditanyakan lagi setelah kode "05"
      Dan permohonan itu telah diverifikasi

    @akhir @perlu:notifikasi @id:kuo-04-dikabarkan-esok @KUO-04:T
    Skenario: pemohon dikabari bahwa permohonannya diteruskan pada hari berikutnya
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan kuota dikurangi sampai jumlah yang telah terpakai
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Dan hari berganti
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "05" sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua telah diverifikasi
      Dan pemohon dikabari bahwa permohonan kedua diteruskan
