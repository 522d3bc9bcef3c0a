# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
Fitur: Juknis II.C.2 - Jawaban yang tidak dikenal, rusak, lambat, atau tidak ada
  Keamanan sistem (PKS Pasal 2 ayat (2) huruf h) menuntut aplikasi gagal dengan aman: jawaban yang tidak
  dapat dibaca bukan persetujuan, pengulangan terbatas, dan pemohon tidak dipersalahkan.

  Aturan: yang tidak terbaca tidak diteruskan

    @id:kod-21-json-terpotong @KOD-21
    Skenario: jawaban JSON terpotong
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan JSON yang terpotong untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:kod-21-badan-kosong @KOD-21
    Skenario: jawaban kosong
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan badan kosong untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:kod-21-halaman-html @KOD-21
    Skenario: jawaban berupa halaman HTML
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan halaman HTML untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:kod-21-kode-asing @KOD-21
    Skenario: kode yang tidak dikenal
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab kode "99" untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "99" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

  Aturan: gangguan jalur tidak diteruskan dan tidak diulang tanpa batas

    @id:kod-21-http-500 @KOD-21
    Skenario: DWH menjawab HTTP 500
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab HTTP 500 untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:kod-21-jawaban-lambat @KOD-21
    Skenario: jawaban lebih lambat daripada kesabaran aplikasi
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab lebih lambat daripada kesabaran aplikasi untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:kod-21-pengulangan-terbatas @KOD-21
    Skenario: setelah gangguan jalur paling banyak satu pengulangan
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab HTTP 503 untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan itu memakai paling banyak 2 panggilan
