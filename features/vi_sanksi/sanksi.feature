# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
Fitur: Juknis VI.I - Sanksi di tengah pelayanan
  Penyelenggara dapat mengurangi kuota, menonaktifkan user id, memutus jaringan, atau mengakhiri kerja sama.
  Aplikasi menghadapinya dengan layak: berhenti, memberi tahu operator, tidak menyalahkan pemohon.

  Aturan: sanksi bukan kesalahan pemohon

    @akhir @id:snk-01-kuota-dikurangi @SNK-01:T @KUO-06 @KUO-04:T
    Skenario: kuota dikurangi di tengah pelayanan
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan kuota dikurangi sampai jumlah yang telah terpakai
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "05" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:snk-02-user-id-dinonaktifkan @SNK-02:T @KOD-17 @KOD-20:T
    Skenario: user id dinonaktifkan di tengah pelayanan
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan user id dinonaktifkan
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "17" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:snk-03-jaringan-diputus @SNK-03:T @KOD-20:T @KOD-21
    Skenario: jaringan diputus di tengah pelayanan
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan jaringan Pengguna diputus
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan gangguan itu sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:snk-06-kerja-sama-diakhiri @SNK-06:T @KOD-16 @KOD-20:T
    Skenario: kerja sama diakhiri di tengah pelayanan
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan kerja sama diakhiri
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "16" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

  Aturan: permohonan yang tertahan oleh sanksi tidak hilang

    @id:snk-02-user-id-dinonaktifkan-dilanjutkan @SNK-02:T @KOD-17 @KOD-21
    Skenario: permohonan dilanjutkan setelah user id dinonaktifkan dan sanksinya dicabut
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan user id dinonaktifkan
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Dan sanksi dicabut
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "17" sampai ke aplikasi
      Dan permohonan terakhir telah diverifikasi

    @id:snk-03-jaringan-diputus-dilanjutkan @SNK-03:T @KOD-21
    Skenario: permohonan dilanjutkan setelah jaringan diputus dan sanksinya dicabut
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan jaringan Pengguna diputus
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Dan sanksi dicabut
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka gangguan itu sampai ke aplikasi
      Dan permohonan terakhir telah diverifikasi

    @id:snk-06-kerja-sama-diakhiri-dilanjutkan @SNK-06:T @KOD-16 @KOD-21
    Skenario: permohonan dilanjutkan setelah kerja sama diakhiri dan sanksinya dicabut
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan kerja sama diakhiri
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Dan sanksi dicabut
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "16" sampai ke aplikasi
      Dan permohonan terakhir telah diverifikasi
