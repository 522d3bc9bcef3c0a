# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
Fitur: Juknis I.B - Aplikasi bekerja pada bandwidth yang disepakati
  Jaringan komunikasi data tertutup dan besaran bandwidth-nya ditetapkan Juknis. Aplikasi melayani pemohon
  pada bandwidth itu, juga bila beberapa petugas bekerja pada saat yang sama.

  Aturan: bandwidth perjanjian cukup bagi aplikasi

    @id:net-01-bandwidth-perjanjian @NET-01:T
    Skenario: permohonan dilayani pada bandwidth perjanjian
      Dengan jaringan berjalan pada bandwidth perjanjian
      Ketika 4 petugas mengajukan permohonan pemohon yang berbeda pada saat yang sama
      Maka kode "01" sampai ke aplikasi untuk setiap permohonan
      Dan setiap permohonan diteruskan
