# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
Fitur: PKS Pasal 2 - NIK tercantum dalam dokumen yang diterbitkan
  Sumber: PKS Pasal 2 ayat (2) huruf a, "mencantumkan NIK yang sudah dijamin ketunggalannya dalam dokumen".
  Dibuka dokumen yang diterima pemohon setelah permohonannya diteruskan, menurut [aplikasi.dokumen]: halaman, teks, atau
  PDF.
  Bacaan kami: NIK boleh ditulis berkelompok, tetapi utuh: yang disamarkan tidak tercantum.

  Aturan: dokumen pemohon memuat NIK-nya

    @perlu:dokumen @id:lay-01-dokumen-nik @LAY-01
    Skenario: dokumen yang diterima pemohon mencantumkan NIK-nya
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan pemohon membuka dokumen yang diterimanya
      Maka kode "01" sampai ke aplikasi untuk permohonan itu
      Dan dokumen itu mencantumkan NIK pemohon
