# language: id
Fitur: Juknis II.E, II.C dan PKS Pasal 2 ayat (1) - Aplikasi mengirim hanya yang diberikan kepadanya
  Sumber: Juknis II.E huruf d (elemen tiap aplikasi; Lapor MasBup: NIK dan nama lengkap), Juknis II.C.1 (metode akses),
  PKS Pasal 2 ayat (1) huruf a dan b (elemen, "secara terbatas"), Perbup Karanganyar 11/2020 Pasal 5.
  Juknis mencantumkan elemen tiap aplikasi. Elemen lain tidak dikirim, sekalipun PKS memberikannya.
  Bacaan kami: yang terlihat dari DWH ialah apa yang dikirim aplikasi; apa yang lalu dipakainya tidak terlihat di sini.
  Kunci selain NIK (nomor KK, biometrik, kombinasi elemen) belum diuji.

  Aturan: hanya elemen yang dinyatakan aplikasi

    @id:elm-02-saat-sesuai @ELM-02 @metode:CALL_VERIFY_BY_ELEMEN
    Skenario: verifikasi yang sesuai mengirim hanya elemen aplikasi
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan hanya elemen yang dinyatakan aplikasi yang dikirim untuk permohonan itu

    @perlu:elemen-pembanding @id:elm-02-saat-tidak-sesuai @ELM-02 @metode:CALL_VERIFY_BY_ELEMEN
    Skenario: verifikasi yang tidak sesuai tidak menambah elemen
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang keliru
      Maka hasil "tidak sesuai" sampai ke aplikasi untuk permohonan itu
      Dan hanya elemen yang dinyatakan aplikasi yang dikirim untuk permohonan itu

  Aturan: hanya elemen dan metode yang diberikan PKS

    @id:elm-08-tidak-di-luar-pks @ELM-08 @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
    Skenario: tidak ada elemen di luar PKS yang dikirim
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan hanya elemen yang diberikan PKS yang dikirim untuk permohonan itu

    @id:aks-09-metode-pks @AKS-09 @ELM-08 @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
    Skenario: tidak ada metode di luar PKS yang dipanggil
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan hanya metode yang diberikan PKS yang dipanggil untuk permohonan itu
