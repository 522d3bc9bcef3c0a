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

    @id:kod-21-daftar-kosong @KOD-21
    Skenario: jawaban JSON tanpa isi
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan daftar kosong untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:kod-21-01-tanpa-elemen @KOD-21
    Skenario: kode 01 tanpa hasil elemen
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab kode "01" tanpa hasil elemen untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:kod-21-teks-asing @KOD-21
    Skenario: teks yang tidak dikenal
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab dengan teks yang tidak dikenal untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
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

    @id:kod-21-http-404 @KOD-21
    Skenario: DWH menjawab HTTP 404
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab HTTP 404 untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:kod-21-jawaban-terputus @KOD-21
    Skenario: jawaban terputus di tengah
      Dengan penduduk biasa yang datanya cocok
      Dan DWH memutus jawabannya di tengah untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:kod-21-sambungan-diputus @KOD-21
    Skenario: sambungan diputus
      Dengan penduduk biasa yang datanya cocok
      Dan DWH memutus sambungan untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:kod-21-tidak-menjawab @KOD-21
    Skenario: DWH tidak kunjung menjawab
      Dengan penduduk biasa yang datanya cocok
      Dan DWH tidak kunjung menjawab untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:kod-21-menetes @KOD-21
    Skenario: jawaban datang setetes demi setetes
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab setetes demi setetes untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:kod-21-pernah-sesuai @KOD-21
    Skenario: galat server tidak diteruskan sekalipun penduduk itu pernah sesuai
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan DWH menjawab HTTP 500 untuk penduduk itu
      Dan pemohon mengajukan permohonan dengan data yang benar
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

    @id:kod-21-lambat-tidak-diulang @KOD-21
    Skenario: setelah jawaban yang terlalu lambat paling banyak satu pengulangan
      Dengan penduduk biasa yang datanya cocok
      Dan DWH tidak kunjung menjawab untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan itu memakai paling banyak 2 panggilan

  Aturan: permohonan yang terkena gangguan tidak hilang

    @id:kod-21-tidak-hilang-galat-server @KOD-21
    Skenario: permohonan yang terkena galat server dilanjutkan setelah gangguan berakhir
      Dengan penduduk biasa yang datanya cocok
      Dan DWH menjawab HTTP 503 untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan gangguan berakhir
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan pertama telah diverifikasi

    @id:kod-21-tidak-hilang-sambungan @KOD-21
    Skenario: permohonan yang sambungannya diputus dilanjutkan setelah gangguan berakhir
      Dengan penduduk biasa yang datanya cocok
      Dan DWH memutus sambungan untuk penduduk itu
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan gangguan berakhir
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan pertama telah diverifikasi
