# language: id
@perlu:formulir-user-id
Fitur: Juknis II.A - Permohonan dan penyerahan user id
  Sumber: Juknis Purbalingga dan Banjarnegara II.A.3, Juknis Karanganyar 2 huruf d-g: Pengguna bersurat dengan
  melampirkan formulir permohonan User ID, dan Dinas menyerahkan User ID dan password, pada perubahan dengan Berita
  Acara Serah Terima (BAST). Formulir dan suratnya ada pada rencana; petugas lalu bekerja dengan yang diserahkan.
  Bacaan kami: bentuk setiap kolom (panjang NIK dan NIP, kode wilayah yang ada) diperiksa menurut angka kami; BAST
  diminta juga pada penyerahan pertama.

  Aturan: formulir memuat semua kolom yang diminta

    @id:aks-05-formulir-lengkap @AKS-05
    Skenario: formulir user id lengkap sejak pertama diajukan
      Ketika Pengguna mengajukan formulir user id
      Maka formulir itu sampai kepada Dinas Dukcapil
      Dan formulir itu diterima tanpa kekurangan

  Aturan: petugas bekerja dengan user id yang diserahkan kepadanya

    @perlu:web-portal @metode:portal @id:aks-03-user-id-diserahkan @AKS-03
    Skenario: petugas masuk dengan user id yang diserahkan dengan BAST
      Dengan penduduk biasa yang datanya cocok
      Ketika Pengguna mengajukan formulir user id
      Dan petugas lama tidak membuka Web Portal
      Dan pemohon mengajukan permohonan dengan data yang benar
      Maka user id diserahkan kepada petugas dengan BAST
      Dan kode "01" sampai ke aplikasi untuk permohonan itu
      Dan petugas bekerja dengan user id itu untuk permohonan itu
