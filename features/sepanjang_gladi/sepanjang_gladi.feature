# language: id
@penutup @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
Fitur: Juknis II.E, II.C, II.F.1 dan PKS Pasal 2 - Yang berlaku pada setiap panggilan sepanjang gladi
  Sumber: Juknis II.E huruf d (elemen tiap aplikasi; Lapor MasBup: NIK dan nama lengkap), Juknis II.C.1 (metode akses),
  PKS Pasal 2 ayat (1) huruf a dan b (elemen, "secara terbatas"), Juknis II.F.1 (tujuan pemanfaatan, cara memasukkan
  NIK), Juknis I.A.1 (satu titik akses dengan IP LAN), Perbup Karanganyar 11/2020 Pasal 5.
  Dinilai pada seluruh panggilan sejak gladi dimulai, juga yang datang di antara dua skenario, setelah aplikasi
  dimulai lagi, dan setelah permohonan mendapat jawabannya. Sebelum menilai, gladi diakhiri: gangguan terakhir dicabut,
  hari berganti, aplikasi dibangunkan lalu dimulai lagi satu kali, dan hasil setiap permohonan yang tersimpan dibaca
  lagi.
  Bacaan kami: yang terlihat dari DWH ialah apa yang dikirim aplikasi; apa yang lalu dipakainya tidak terlihat di sini.
  Elemen yang disebut tanpa isi paling berat peringatan; ambang yang diturunkan ditinjau Dinas Dukcapil. Kunci selain
  NIK (nomor KK, biometrik, kombinasi elemen) belum diuji.

  Aturan: hanya yang diberikan kepada aplikasi ini

    @perlu:web-service @id:elm-02-saat-sesuai @ELM-02
    Skenario: hanya elemen aplikasi yang dikirim
      Ketika seluruh gladi telah dijalankan
      Maka hanya elemen yang dinyatakan aplikasi yang dikirim

    @perlu:web-service @id:elm-02-elemen-kosong @ELM-02
    Skenario: elemen lain tidak disebut, kosong sekalipun
      Ketika seluruh gladi telah dijalankan
      Maka tidak ada elemen lain yang disebut, kosong sekalipun

    @id:elm-02-yang-ditampilkan @ELM-02 @ELM-08
    Skenario: hanya elemen aplikasi yang ditampilkan kepada pemohon
      Ketika seluruh gladi telah dijalankan
      Maka hanya elemen yang dinyatakan aplikasi yang ditampilkan

    @perlu:web-service @id:elm-08-tidak-di-luar-pks @ELM-08
    Skenario: tidak ada elemen di luar PKS yang dikirim
      Ketika seluruh gladi telah dijalankan
      Maka hanya elemen yang diberikan PKS yang dikirim

    @id:aks-09-metode-pks @AKS-09 @ELM-08
    Skenario: tidak ada metode di luar PKS yang dipanggil
      Ketika seluruh gladi telah dijalankan
      Maka hanya metode yang diberikan PKS yang dipanggil

    @id:aks-03-identitas-sendiri @AKS-03
    Skenario: setiap panggilan memakai identitas yang diberikan
      Ketika seluruh gladi telah dijalankan
      Maka setiap panggilan memakai user id dan alamat IP yang diberikan

  Aturan: aplikasi tidak membuat panggilan sendiri

    @id:pol-01-tanpa-panggilan-sendiri @POL-04 @POL-01 @POL-02
    Skenario: DWH ditanya hanya tentang NIK yang dimasukkan pemohon
      Ketika seluruh gladi telah dijalankan
      Maka DWH ditanya hanya tentang NIK yang dimasukkan pemohon

    @id:kuo-05-setiap-panggilan-dijelaskan @KUO-05 @POL-03
    Skenario: permohonan yang sudah dijawab tidak ditanyakan lagi
      Ketika seluruh gladi telah dijalankan
      Maka setiap jawaban tentang penduduk dijelaskan oleh satu permohonan

    @id:pol-03-jeda-memanjang @POL-03
    Skenario: penolakan tidak dijawab dengan panggilan yang terus berulang
      Ketika seluruh gladi telah dijalankan
      Maka panggilan setelah penolakan berhenti, atau jedanya memanjang

  Aturan: hasil kesesuaian tidak diakali, dan setiap permohonan berakhir

    @perlu:metode-kesesuaian @id:kod-20-ambang-tetap @KOD-20
    Skenario: ambang kesesuaian tidak diturunkan
      Ketika seluruh gladi telah dijalankan
      Maka ambang kesesuaian tidak pernah diturunkan

    @perlu:hasil-terbaca-lagi @id:kod-20-tersimpan-tanpa-hasil @KOD-20
    Skenario: permohonan yang disimpan tidak diteruskan tanpa hasil yang sesuai
      Ketika seluruh gladi telah dijalankan
      Maka tidak satu pun permohonan yang disimpan diteruskan tanpa hasil yang sesuai

    @id:kod-20-kata-kepada-pemohon @KOD-20:T
    Skenario: pemohon membaca kata sehari-hari, bukan kode atau kata teknis
      Ketika seluruh gladi telah dijalankan
      Maka pemohon tidak membaca kode, jawaban mentah, atau kata teknis

    @id:kod-21-semua-berakhir @KOD-21
    Skenario: setiap permohonan yang disimpan berakhir
      Ketika seluruh gladi telah dijalankan
      Maka setiap permohonan yang disimpan berakhir
