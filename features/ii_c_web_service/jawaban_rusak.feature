# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
Fitur: PKS Pasal 2 ayat (2) huruf h - Jawaban yang tidak dikenal, rusak, lambat, atau tidak ada
  Sumber: PKS Pasal 2 ayat (2) huruf h (Purbalingga, Banjarnegara), "menjamin keamanan dan perlindungan terhadap
  sistem, data, jaringan dan program"; PKS Pasal 1 dan Lampiran II angka 3
  huruf a, hanya yang sesuai yang dilanjutkan.
  Jawaban yang tidak dapat dibaca bukan persetujuan: permohonan tidak diteruskan, pengulangan terbatas, permohonan
  tidak hilang, dan pemohon tidak dipersalahkan.
  Bacaan kami: tidak satu pun Juknis menyebut jawaban yang rusak; bentuk-bentuk kerusakan di bawah ini, kode 99 dan
  teks asing adalah pilihan kami, dan setiap jawaban rusak dipaksakan oleh simulator. Pengulangan yang terbatas,
  permohonan yang tidak hilang, dan pemohon yang tidak dipersalahkan adalah turunan kami, paling berat peringatan.

  Aturan: yang tidak terbaca tidak diteruskan
    JSON ialah bentuk tulisan jawaban DWH, yang dibaca mesin; terpotong berarti bagian akhirnya tidak ada.
    Badan kosong berarti jawaban datang tanpa isi satu huruf pun.
    Halaman HTML ialah halaman situs biasa, misalnya dari perangkat jaringan, bukan jawaban DWH.
    Daftar kosong berarti jawaban berbentuk benar, tetapi tidak berisi hasil apa pun.

    @id:kod-21-json-terpotong @KOD-20 @KOD-20:T
    Skenario: jawaban JSON terpotong
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan JSON yang terpotong untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-badan-kosong @KOD-20 @KOD-20:T
    Skenario: jawaban kosong
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan badan kosong untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-halaman-html @KOD-20 @KOD-20:T
    Skenario: jawaban berupa halaman HTML
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan halaman HTML untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-kode-asing @KOD-20 @KOD-20:T
    Skenario: kode yang tidak dikenal
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab kode "99" untuk penduduk itu (jawaban dipaksakan)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "99" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-daftar-kosong @KOD-20 @KOD-20:T
    Skenario: jawaban JSON tanpa isi
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan daftar kosong untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-01-tanpa-elemen @KOD-20 @KOD-20:T
    Skenario: kode 01 tanpa hasil elemen
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab kode "01" tanpa hasil elemen untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-teks-asing @KOD-20 @KOD-20:T
    Skenario: teks yang tidak dikenal
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan teks yang tidak dikenal untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

  Aturan: gangguan jalur tidak diteruskan dan tidak diulang tanpa batas
    HTTP 500 dan HTTP 503 ialah pengakuan server bahwa ia sendiri sedang rusak atau tidak sanggup melayani.
    HTTP 404 ialah jawaban server bahwa alamat yang diminta tidak ada padanya.
    Setetes demi setetes berarti jawaban terus datang, tetapi begitu pelan sehingga tidak selesai pada waktunya.
    Bacaan kami: satu pengulangan setelah gangguan jalur masih wajar, jadi paling banyak 2 panggilan;
    ambang itu, seperti yang lain, diterangkan pada fitur pola akses.

    @id:kod-21-http-500 @KOD-20 @KOD-20:T
    Skenario: server DWH rusak (HTTP 500)
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab HTTP 500 untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-jawaban-lambat @KOD-20 @KOD-20:T
    Skenario: jawaban lebih lambat daripada kesabaran aplikasi
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab lebih lambat daripada kesabaran aplikasi untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-http-404 @KOD-20 @KOD-20:T
    Skenario: alamat DWH dinyatakan tidak ada (HTTP 404)
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab HTTP 404 untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-jawaban-terputus @KOD-20 @KOD-20:T
    Skenario: jawaban terputus di tengah
      Dengan penduduk biasa yang datanya cocok
      Dan DWH memutus jawabannya di tengah untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-sambungan-diputus @KOD-20 @KOD-20:T
    Skenario: sambungan diputus
      Dengan penduduk biasa yang datanya cocok
      Dan DWH memutus sambungan untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-tidak-menjawab @KOD-20 @KOD-20:T
    Skenario: DWH tidak kunjung menjawab
      Dengan penduduk biasa yang datanya cocok
      Dan DWH tidak kunjung menjawab untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-menetes @KOD-20 @KOD-20:T
    Skenario: jawaban datang setetes demi setetes
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab setetes demi setetes untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-21-pernah-sesuai @KOD-20 @KOD-20:T
    Skenario: galat server tidak diteruskan sekalipun penduduk itu pernah sesuai
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan DWH menjawab HTTP 500 untuk penduduk itu
      Dan pemohon yang sama mengajukan permohonan lagi dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan kedua

    @id:kod-21-pengulangan-terbatas @KOD-21
    Skenario: setelah gangguan jalur paling banyak satu pengulangan
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab HTTP 503 untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

    @id:kod-21-lambat-tidak-diulang @KOD-21
    Skenario: setelah jawaban yang terlalu lambat paling banyak satu pengulangan
      Dengan penduduk biasa yang datanya cocok
      Dan DWH tidak kunjung menjawab untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

  Aturan: permohonan yang terkena gangguan tidak hilang
    Yang dibuktikan "dilanjutkan" ialah bahwa permohonan itu kemudian diverifikasi dengan kode 01, satu kali. Bahwa
    layanannya lalu berjalan terlihat hanya dari kabar kepada pemohon, bila aplikasi mengirimnya.

    @id:kod-21-tidak-hilang-galat-server @KOD-21
    Skenario: permohonan yang terkena galat server diverifikasi setelah gangguan berakhir
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab HTTP 503 untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan gangguan berakhir
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu telah diverifikasi

    @id:kod-21-tidak-hilang-sambungan @KOD-21
    Skenario: permohonan yang sambungannya diputus diverifikasi setelah gangguan berakhir
      Dengan penduduk biasa yang datanya cocok
      Dan DWH memutus sambungan untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan gangguan berakhir
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu telah diverifikasi

    @perlu:notifikasi @id:kod-21-dikabarkan @KOD-21
    Skenario: pemohon dikabari bahwa permohonannya diteruskan setelah gangguan berakhir
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan jaringan Pengguna diputus
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Dan gangguan berakhir
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan gangguan itu sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua telah diverifikasi
      Dan pemohon dikabari bahwa permohonan kedua diteruskan
