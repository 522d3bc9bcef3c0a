# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
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

    @perlu:web-service @id:kod-21-json-terpotong @KOD-20 @KOD-20:T
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

    @perlu:web-service @id:kod-21-daftar-kosong @KOD-20 @KOD-20:T
    Skenario: jawaban JSON tanpa isi
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan daftar kosong untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @perlu:web-service @id:kod-21-01-tanpa-elemen @KOD-20 @KOD-20:T
    Skenario: kode 01 tanpa hasil elemen
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab kode "01" tanpa hasil elemen untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

    @id:kod-20-data-penduduk-lain @KOD-20
    Skenario: jawaban berisi data penduduk lain
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan data penduduk lain untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan

    @perlu:web-service @id:kod-21-teks-asing @KOD-20 @KOD-20:T
    Skenario: teks yang tidak dikenal
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan teks yang tidak dikenal untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu

  Aturan: jawaban tentang penduduk lain tidak menyalahkan pemohon
    Bacaan kami: pada metode data, jawaban yang memuat NIK lain daripada yang ditanyakan tidak mengatakan apa pun tentang
    pemohon, jadi bukan alasan untuk menolaknya. Pada metode kesesuaian jawaban seperti itu boleh juga dibaca sebagai
    elemen yang tidak sesuai.

    @perlu:metode-data @id:kod-20-data-nik-lain @KOD-20:T
    Skenario: pemohon tidak ditolak karena jawaban yang berisi data penduduk lain
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan data penduduk lain untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan pemohon tidak dipersalahkan atas permohonan itu

  Aturan: jawaban yang terbaca tetapi keliru tidak diteruskan
    Di sini jawaban berbentuk JSON dan dapat dibaca, tetapi satu hal di dalamnya tidak seperti seharusnya: hasil satu
    elemen tidak ada, skor atau kode tertulis dalam bentuk lain, atau jawaban itu milik permohonan yang lebih dahulu.
    Bacaan kami: elemen yang dikirim tetapi tidak dijawab bukan elemen yang sesuai. Jawaban tanpa hasil NIK tidak dipaksakan,
    sebab NIK hanyalah kunci pencarian. Skor dan kode dalam bentuk lain boleh dipahami dan boleh ditolak; yang tidak
    boleh ialah meneruskan permohonan yang isiannya keliru.
    Bacaan kami: jawaban yang datang setelah aplikasi berhenti menunggu bukan jawaban atas panggilan berikutnya.

    @perlu:elemen-pembanding @id:kod-20-hasil-tidak-ada @KOD-20
    Skenario: hasil satu elemen yang dikirim tidak ada dalam jawaban
      Ketika beberapa pemohon mengajukan permohonan, dan setiap jawaban tidak memuat hasil satu isian
      Maka jawaban tanpa hasil itu sampai ke aplikasi untuk setiap permohonan
      Dan tidak satu pun permohonan diteruskan

    @perlu:web-service @perlu:nama-diketik @id:kod-20-skor-bentuk-lain @KOD-20
    Skenario: skor nama yang keliru dijawab dalam bentuk lain
      Ketika beberapa pemohon mengajukan permohonan dengan nama yang keliru, dan skornya dijawab dalam bentuk lain
      Maka gangguan itu sampai ke aplikasi untuk setiap permohonan
      Dan tidak satu pun permohonan diteruskan

    @perlu:web-service @id:kod-20-kode-bilangan @KOD-20
    Skenario: kode penolakan ditulis sebagai bilangan
      Dengan penduduk yang telah meninggal dunia (kode 11)
      Dan DWH menjawab dengan kode berupa bilangan untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan

    @id:kod-20-jawaban-tertinggal @KOD-20
    Skenario: jawaban yang terlambat tidak dipakai untuk pemohon berikutnya
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab lebih lambat daripada kesabaran aplikasi untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan pemohon lain mengajukan permohonan dengan NIK yang tidak terdapat di database kependudukan (kode 13)
      Maka gangguan itu sampai ke aplikasi untuk permohonan pertama
      Dan permohonan kedua tidak diteruskan

  Aturan: jawaban yang berlebih atau berkurang tidak terlihat oleh pemohon
    Elemen tambahan ialah elemen yang tidak diminta aplikasi, dengan isi karangan kami. Teknis berarti hanya dimengerti
    orang yang membuat aplikasi, seperti undefined atau null.
    Bacaan kami: meneruskan dan tidak meneruskan sama-sama boleh; yang dinilai ialah apa yang lalu dibaca pemohon.

    @id:elm-02-elemen-tambahan @ELM-02 @ELM-08 @KOD-20:T
    Skenario: jawaban memuat elemen yang tidak diminta
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menambahkan elemen yang tidak diminta pada jawaban untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan elemen yang tidak dinyatakan aplikasi tidak ditampilkan pada permohonan itu
      Dan pemohon mendapat jawaban atas permohonan itu

    @perlu:metode-data @id:kod-20-data-tanpa-elemen @KOD-20:T
    Skenario: jawaban berisi NIK saja, tanpa elemen lain
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab hanya NIK, tanpa elemen lain, untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan pemohon mendapat jawaban atas permohonan itu
      Dan pemohon tidak membaca kata teknis pada permohonan itu

    @perlu:metode-data @id:kod-20-data-kosong @KOD-20:T
    Skenario: jawaban dengan elemen-elemen yang kosong
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan elemen-elemen yang kosong untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan pemohon mendapat jawaban atas permohonan itu
      Dan pemohon tidak membaca kata teknis pada permohonan itu

    @perlu:web-service @perlu:metode-data @id:kod-20-data-bilangan-teks @KOD-20:T
    Skenario: setiap bilangan dalam jawaban tertulis sebagai teks
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menulis setiap bilangan dalam jawabannya sebagai teks untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan pemohon mendapat jawaban atas permohonan itu
      Dan pemohon tidak membaca kata teknis pada permohonan itu

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

    @id:kod-21-jawaban-lambat @KOD-20 @KOD-20:T @KOD-21 @POL-03
    Skenario: jawaban lebih lambat daripada kesabaran aplikasi
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab lebih lambat daripada kesabaran aplikasi untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon tidak dipersalahkan atas permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

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
    Skenario: DWH tidak kunjung menjawab, dua kali berturut-turut
      Dengan DWH tidak kunjung menjawab untuk semua orang
      Ketika 2 pemohon berturut-turut mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan pertama
      Dan tidak satu pun permohonan diteruskan
      Dan pemohon tidak dipersalahkan atas setiap permohonan

    @id:kod-21-gagal-beruntun @KOD-20 @KOD-20:T
    Skenario: galat server berturut-turut tidak membuat permohonan diteruskan
      Dengan DWH menjawab HTTP 503 untuk semua orang
      Ketika 5 pemohon berturut-turut mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan pertama
      Dan tidak satu pun permohonan diteruskan
      Dan pemohon tidak dipersalahkan atas setiap permohonan

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

    @id:kod-21-pengulangan-terbatas @KOD-21 @KOD-20 @POL-03
    Skenario: setelah gangguan jalur paling banyak satu pengulangan
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab HTTP 503 untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
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

    @id:kod-21-gagal-lagi @KOD-21 @KOD-20
    Skenario: permohonan yang disimpan tidak hilang bila gangguan berlanjut
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab HTTP 503 untuk semua orang
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan aplikasi 4 kali melanjutkan permohonan yang disimpan
      Dan gangguan berakhir
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu, bila disimpan, diteruskan hanya setelah DWH menjawab sesuai
      Dan permohonan itu telah diverifikasi

    @perlu:mulai-ulang @id:kod-21-mulai-ulang @KOD-21
    Skenario: permohonan yang disimpan tidak hilang bila listrik padam
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab HTTP 503 untuk semua orang
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan listrik padam, lalu aplikasi dimulai lagi
      Dan gangguan berakhir
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu telah diverifikasi

    @perlu:hasil-terbaca-lagi @id:kod-21-disimpan-lalu-ditolak @KOD-21 @KOD-20
    Skenario: pemohon yang permohonannya disimpan lalu ditolak diberi tahu
      Dengan penduduk yang NIK-nya tidak terdapat di database kependudukan (kode 13)
      Dan DWH menjawab HTTP 503 untuk semua orang
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan gangguan berakhir
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka gangguan itu sampai ke aplikasi untuk permohonan itu
      Dan pemohon tahu bahwa permohonan itu tidak diteruskan

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
