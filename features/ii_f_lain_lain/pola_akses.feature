# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
Fitur: Juknis II.F.1 - NIK tidak dimasukkan berurutan, berpola, dan dalam waktu yang berdekatan
  Aplikasi yang memanggil berulang-ulang sesudah ditolak memasukkan NIK dalam waktu yang berdekatan. Pemakai
  yang memasukkan deret NIK dihentikan oleh aplikasi sebelum DWH ditanya; ambang deret adalah bacaan kami.

  Aturan: penolakan tidak dijawab dengan panggilan berulang

    @akhir @id:pol-03-kuota-habis @POL-03
    Skenario: kuota habis tidak diserbu
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini telah habis
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "05" sampai ke aplikasi
      Dan permohonan itu memakai paling banyak 4 panggilan

    @id:pol-03-gagal-login @POL-03
    Skenario: gagal login tidak diserbu
      Dengan penduduk biasa yang datanya cocok
      Dan kata sandi user id telah diganti Penyelenggara
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "03" sampai ke aplikasi
      Dan permohonan itu memakai paling banyak 4 panggilan

    @id:pol-03-gangguan-jalur @POL-03
    Skenario: gangguan jalur tidak diserbu
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab HTTP 503 untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan itu memakai paling banyak 4 panggilan

  Aturan: aplikasi tidak membuat panggilan sendiri

    @id:pol-01-tanpa-panggilan-sendiri @POL-01 @POL-02
    Skenario: DWH ditanya hanya tentang NIK yang dimasukkan pemohon
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi
      Dan DWH ditanya hanya tentang NIK yang dimasukkan pemohon

  Aturan: pemakai yang memasukkan deret NIK dihentikan, pemohon lain tetap dilayani

    @id:pol-01-berurutan @POL-01:T
    Skenario: NIK yang berurutan dihentikan
      Dengan penduduk biasa yang datanya cocok
      Ketika satu pemakai memasukkan 8 NIK yang berurutan
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "01" sampai ke aplikasi
      Dan deret "berurutan" dihentikan sebelum mencapai DWH

    @id:pol-02-berpola @POL-02:T
    Skenario: NIK yang berpola dihentikan
      Dengan penduduk biasa yang datanya cocok
      Ketika satu pemakai memasukkan 8 NIK yang berpola
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "01" sampai ke aplikasi
      Dan deret "berpola" dihentikan sebelum mencapai DWH

    @id:pol-03-berdekatan @POL-03:T
    Skenario: NIK yang dimasukkan dalam waktu yang berdekatan dihentikan
      Ketika satu pemakai memasukkan 14 NIK yang berlainan dalam waktu yang berdekatan
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "01" sampai ke aplikasi
      Dan deret "berdekatan" dihentikan sebelum mencapai DWH
