# language: id
@perlu:pintu-lain @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK @metode:portal
Fitur: Juknis II.E, II.F.1 dan Lampiran II - Pintu masuk lain: berkas yang diunggah, API, impor
  Sumber: Juknis Purbalingga II.E (elemen dan metode tiap aplikasi), II.F.1 (cara memasukkan NIK), Lampiran II langkah 3
  ("Jika data hasil verifikasi sesuai, dilanjutkan"). Tidak satu pun mengecualikan permohonan yang tidak datang melalui
  formulir.
  Dijalankan melalui setiap pintu masuk yang disebut rencana dengan resepnya ([[aplikasi.pintu]]); yang lain tercantum
  pada laporan sebagai tidak diperiksa.
  Bacaan kami: sebuah berkas boleh memuat beberapa penduduk, tetapi deret NIK di dalamnya dihentikan seperti deret yang
  diketik; mencegah deret itu dan berhenti memanggil setelah kuota habis adalah turunan kami, paling berat peringatan.

  Aturan: melalui pintu masuk mana pun, layanan berlanjut hanya setelah sesuai

    @id:kod-20-pintu-lain-sesuai @KOD-20 @KUO-05
    Skenario: permohonan yang sesuai diteruskan melalui setiap pintu masuk lain, masing-masing dengan satu hit
      Ketika melalui setiap pintu masuk lain seorang pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk setiap permohonan
      Dan setiap permohonan diteruskan
      Dan setiap permohonan memakai tepat satu panggilan

    @perlu:pintu-lain-pembanding @id:kod-20-pintu-lain-tidak-sesuai @KOD-20 @KUO-05
    Skenario: permohonan yang tidak sesuai tidak diteruskan melalui pintu masuk mana pun
      Ketika melalui setiap pintu masuk lain seorang pemohon mengajukan permohonan dengan data yang keliru
      Maka hasil "tidak sesuai" sampai ke aplikasi untuk setiap permohonan
      Dan tidak satu pun permohonan diteruskan
      Dan setiap permohonan memakai tepat satu panggilan

    @id:kod-20-pintu-lain-ditolak @KOD-20
    Skenario: penduduk yang harus ditolak tidak diteruskan melalui pintu masuk mana pun
      Ketika melalui setiap pintu masuk lain seorang pemohon yang harus ditolak mengajukan permohonan
      Maka kode setiap penduduk sampai ke aplikasi untuk setiap permohonan
      Dan tidak satu pun permohonan diteruskan

  Aturan: larangan dan kuota berlaku pula bagi pintu masuk lain

    @id:pol-01-pintu-lain @POL-01:T
    Skenario: NIK yang berurutan dihentikan pada setiap pintu masuk lain
      Ketika melalui setiap pintu masuk lain seorang pemohon mengajukan permohonan dengan data yang benar
      Dan melalui setiap pintu masuk lain seorang pemakai memasukkan sampai 15 NIK yang berurutan
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan deret "berurutan" dihentikan sebelum mencapai DWH

    @akhir @id:kuo-04-pintu-lain @KUO-04:T @KOD-20
    Skenario: setelah kuota habis pintu masuk lain berhenti memanggil DWH, dan tidak meneruskan apa pun
      Dengan kuota hari ini telah habis
      Ketika melalui pintu masuk lain seorang pemohon mengajukan permohonan dengan data yang benar
      Dan melalui setiap pintu masuk lain seorang pemohon mengajukan permohonan dengan data yang benar
      Maka kode "05" sampai ke aplikasi untuk permohonan pertama
      Dan tidak satu pun permohonan diteruskan
      Dan DWH tidak dipanggil untuk setiap permohonan berikutnya
