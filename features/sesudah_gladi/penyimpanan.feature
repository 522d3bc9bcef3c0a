# language: id
@penutup @perlu:penyimpanan @metode:CALL_NIK @metode:portal @metode:CALL_VERIFY_BY_ELEMEN
Fitur: PKS Pasal 2 ayat (2) dan Juknis II.F.2 - Data yang telah diakses tidak disimpan
  Sumber: PKS Pasal 2 ayat (2), "tidak melakukan penyimpanan data kependudukan yang telah diakses ... walaupun jangka
  waktu Perjanjian Kerja Sama ini telah berakhir"; Juknis II.F.2; Perbup Karanganyar 11/2020 Pasal 24 ayat (2), "hanya
  untuk dibaca".
  Setiap penyimpanan pada [penyimpanan] rencana dicari: tabel, kunci, berkas, arsip, halaman yang telah dihapus. Dicari
  data yang dijawab DWH dan tidak diketik pemohon, dengan semua cara menulisnya yang kami kenal. Sebuah penyimpanan
  dianggap terlihat bila tanda kontrol di dalamnya ditemukan dan seluruh isinya terbaca.
  Bacaan kami: yang diketik pemohon milik pemohon, termasuk NIK dan sidiknya. Salinan yang disandikan dengan kunci tidak
  dapat ditemukan dengan mencari. Tanggal lahir dan nama wilayah dihitung hanya di samping data lain orang itu, dan
  ditinjau. Hasil "sesuai" atau "tidak sesuai" sendiri boleh dicatat; status penduduk atau jawaban mentah di samping
  NIK ditinjau, sebab tidak jelas apakah itu data yang diakses (SIM-06).

  Aturan: yang tidak diketik pemohon tidak tinggal di mana pun

    @perlu:metode-data @perlu:larangan-simpan @id:sim-01-setelah-gladi @SIM-01
    Skenario: data DWH tidak tersimpan setelah permohonan selesai
      Ketika seluruh gladi telah dijalankan
      Dan setiap penyimpanan aplikasi dicari
      Maka DWH telah memberi data yang tidak diketik pemohon
      Dan isi setiap penyimpanan terbukti terlihat
      Dan data itu tidak ditemukan dalam penyimpanan mana pun

    @perlu:metode-data @perlu:web-portal @id:sim-03-hanya-dibaca @SIM-03
    Skenario: data Web Portal hanya dibaca
      Ketika seluruh gladi telah dijalankan
      Dan setiap penyimpanan aplikasi dicari
      Maka DWH telah memberi data yang tidak diketik pemohon
      Dan isi setiap penyimpanan terbukti terlihat
      Dan data Web Portal tidak ditemukan dalam penyimpanan mana pun

    @perlu:metode-kesesuaian @id:sim-06-hasil-kesesuaian @SIM-06
    Skenario: status penduduk dan jawaban mentah tidak tersimpan di samping NIK
      Ketika seluruh gladi telah dijalankan
      Dan setiap penyimpanan aplikasi dicari
      Maka DWH telah menjawab tentang pemohon
      Dan isi setiap penyimpanan terbukti terlihat
      Dan status atau jawaban mentah tidak ditemukan di samping NIK

    @id:bag-02-penyimpanan @BAG-02
    Skenario: user id, password dan alamat DWH tidak tertulis di tempat data pemohon
      Ketika seluruh gladi telah dijalankan
      Dan setiap penyimpanan aplikasi dicari
      Maka DWH telah menjawab tentang pemohon
      Dan isi setiap penyimpanan terbukti terlihat
      Dan user id, password dan alamat DWH tidak ditemukan dalam penyimpanan mana pun

  Aturan: dengan persetujuan, dan hanya selama itu

    @perlu:metode-data @perlu:simpan-atas-persetujuan @id:sim-02-tanpa-persetujuan @SIM-02
    Skenario: tanpa persetujuan yang terbukti tidak ada yang disimpan
      Ketika seluruh gladi telah dijalankan
      Dan seorang pemohon menyetujui penyimpanan datanya
      Dan setiap penyimpanan aplikasi dicari
      Maka DWH telah memberi data yang tidak diketik pemohon
      Dan isi setiap penyimpanan terbukti terlihat
      Dan data orang yang tidak menyetujuinya tidak ditemukan dalam penyimpanan mana pun

    @perlu:metode-data @perlu:simpan-atas-persetujuan @perlu:persetujuan @perlu:pencabutan
    @id:sim-02-persetujuan-dicabut @SIM-02
    Skenario: persetujuan yang dicabut dihormati
      Ketika seluruh gladi telah dijalankan
      Dan seorang pemohon menyetujui penyimpanan datanya
      Dan pemohon itu mencabut persetujuannya
      Dan setiap penyimpanan aplikasi dicari
      Maka persetujuan pemohon terbukti, lalu dicabut
      Dan isi setiap penyimpanan terbukti terlihat
      Dan data orang yang mencabutnya tidak ditemukan dalam penyimpanan mana pun

    @perlu:metode-data @perlu:simpan-atas-persetujuan @perlu:persetujuan @id:sim-02-masa-simpan @SIM-02
    Skenario: data yang disetujui hilang setelah masa simpannya
      Ketika seluruh gladi telah dijalankan
      Dan seorang pemohon menyetujui penyimpanan datanya
      Dan masa simpan berlalu dan aplikasi membersihkan penyimpanannya
      Dan setiap penyimpanan aplikasi dicari
      Maka persetujuan pemohon terbukti
      Dan isi setiap penyimpanan terbukti terlihat
      Dan data orang yang menyetujuinya tidak ditemukan lagi setelah masa simpan

    @perlu:metode-data @perlu:simpan-atas-persetujuan @perlu:persetujuan @id:sim-02-setelah-pks-berakhir @SIM-02
    Skenario: data yang disetujui hilang setelah PKS berakhir
      Ketika seluruh gladi telah dijalankan
      Dan seorang pemohon menyetujui penyimpanan datanya
      Dan PKS berakhir dan aplikasi mengetahuinya
      Dan setiap penyimpanan aplikasi dicari
      Maka persetujuan pemohon terbukti
      Dan isi setiap penyimpanan terbukti terlihat
      Dan data orang yang menyetujuinya tidak ditemukan lagi setelah PKS berakhir

  Aturan: juga sesudahnya

    @perlu:metode-data @perlu:larangan-simpan @id:sim-01-setelah-masa-simpan @SIM-01
    Skenario: data DWH tidak tersimpan belakangan
      Ketika seluruh gladi telah dijalankan
      Dan masa simpan berlalu dan aplikasi membersihkan penyimpanannya
      Dan setiap penyimpanan aplikasi dicari
      Maka DWH telah memberi data yang tidak diketik pemohon
      Dan isi setiap penyimpanan terbukti terlihat
      Dan data itu tidak ditemukan dalam penyimpanan mana pun

    @perlu:metode-data @perlu:larangan-simpan @id:sim-01-setelah-pks-berakhir @SIM-01
    Skenario: data DWH tidak tersimpan setelah PKS berakhir
      Ketika seluruh gladi telah dijalankan
      Dan PKS berakhir dan aplikasi mengetahuinya
      Dan setiap penyimpanan aplikasi dicari
      Maka DWH telah memberi data yang tidak diketik pemohon
      Dan isi setiap penyimpanan terbukti terlihat
      Dan data itu tidak ditemukan dalam penyimpanan mana pun

  Aturan: yang tidak terbaca oleh pencarian

    @perlu:metode-data @perlu:web-service @id:sim-01-selisih @SIM-01 @SIM-02
    Skenario: isi penyimpanan tidak bergantung pada jawaban DWH
      Ketika seluruh gladi telah dijalankan
      Dan permohonan yang sama diajukan berulang kali sementara satu data DWH berganti-ganti
      Maka DWH telah menjawab dengan kedua data itu
      Dan isi penyimpanan tidak bergantung padanya
