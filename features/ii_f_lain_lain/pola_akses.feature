# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
Fitur: Juknis II.F.1 - NIK tidak dimasukkan berurutan, berpola, dan dalam waktu yang berdekatan
  Sumber: Juknis Purbalingga II.F.1 dan Juknis Banjarnegara II.E.1, yang tidak menyebut angka.
  Larangan itu mengikat aplikasi sendiri: setelah ditolak, ia tidak memanggil DWH berulang-ulang, dan ia tidak
  bertanya tentang NIK yang tidak dimasukkan siapa pun. Pemakai yang memasukkan deret NIK dihentikan oleh aplikasi
  sebelum DWH ditanya; pemohon lain tetap dilayani.
  Bacaan kami: ambang panggilan untuk satu permohonan, di sini dan pada semua fitur, adalah angka kami. Semestinya
  1 panggilan; 2 masih wajar setelah gangguan jalur (satu pengulangan); 3 atau 4 peringatan; 5 sampai 9 ditinjau Dinas
  Dukcapil; 10 atau lebih, atau panggilan yang tidak berhenti setelah ditolak, melanggar larangan ini.
  Bacaan kami: seorang pemakai dihentikan sebelum seluruh deretnya sampai ke DWH: 15 NIK berurutan, 15 NIK berpola,
  atau 20 NIK yang berlainan; pada NIK keberapa, aplikasi yang menentukan. Sesi baru dari alamat yang sama
  bukan pemakai baru. Mencegah deret itu adalah turunan kami,
  paling berat peringatan. Apakah ketiga larangan berlaku sendiri-sendiri atau bersama-sama tidak jelas dalam Juknis;
  kami menguji masing-masing.

  Aturan: penolakan tidak dijawab dengan panggilan berulang

    @akhir @id:pol-03-kuota-habis @POL-03
    Skenario: setelah kuota habis DWH tidak dipanggil berulang-ulang
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini telah habis
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "05" sampai ke aplikasi untuk permohonan itu
      Dan permohonan itu memakai paling banyak 2 panggilan

  Aturan: pemakai yang memasukkan deret NIK dihentikan, pemohon lain tetap dilayani

    @id:pol-01-berurutan @POL-01:T
    Skenario: NIK yang berurutan dihentikan
      Dengan penduduk biasa yang datanya cocok
      Ketika satu pemakai memasukkan sampai 15 NIK yang berurutan
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "01" sampai ke aplikasi untuk permohonan terakhir
      Dan deret "berurutan" dihentikan sebelum mencapai DWH

    @id:pol-02-berpola @POL-02:T
    Skenario: NIK yang berpola dihentikan
      Dengan penduduk biasa yang datanya cocok
      Ketika satu pemakai memasukkan sampai 15 NIK yang menurun dengan jarak tetap
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "01" sampai ke aplikasi untuk permohonan terakhir
      Dan deret "berpola" dihentikan sebelum mencapai DWH

    @id:pol-01-menurun @POL-01:T
    Skenario: NIK yang berurutan menurun dihentikan
      Dengan penduduk biasa yang datanya cocok
      Ketika satu pemakai memasukkan sampai 15 NIK yang berurutan menurun
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan deret "berurutan" dihentikan sebelum mencapai DWH

    @id:pol-02-awalan-sama @POL-02:T
    Skenario: NIK dengan awalan yang sama dihentikan walaupun jaraknya tidak tetap
      Dengan penduduk biasa yang datanya cocok
      Ketika satu pemakai memasukkan sampai 20 NIK yang berawalan sama tanpa jarak tetap
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan deret "berpola" dihentikan sebelum mencapai DWH

    @perlu:alamat-pemohon @id:pol-01-sesi-baru @POL-01:T
    Skenario: NIK yang berurutan dari satu alamat dihentikan walaupun setiap kali dengan sesi baru
      Dengan penduduk biasa yang datanya cocok
      Ketika dari satu alamat dimasukkan sampai 15 NIK yang berurutan, setiap kali dengan sesi baru
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "01" sampai ke aplikasi untuk permohonan terakhir
      Dan deret "berurutan" dihentikan sebelum mencapai DWH

    @id:pol-03-berdekatan @POL-03:T
    Skenario: NIK yang dimasukkan dalam waktu yang berdekatan dihentikan
      Ketika satu pemakai memasukkan sampai 20 NIK yang berlainan dalam waktu yang berdekatan
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "01" sampai ke aplikasi untuk permohonan terakhir
      Dan deret "berdekatan" dihentikan sebelum mencapai DWH
