# language: id
@metode:CALL_VERIFY_BY_ELEMEN
Fitur: Juknis II.E - Aplikasi memakai hanya elemen yang tercantum untuknya
  Juknis mencantumkan elemen tiap aplikasi. Elemen lain tidak dikirim, sekalipun PKS memberikannya.

  Aturan: hanya elemen yang dinyatakan aplikasi

    @id:elm-02-saat-sesuai @ELM-02
    Skenario: verifikasi yang sesuai memakai hanya elemen aplikasi
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi
      Dan hanya elemen yang dinyatakan aplikasi yang dikirim

    @perlu:elemen-pembanding @id:elm-02-saat-tidak-sesuai @ELM-02
    Skenario: verifikasi yang tidak sesuai tidak menambah elemen
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang keliru
      Maka hasil "tidak sesuai" sampai ke aplikasi
      Dan hanya elemen yang dinyatakan aplikasi yang dikirim

    @id:elm-08-tidak-di-luar-pks @ELM-08
    Skenario: tidak ada elemen di luar PKS yang dikirim
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi
      Dan hanya elemen yang diberikan PKS yang dikirim

  Aturan: hanya metode dan kunci yang diberikan PKS

    @id:aks-09-metode-pks @AKS-09 @ELM-05 @ELM-08
    Skenario: tidak ada metode di luar PKS yang dipanggil
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi
      Dan hanya metode yang diberikan PKS yang dipanggil
