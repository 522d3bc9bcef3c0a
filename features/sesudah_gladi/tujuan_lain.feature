# language: id
@penutup
Fitur: Juknis II.F.2 - Data dari DWH tidak keluar dari aplikasi ke pihak lain
  Sumber: PKS Pasal 2 ayat (2) dan Juknis II.F.2, "tidak memberikan data ke pihak lain (Zero Sharing Policy)".
  Dinilai pada akhir gladi dari semua yang keluar dari aplikasi selain panggilannya ke DWH: permintaan HTTP dan HTTPS,
  nama yang ditanyakan kepada DNS, surat, dan kiriman lain. Bila mesin ini mengizinkan, gladi berdiri di ruang jaringan
  sendiri, dan penguji menjawab menggantikan setiap tujuan: tidak ada yang sampai ke internet.
  Bacaan kami: yang dicari ialah nilai yang hanya dapat berasal dari DWH, bukan yang diketik pemohon. Kepada host yang
  disebut rencana ([jaringan] hosts) pun Dinas Dukcapil meninjaunya. Yang tidak dapat dilihat isinya, atau terlihat
  tanpa ruang jaringan sendiri, ditinjau dan tidak pernah lulus. Kabar kepada pemohon sendiri pun tidak memuatnya.

  Aturan: data dari DWH tidak diberikan kepada pihak lain

    @metode:CALL_NIK @metode:portal @perlu:metode-data @id:bag-01-data-keluar @BAG-01
    Skenario: tidak ada data dari DWH yang keluar dari aplikasi
      Ketika seluruh gladi telah dijalankan
      Maka tidak satu pun nilai yang hanya dapat berasal dari DWH keluar dari aplikasi

    @perlu:mulai-ulang @id:bag-01-tujuan-lain @BAG-01
    Skenario: aplikasi tidak menghubungi tujuan yang tidak disebut
      Ketika seluruh gladi telah dijalankan
      Maka aplikasi hanya menghubungi tujuan yang disebut rencana

    @metode:CALL_NIK @metode:portal @perlu:metode-data @perlu:notifikasi @id:bag-01-kabar @BAG-01
    Skenario: kabar kepada pemohon tidak memuat data dari DWH
      Ketika seluruh gladi telah dijalankan
      Maka tidak satu pun kabar memuat nilai yang hanya dapat berasal dari DWH
