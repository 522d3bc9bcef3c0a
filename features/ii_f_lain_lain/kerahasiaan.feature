# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
Fitur: Juknis II.F.2 - Data yang diakses tidak diberikan kepada pihak lain
  Sumber: PKS Pasal 2 ayat (2) dan Juknis II.F.2, "tidak memberikan data ke pihak lain (Zero Sharing Policy)".
  Pada metode data, DWH menjawab dengan data penduduk itu sendiri, dan aplikasi yang membandingkannya dengan isian.
  Bacaan kami: orang yang isiannya keliru adalah pihak lain. Halaman jawabannya, juga yang tersembunyi di dalamnya
  (atribut, isian tersembunyi, komentar, skrip), tidak memuat data pemilik NIK itu yang tidak ia isikan dengan benar.

  Aturan: orang yang isiannya keliru tidak membaca data pemilik NIK itu

    @perlu:metode-data @perlu:elemen-pembanding @id:bag-01-data-pemilik-nik @BAG-01
    Skenario: data pemilik NIK tidak diberitahukan kepada orang yang isiannya keliru
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang keliru
      Maka hasil "tidak sesuai" sampai ke aplikasi untuk permohonan itu
      Dan pemohon tidak membaca data pemilik NIK yang tidak ia isikan dengan benar pada permohonan itu
