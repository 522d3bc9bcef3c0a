# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
Fitur: Juknis II.C.2.b.3 - Kode tentang parameter Pengguna
  Sumber: Juknis II.C.2.b.3, "response code pengecekan parameter Pengguna, tidak menampilkan data"; PKS Pasal 1 dan
  Lampiran II angka 3 huruf a, hanya yang sesuai yang dilanjutkan.
  Kode ini tidak mengatakan apa pun tentang pemohon. Aplikasi tidak meneruskan permohonan, memberi tahu pengelola
  (orang yang mengurus aplikasi pada Pengguna), dan tidak menyalahkan pemohon.
  Bacaan kami: memberi tahu pengelola dan tidak menyalahkan pemohon adalah turunan kami, paling berat peringatan.
  Kode 07, 09 dan 10 dipaksakan oleh simulator, sebab aplikasi yang benar tidak menimbulkannya; dengan itu hanya
  sikap aplikasi yang diuji, bukan bahwa Penyelenggara menolak panggilan yang tidak lengkap. Dalam dialek lama kode 07
  berbunyi seperti kode 13, sehingga aplikasi tidak dapat membedakannya dan skenarionya tidak berlaku.

  Aturan: gangguan di pihak Pengguna bukan kesalahan pemohon

    @dialek-lain @id:kod-03-gagal-login @KOD-03 @AKS-02 @KOD-20 @KOD-20:T @POL-03
    Skenario: gagal login karena kata sandi telah diganti
      Dengan penduduk biasa yang datanya cocok
      Dan kata sandi user id telah diganti Penyelenggara
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "03" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

    @id:kod-04-ip-tidak-sesuai @KOD-04 @KOD-20 @KOD-20:T @POL-03
    Skenario: alamat IP tidak terdaftar lagi
      Dengan penduduk biasa yang datanya cocok
      Dan alamat IP aplikasi tidak terdaftar lagi
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "04" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

    @perlu:web-service @bukan-dialek:lama @id:kod-07-parameter-tidak-lengkap @KOD-07 @KOD-20 @KOD-20:T @POL-03
    Skenario: parameter dinyatakan tidak lengkap
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab kode "07" untuk penduduk itu (jawaban dipaksakan)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "07" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

    @perlu:web-service @id:kod-09-identitas-kosong @KOD-09 @KOD-20 @KOD-20:T @POL-03
    Skenario: username, password atau IP dinyatakan kosong
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab kode "09" untuk penduduk itu (jawaban dipaksakan)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "09" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

    @perlu:web-service @bukan-dialek:lama @id:kod-10-format-ip @KOD-10 @KOD-20 @KOD-20:T @POL-03
    Skenario: format IP dinyatakan tidak valid
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab kode "10" untuk penduduk itu (jawaban dipaksakan)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "10" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

    @dialek-lain @id:kod-16-instansi-tidak-aktif @KOD-16 @AKS-04 @KOD-20 @KOD-20:T @POL-03
    Skenario: instansi tidak aktif
      Dengan penduduk biasa yang datanya cocok
      Dan instansi dinonaktifkan
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "16" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

    @id:kod-17-user-id-non-aktif @KOD-17 @AKS-04 @KOD-20 @KOD-20:T @POL-03
    Skenario: user id non aktif
      Dengan penduduk biasa yang datanya cocok
      Dan user id dinonaktifkan
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "17" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

  Aturan: pengelola diberi tahu tentang gangguan di pihak Pengguna
    Satu skenario untuk setiap kode, agar terbaca kode mana yang tidak disampaikan. Yang dibuktikan ialah bahwa halaman
    pengelola sesudahnya memuat hal yang sebelumnya tidak ada, bukan bahwa kata-katanya tepat.
    Kode 05 termasuk di sini: sampai hari berikutnya tidak ada yang dilayani. Kode 06 tidak: itu jam akses yang biasa.
    Kode 07, 09 dan 10 dipaksakan, seperti di atas.

    @perlu:halaman-petugas @id:kod-20-petugas-diberi-tahu @KOD-03 @KOD-20:T
    Skenario: gagal login (kode 03) tampak pada halaman pengelola
      Dengan penduduk biasa yang datanya cocok
      Dan halaman pengelola telah dilihat
      Dan kata sandi user id telah diganti Penyelenggara
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "03" sampai ke aplikasi untuk permohonan itu
      Dan pengelola diberi tahu

    @perlu:halaman-petugas @id:kod-20-petugas-diberi-tahu-04 @KOD-04 @KOD-20:T
    Skenario: alamat IP yang tidak sesuai (kode 04) tampak pada halaman pengelola
      Dengan penduduk biasa yang datanya cocok
      Dan halaman pengelola telah dilihat
      Dan alamat IP aplikasi tidak terdaftar lagi
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "04" sampai ke aplikasi untuk permohonan itu
      Dan pengelola diberi tahu

    @perlu:web-service @perlu:halaman-petugas @bukan-dialek:lama @id:kod-20-petugas-diberi-tahu-07 @KOD-07 @KOD-20:T
    Skenario: parameter yang tidak lengkap (kode 07) tampak pada halaman pengelola
      Dengan penduduk biasa yang datanya cocok
      Dan halaman pengelola telah dilihat
      Dan DWH menjawab kode "07" untuk penduduk itu (jawaban dipaksakan)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "07" sampai ke aplikasi untuk permohonan itu
      Dan pengelola diberi tahu

    @perlu:web-service @perlu:halaman-petugas @id:kod-20-petugas-diberi-tahu-09 @KOD-09 @KOD-20:T
    Skenario: username, password atau IP yang kosong (kode 09) tampak pada halaman pengelola
      Dengan penduduk biasa yang datanya cocok
      Dan halaman pengelola telah dilihat
      Dan DWH menjawab kode "09" untuk penduduk itu (jawaban dipaksakan)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "09" sampai ke aplikasi untuk permohonan itu
      Dan pengelola diberi tahu

    @perlu:web-service @perlu:halaman-petugas @bukan-dialek:lama @id:kod-20-petugas-diberi-tahu-10 @KOD-10 @KOD-20:T
    Skenario: format IP yang tidak valid (kode 10) tampak pada halaman pengelola
      Dengan penduduk biasa yang datanya cocok
      Dan halaman pengelola telah dilihat
      Dan DWH menjawab kode "10" untuk penduduk itu (jawaban dipaksakan)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "10" sampai ke aplikasi untuk permohonan itu
      Dan pengelola diberi tahu

    @perlu:halaman-petugas @id:kod-20-petugas-diberi-tahu-16 @KOD-16 @KOD-20:T
    Skenario: instansi yang tidak aktif (kode 16) tampak pada halaman pengelola
      Dengan penduduk biasa yang datanya cocok
      Dan halaman pengelola telah dilihat
      Dan instansi dinonaktifkan
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "16" sampai ke aplikasi untuk permohonan itu
      Dan pengelola diberi tahu

    @perlu:halaman-petugas @id:kod-20-petugas-diberi-tahu-17 @KOD-17 @KOD-20:T
    Skenario: user id yang non aktif (kode 17) tampak pada halaman pengelola
      Dengan penduduk biasa yang datanya cocok
      Dan halaman pengelola telah dilihat
      Dan user id dinonaktifkan
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "17" sampai ke aplikasi untuk permohonan itu
      Dan pengelola diberi tahu

    @perlu:halaman-petugas @akhir @id:kuo-04-petugas-diberi-tahu @KOD-05 @KUO-04:T @KOD-20:T
    Skenario: kuota yang habis (kode 05) tampak pada halaman pengelola
      Dengan penduduk biasa yang datanya cocok
      Dan halaman pengelola telah dilihat
      Dan kuota hari ini telah habis
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "05" sampai ke aplikasi untuk permohonan itu
      Dan pengelola diberi tahu

    @perlu:halaman-petugas @id:kod-20-petugas-diberi-tahu-lagi @KOD-16 @KOD-20:T
    Skenario: gangguan yang sama untuk kedua kalinya tampak lagi pada halaman pengelola
      Dengan penduduk biasa yang datanya cocok
      Dan instansi dinonaktifkan
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan gangguan berakhir
      Dan aplikasi melanjutkan permohonan yang disimpan
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Dan halaman pengelola dilihat
      Dan instansi dinonaktifkan
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "16" sampai ke aplikasi untuk permohonan pertama
      Dan kode "16" sampai ke aplikasi untuk permohonan terakhir
      Dan pengelola diberi tahu
