# language: id
@perlu:alamat-aplikasi @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
Fitur: SPTJM dan NDA - API, alamat IP, user id dan kata sandi tidak sampai kepada orang lain
  Sumber: SPTJM ("API", "IP Address Local (IP LAN)", "User ID" adalah rahasia), NDA ("IP Server, user dan password").
  Dicari pada semua yang diterima seorang pengunjung tanpa sesi dan seorang pemohon: halaman, skrip, peta sumber,
  pengalihan, tajuk, kuki, halaman galat; apa adanya, terbalik, dalam base64, heksadesimal, dan di balik penyandian
  persen, HTML dan JavaScript.
  Bacaan kami: nilai yang lebih pendek dari enam karakter, kata umum, dan alamat loopback tidak dicari, sebab siapa pun
  dapat menuliskannya; pemakai yang masuk lebih dahulu boleh mengetahui user id dan alamat DWH. Yang disusun skrip dari
  beberapa potong tidak terlihat di sini.

  Aturan: rahasia layanan tinggal di server

    @id:bag-02-halaman @BAG-02
    Skenario: rahasia layanan tidak ada pada apa yang diterima pengunjung dan pemohon
      Ketika seorang pengunjung tanpa sesi membuka halaman-halaman aplikasi
      Maka pengunjung itu menerima jawaban yang terbaca
      Dan tidak ada rahasia layanan pada halaman mana pun, juga bagi pemohon

    @id:bag-02-galat @BAG-02
    Skenario: rahasia layanan tidak ada pada halaman galat
      Ketika seorang pengunjung mengirim permintaan yang tidak semestinya
      Dan DWH menjawab HTTP 500 untuk semua orang
      Dan pemohon mengajukan permohonan dengan data yang benar
      Dan seorang pengunjung mengirim permintaan yang tidak semestinya
      Maka pengunjung itu menerima jawaban yang terbaca
      Dan tidak ada rahasia layanan pada halaman galat mana pun

    @id:bag-02-jalur-umum @BAG-02
    Skenario: repositori, pengaturan, cadangan dan log tidak terbuka bagi pengunjung
      Ketika seorang pengunjung mencoba jalur-jalur yang sering tertinggal terbuka
      Maka pengunjung itu menerima jawaban yang terbaca
      Dan tidak ada rahasia, repositori, pengaturan, cadangan atau log yang terbuka
