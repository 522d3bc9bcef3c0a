# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
Fitur: Juknis II.C.2.b.1-2 dan Lampiran II - Hasil kesesuaian dan kode tentang penduduk
  Sumber: Juknis II.C.2.b.1-2 (kode), Lampiran II angka 3 dan 7 (alur layanan), PKS Pasal 2 ayat (1) huruf a.
  Bila setiap elemen yang dikirim sesuai, layanan diteruskan. Bila tidak sesuai atau tidak ditemukan,
  layanan dihentikan dan pemohon diberi tahu.
  Bacaan kami: hasil dinyatakan per elemen (dari kode klien yang terbuka); elemen yang dikirim aplikasi yang dinilai,
  bukan elemen lain yang ikut dijawab.

  Aturan: hasil kesesuaian disampaikan dengan kode 01

    @dialek-lain @id:kod-01-sesuai @KOD-01 @KOD-23 @KOD-20 @ELM-04 @LAY-03
    Skenario: setiap elemen yang dikirim sesuai
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu diteruskan

    @id:kod-01-nama-berapostrof @KOD-01 @KOD-20
    Skenario: nama yang berapostrof dikirim apa adanya
      Dengan penduduk yang namanya berapostrof
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu diteruskan

    @dialek-lain @perlu:elemen-pembanding @id:kod-01-tidak-sesuai @KOD-23 @KOD-20 @LAY-03
    Skenario: data pemohon tidak sesuai dengan NIK
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang keliru
      Maka hasil "tidak sesuai" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonan itu ditolak

    @perlu:elemen-pembanding @id:kod-20-tiap-elemen @KOD-23 @KOD-20
    Skenario: setiap elemen yang dinyatakan aplikasi diperiksa, NIK orang lain termasuk
      Ketika beberapa pemohon bergantian mengajukan permohonan, masing-masing dengan satu elemen keliru yang berbeda
      Maka hasil "tidak sesuai" sampai ke aplikasi untuk setiap permohonan
      Dan tidak satu pun permohonan diteruskan

    @perlu:elemen-pembanding @id:kod-20-pernah-sesuai @KOD-20
    Skenario: data yang keliru tetap diperiksa sekalipun NIK itu pernah sesuai
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan pemohon yang sama mengajukan permohonan lagi dengan data yang keliru
      Maka hasil "tidak sesuai" sampai ke aplikasi untuk permohonan kedua
      Dan permohonan kedua tidak diteruskan

    @id:kod-20-berubah-di-dwh @KOD-20
    Skenario: penduduk yang pernah sesuai, lalu tercatat meninggal dunia, tidak diteruskan lagi
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan penduduk itu tercatat meninggal dunia (kode 11, jawaban dipaksakan)
      Dan pemohon yang sama mengajukan permohonan lagi dengan data yang benar
      Maka kode "11" sampai ke aplikasi untuk permohonan kedua atau aplikasi menolaknya sendiri
      Dan permohonan kedua tidak diteruskan

    @perlu:nama-diketik @perlu:metode-kesesuaian @id:kod-20-nyaris-benar @KOD-20 @KOD-23
    Skenario: nama, dan isian berskor lain, yang nyaris benar diteruskan hanya bila DWH menjawab sesuai
      Ketika beberapa pemohon mengajukan permohonan, masing-masing dengan satu isian berskor yang nyaris benar
      Maka sedikitnya satu hasil "tidak sesuai" sampai ke aplikasi
      Dan setiap permohonan diteruskan hanya bila DWH menjawab sesuai

    @perlu:nama-diketik @perlu:metode-kesesuaian @id:kod-20-nyaris-benar-lagi @KOD-20
    Skenario: nama yang nyaris benar tidak diteruskan, berapa kali pun dicoba
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon yang sama 3 kali berturut-turut mengajukan permohonan dengan nama yang nyaris benar
      Maka sedikitnya satu hasil "tidak sesuai" sampai ke aplikasi
      Dan setiap permohonan diteruskan hanya bila DWH menjawab sesuai

    @perlu:nama-diketik @perlu:metode-data @id:kod-20-nama-serupa @KOD-20
    Skenario: nama yang serupa, atau hanya sebagian nama, tidak diteruskan aplikasi yang membandingkan sendiri
      Ketika beberapa pemohon mengajukan permohonan dengan nama yang serupa tetapi bukan namanya
      Maka kode "01" sampai ke aplikasi untuk setiap permohonan
      Dan setiap permohonan tidak diteruskan, kecuali DWH sendiri menjawab sesuai

    @perlu:nama-diketik @perlu:metode-data @id:kod-20-nama-serupa-lagi @KOD-20
    Skenario: nama yang hanya kata pertamanya benar tidak diteruskan, berapa kali pun dicoba
      Ketika seorang pemohon 3 kali berturut-turut mengajukan permohonan dengan nama yang hanya kata pertamanya benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan setiap permohonan tidak diteruskan, kecuali DWH sendiri menjawab sesuai

    @perlu:tanggal-lahir-diketik @perlu:metode-data @id:kod-20-lahir-hari-lain @KOD-20
    Skenario: tanggal lahir yang hanya sebagian benar tidak diteruskan aplikasi yang membandingkan sendiri
      Ketika beberapa pemohon mengajukan permohonan dengan tahun lahirnya sendiri tetapi hari atau bulan lain
      Maka kode "01" sampai ke aplikasi untuk setiap permohonan atau aplikasi menolaknya sendiri
      Dan setiap permohonan tidak diteruskan, kecuali DWH sendiri menjawab sesuai

    @id:kod-20-serentak-berbeda @KOD-20
    Skenario: dari dua permohonan yang serentak, hanya yang sesuai diteruskan
      Ketika 2 kali dua pemohon serentak mengajukan permohonan, yang satu sesuai dan yang lain harus ditolak
      Maka kode setiap penduduk sampai ke aplikasi untuk setiap permohonan
      Dan permohonan pertama dan ketiga diteruskan
      Dan permohonan kedua dan keempat tidak diteruskan, kecuali DWH sendiri menjawab sesuai

    @id:kod-15-salah-ketik @KOD-15 @KOD-20
    Skenario: NIK yang salah ketik tidak diteruskan
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan beberapa pemohon mengajukan permohonan, masing-masing dengan NIK yang salah ketik
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan setiap permohonan diteruskan hanya bila DWH menjawab sesuai

    @id:kod-20-ditolak-beruntun @KOD-20
    Skenario: penolakan berturut-turut tidak mengubah cara aplikasi menilai
      Ketika pemohon-pemohon yang harus ditolak mengajukan permohonan berturut-turut
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "13" sampai ke aplikasi untuk permohonan pertama
      Dan kode "01" sampai ke aplikasi untuk permohonan terakhir
      Dan setiap permohonan diteruskan hanya bila DWH menjawab sesuai
      Dan permohonan terakhir diteruskan

  Aturan: kode tentang penduduk bukan alasan untuk meneruskan
    Bacaan kami: Lampiran II angka 3 huruf b hanya menyebut "tidak ditemukan atau tidak sesuai". Bahwa pemohon diberi
    tahu permohonannya ditolak juga pada kode 11, 12 dan 14 ("Data Ditemukan"), dan pada kode 08, adalah bacaan kami.
    Pada kode 14 Juknis berkata "silahkan hubungi Dinas Dukcapil"; apakah pemohon mendapat petunjuk itu belum diuji.
    Kode 08 tidak disebut Juknis mana pun; ia dikenal dari kode klien yang terbuka. Pada kode 15 aplikasi boleh juga
    menolak NIK itu sendiri tanpa bertanya kepada DWH.

    @dialek-lain @id:kod-11-meninggal @KOD-11 @KOD-20 @KOD-20:T
    Skenario: penduduk telah meninggal dunia
      Dengan penduduk yang telah meninggal dunia (kode 11)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "11" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonan itu tidak dapat dilayani

    @dialek-lain @id:kod-12-ganda @KOD-12 @KOD-20 @KOD-20:T
    Skenario: data penduduk ganda
      Dengan penduduk yang datanya ganda (kode 12)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "12" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonan itu tidak dapat dilayani

    @dialek-lain @id:kod-13-tidak-ditemukan @KOD-13 @KOD-20
    Skenario: NIK tidak terdapat di database kependudukan
      Dengan penduduk yang NIK-nya tidak terdapat di database kependudukan (kode 13)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "13" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonan itu ditolak

    @id:kod-14-non-aktif @KOD-14 @KOD-20 @KOD-20:T
    Skenario: status penduduk non aktif
      Dengan penduduk yang berstatus non aktif (kode 14)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "14" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonan itu tidak dapat dilayani

    @id:kod-15-format-salah @KOD-15 @KOD-20 @KOD-20:T
    Skenario: NIK tidak sesuai format Dukcapil
      Dengan penduduk yang NIK-nya tidak sesuai format Dukcapil (kode 15)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "15" sampai ke aplikasi untuk permohonan itu atau aplikasi menolaknya sendiri
      Dan permohonan itu tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonan itu tidak dapat dilayani

    @id:kod-08-tidak-dapat-diproses @KOD-08 @KOD-20 @KOD-20:T
    Skenario: NIK tidak dapat diproses
      Dengan penduduk yang NIK-nya tidak dapat diproses (kode 08)
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "08" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonan itu tidak dapat dilayani

  Aturan: orang yang tidak membuktikan apa pun tidak membaca status pemilik NIK itu
    Sumber: PKS Pasal 2 ayat (2), data tidak diberikan kepada pihak lain, di samping Juknis II.C.2.b.2,
    "akan diberikan konfirmasi". Siapa yang menerima konfirmasi itu tidak jelas.
    Bacaan kami: orang yang tidak dapat menyebut nama pemilik NIK, atau tidak ditanyai apa pun selain NIK, adalah pihak
    lain. Bila ia membaca bahwa pemilik NIK
    itu telah meninggal dunia, datanya ganda, atau ia berstatus non aktif, sedangkan pemohon dengan kode 13 tidak
    membaca kata itu, Dinas Dukcapil yang menilai; aplikasi tidak dipersalahkan. Yang dibaca ialah halaman jawaban
    terakhir, dan kabar kepada pemohon bila hasilnya menyusul.

    @id:bag-01-meninggal-tidak-diberitahukan @KOD-11 @BAG-03
    Skenario: orang yang tidak membuktikan apa pun bertanya tentang NIK penduduk yang telah meninggal dunia
      Dengan penduduk yang telah meninggal dunia (kode 11)
      Ketika pemohon yang tidak membuktikan apa pun mengajukan permohonan
      Dan pemohon lain mengajukan permohonan dengan NIK yang tidak terdapat di database kependudukan (kode 13)
      Maka kode "11" sampai ke aplikasi untuk permohonan pertama
      Dan kode "13" sampai ke aplikasi untuk permohonan kedua
      Dan pemohon pertama tidak membaca lebih banyak daripada pemohon kedua tentang status "meninggal"

    @id:bag-01-ganda-tidak-diberitahukan @KOD-12 @BAG-03
    Skenario: orang yang tidak membuktikan apa pun bertanya tentang NIK penduduk yang datanya ganda
      Dengan penduduk yang datanya ganda (kode 12)
      Ketika pemohon yang tidak membuktikan apa pun mengajukan permohonan
      Dan pemohon lain mengajukan permohonan dengan NIK yang tidak terdapat di database kependudukan (kode 13)
      Maka kode "12" sampai ke aplikasi untuk permohonan pertama
      Dan kode "13" sampai ke aplikasi untuk permohonan kedua
      Dan pemohon pertama tidak membaca lebih banyak daripada pemohon kedua tentang status "ganda"

    @id:bag-01-non-aktif-tidak-diberitahukan @KOD-14 @BAG-03
    Skenario: orang yang tidak membuktikan apa pun bertanya tentang NIK penduduk yang berstatus non aktif
      Dengan penduduk yang berstatus non aktif (kode 14)
      Ketika pemohon yang tidak membuktikan apa pun mengajukan permohonan
      Dan pemohon lain mengajukan permohonan dengan NIK yang tidak terdapat di database kependudukan (kode 13)
      Maka kode "14" sampai ke aplikasi untuk permohonan pertama
      Dan kode "13" sampai ke aplikasi untuk permohonan kedua
      Dan pemohon pertama tidak membaca lebih banyak daripada pemohon kedua tentang status "non aktif"

  Aturan: asal penduduk tidak dipertimbangkan
    Sumber: PKS Pasal 2 ayat (2) huruf e, "tidak mempertimbangkan tempat penerbitan KTP-el dan/atau IKD".
    Bacaan kami: layanan web tidak menyampaikan tempat penerbitan KTP-el, maka yang dibedakan di sini ialah kode wilayah
    pada NIK (tempat pendaftaran pertama). Tempat penerbitan baru terlihat pada kartu: KTP-el yang terbit di daerah lain
    menunggu uji dengan Card Reader. Penduduk pindahan dan IKD belum diuji.
    NIK berkode wilayah 91-97 begitu besar sehingga sebagian program salah menghitungnya.

    @id:lay-02-papua @LAY-02
    Skenario: penduduk yang NIK-nya berkode wilayah 91-97 dilayani
      Dengan penduduk yang NIK-nya berkode wilayah 91-97
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu diteruskan

    @id:lay-02-setiap-provinsi @LAY-02
    Skenario: penduduk dari segala penjuru dilayani
      Ketika penduduk dari setiap pulau besar dan dari provinsi-provinsi baru mengajukan permohonan
      Maka kode "01" sampai ke aplikasi untuk setiap permohonan
      Dan setiap permohonan diteruskan
