# language: id
@perlu:alamat-aplikasi @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
Fitur: PKS Pasal 2 dan Juknis II.F.4 - Sistem, data, jaringan dan program dilindungi
  Sumber: PKS Pasal 2 ayat (2) huruf h, "menjamin keamanan dan perlindungan terhadap sistem, data, jaringan dan program".
  Kalimat itu tidak menyebut caranya.
  Bacaan kami: enam hal yang terlihat dari luar, masing-masing paling berat peringatan. Penilaian keamanan yang
  sesungguhnya tetap dokumen.
  Akun bawaan dicoba paling banyak tiga kali pada sebuah halaman masuk, tidak pernah dengan nama petugas dari rencana.

  Aturan: yang terlihat dari luar terlindungi

    @id:sec-01-tls @SEC-01:T
    Skenario: aplikasi dilayani melalui TLS, atau hanya pada loopback
      Ketika soket tempat aplikasi mendengarkan dilihat
      Maka pengunjung itu menerima jawaban yang terbaca
      Dan aplikasi dilayani melalui TLS, atau hanya pada loopback

    @id:sec-01-debug @SEC-01:T
    Skenario: mode debug mati
      Ketika seorang pengunjung mengirim permintaan yang tidak semestinya
      Dan seorang pengunjung mencoba jalur-jalur yang sering tertinggal terbuka
      Maka pengunjung itu menerima jawaban yang terbaca
      Dan tidak ada halaman debug atau jejak tumpukan

    @id:sec-01-akun-bawaan @SEC-01:T
    Skenario: akun bawaan tidak diterima
      Ketika seorang pengunjung mencoba akun bawaan pada halaman masuk
      Maka pengunjung itu menerima jawaban yang terbaca
      Dan tidak satu pun akun bawaan diterima

    @id:sec-01-kuki @SEC-01:T
    Skenario: kuki sesi terlindungi
      Ketika seorang pengunjung tanpa sesi membuka halaman-halaman aplikasi
      Maka pengunjung itu menerima jawaban yang terbaca
      Dan kuki sesi tidak terbaca skrip dan tidak ikut dari situs lain

    @id:sec-01-tajuk @SEC-01:T
    Skenario: halaman membawa tajuk pelindungnya
      Ketika seorang pengunjung tanpa sesi membuka halaman-halaman aplikasi
      Maka pengunjung itu menerima jawaban yang terbaca
      Dan setiap halaman membawa tajuk pelindungnya

    @id:sec-01-daftar-isi @SEC-01:T
    Skenario: direktori tidak menampilkan daftar isinya
      Ketika seorang pengunjung membuka direktori di atas halaman-halaman itu
      Maka pengunjung itu menerima jawaban yang terbaca
      Dan tidak ada direktori yang menampilkan daftar isinya
