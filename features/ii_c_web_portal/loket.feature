# language: id
@perlu:web-portal @metode:portal
Fitur: Juknis II.C.3 dan Lampiran III - Pelayanan loket dengan Web Portal
  Sumber: Juknis Purbalingga II.C.3 dan Lampiran III, Juknis Banjarnegara II.C.2 dan Lampiran II, Juknis Karanganyar
  2 huruf a-c: petugas mencocokkan dokumen pemohon dengan Web Portal memakai NIK, dan layanan dilanjutkan bila sesuai.
  Petugas di sini ialah orang atau program yang menirukannya; rencana menyebut caranya.
  Bacaan kami: Juknis tidak menyebut berapa lama petugas boleh diam sebelum harus masuk lagi; angkanya rekaan kami.

  Aturan: data yang diperbaiki diperiksa kembali (Lampiran III angka 8, 9 dan 10)

    @perlu:elemen-pembanding @id:lay-03-diperiksa-kembali @LAY-03 @KOD-20
    Skenario: pemohon yang memperbaiki datanya diperiksa kembali dan dilayani
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang keliru
      Dan pemohon yang sama mengajukan permohonan lagi dengan data yang benar
      Maka hasil "tidak sesuai" sampai ke aplikasi untuk permohonan pertama
      Dan permohonan pertama tidak diteruskan
      Dan kode "01" sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua diteruskan

  Aturan: petugas yang harus masuk lagi tidak menggagalkan pelayanan

    @id:lay-03-masuk-lagi @LAY-03 @KUO-05
    Skenario: petugas yang lama tidak membuka portal masuk lagi dan melayani dengan satu hit
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan petugas lama tidak membuka Web Portal
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk setiap permohonan
      Dan setiap permohonan diteruskan
      Dan setiap permohonan memakai tepat satu panggilan

  Aturan: Web Portal dan perangkat pembaca KTP-el dipakai bersama (PKS Karanganyar Pasal 2 ayat (2) huruf d)

    @perlu:pembaca @perlu:petugas @id:ktp-10-kartu-dan-portal @KTP-10 @KTP-10:T
    Skenario: petugas membaca KTP-el lalu mencari NIK-nya di Web Portal
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon menyerahkan KTP-el-nya untuk dibaca dengan card reader
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu dilayani dengan card reader dan Web Portal bersama
