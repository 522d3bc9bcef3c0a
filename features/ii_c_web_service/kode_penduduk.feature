# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
Fitur: Juknis II.C.2.b.1-2 - Hasil kesesuaian dan kode tentang penduduk
  Bila setiap elemen yang dikirim sesuai, layanan diteruskan. Bila tidak sesuai atau tidak ditemukan,
  layanan dihentikan dan pemohon diberi tahu.

  Aturan: hasil kesesuaian disampaikan dengan kode 01

    @dialek-lain @id:kod-01-sesuai @KOD-01 @KOD-23 @KOD-20 @ELM-04 @LAY-03
    Skenario: setiap elemen yang dikirim sesuai, sekalipun namanya berapostrof
      Dengan penduduk "nama-berapostrof"
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi
      Dan permohonan diteruskan

    @dialek-lain @perlu:elemen-pembanding @id:kod-01-tidak-sesuai @KOD-23 @KOD-20 @LAY-03
    Skenario: data pemohon tidak sesuai dengan NIK
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang keliru
      Maka hasil "tidak sesuai" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonannya ditolak

    @perlu:elemen-pembanding @id:kod-20-tiap-elemen @KOD-23 @KOD-20
    Skenario: setiap elemen yang dinyatakan aplikasi diperiksa, NIK orang lain termasuk
      Ketika pemohon demi pemohon mengajukan permohonan dengan satu elemen yang keliru, setiap kali elemen lain
      Maka hasil "tidak sesuai" sampai ke aplikasi untuk setiap permohonan
      Dan tidak satu pun permohonan diteruskan

    @perlu:elemen-pembanding @id:kod-20-pernah-sesuai @KOD-20
    Skenario: data yang keliru tetap diperiksa sekalipun NIK itu pernah sesuai
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan pemohon mengajukan permohonan dengan data yang keliru
      Maka hasil "tidak sesuai" sampai ke aplikasi
      Dan permohonan tidak diteruskan

  Aturan: kode tentang penduduk bukan alasan untuk meneruskan

    @dialek-lain @id:kod-11-meninggal @KOD-11 @KOD-20
    Skenario: penduduk telah meninggal dunia
      Dengan penduduk dengan kode "11"
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "11" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonannya ditolak

    @dialek-lain @id:kod-12-ganda @KOD-12 @KOD-20
    Skenario: data penduduk ganda
      Dengan penduduk dengan kode "12"
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "12" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonannya ditolak

    @dialek-lain @id:kod-13-tidak-ditemukan @KOD-13 @KOD-20
    Skenario: NIK tidak terdapat di database kependudukan
      Dengan penduduk dengan kode "13"
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "13" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonannya ditolak

    @id:kod-14-non-aktif @KOD-14 @KOD-20
    Skenario: status penduduk non aktif
      Dengan penduduk dengan kode "14"
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "14" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonannya ditolak

    @id:kod-15-format-salah @KOD-15 @KOD-20
    Skenario: NIK tidak sesuai format Dukcapil
      Dengan penduduk dengan kode "15"
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "15" sampai ke aplikasi atau aplikasi menolaknya sendiri
      Dan permohonan tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonannya ditolak

    @id:kod-08-tidak-dapat-diproses @KOD-08 @KOD-20:T
    Skenario: NIK tidak dapat diproses
      Dengan penduduk dengan kode "08"
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "08" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon diberi tahu bahwa permohonannya ditolak

  Aturan: tempat penerbitan KTP-el dan NIK tidak dipertimbangkan

    @id:lay-02-papua @LAY-02
    Skenario: penduduk Papua, yang NIK-nya lebih besar dari 2^53, dilayani
      Dengan penduduk "papua-nik-besar"
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi
      Dan permohonan diteruskan

    @id:lay-02-setiap-provinsi @LAY-02
    Skenario: penduduk dari setiap provinsi dilayani
      Ketika seorang penduduk dari setiap provinsi mengajukan permohonan
      Maka kode "01" sampai ke aplikasi untuk setiap permohonan
      Dan setiap permohonan diteruskan
