# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
Fitur: Juknis I.B - Jawaban yang datang pada bandwidth yang disepakati terbaca utuh
  Sumber: Juknis I.B angka 2 (Purbalingga, Banjarnegara: 1 Mbps) dan Juknis Karanganyar 1 huruf a.
  Pada jaringan yang pelan sebuah jawaban tiba bertahap. Aplikasi menunggu sampai jawaban itu utuh,
  juga bila beberapa petugas bekerja serentak.
  Bacaan kami: bahwa aplikasi harus tetap bekerja pada bandwidth itu kami turunkan dari Juknis, paling berat
  peringatan; "1 Gigabyte" pada perjanjian Karanganyar kami baca 1 Gbps; 4 petugas serentak adalah angka kami.
  Pada bandwidth yang besar (Karanganyar) jawaban tiba hampir sekaligus, sehingga uji ini tidak membuktikan apa pun.
  Belum diuji di sini apakah bandwidth itu cukup bagi banyaknya pemohon sehari: itu bagian uji beban.

  Aturan: jawaban yang tiba bertahap tetap terbaca

    @id:net-01-bandwidth-perjanjian @NET-01:T
    Skenario: jawaban yang tiba bertahap pada bandwidth perjanjian terbaca
      Dengan jaringan berjalan pada bandwidth perjanjian
      Ketika 4 petugas serentak mengajukan permohonan untuk 4 pemohon
      Maka kode "01" sampai ke aplikasi untuk setiap permohonan
      Dan setiap permohonan diteruskan
