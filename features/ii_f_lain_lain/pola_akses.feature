# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
Fitur: Juknis II.F.1 - NIK tidak dimasukkan berurutan, berpola, dan dalam waktu yang berdekatan
  Aplikasi yang memanggil berulang-ulang sesudah ditolak memasukkan NIK dalam waktu yang berdekatan.

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
