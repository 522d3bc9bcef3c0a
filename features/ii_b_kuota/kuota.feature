# language: id
@metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
Fitur: Juknis II.B - Kuota akses harian
  Kuota adalah jumlah hit NIK per hari. Selama masih ada, permohonan dilayani; setelah habis, aplikasi
  berhenti memanggil, menyimpan permohonan, dan melanjutkannya pada hari berikutnya.

  Aturan: satu verifikasi memakai satu hit

    @id:kuo-05-satu-hit-saat-sesuai @KUO-05
    Skenario: data yang sesuai diverifikasi satu kali
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi
      Dan permohonan itu memakai tepat satu panggilan

    @perlu:elemen-pembanding @id:kuo-05-satu-hit-saat-tidak-sesuai @KUO-05
    Skenario: data yang tidak sesuai tidak dicoba lagi
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon mengajukan permohonan dengan data yang keliru
      Maka hasil "tidak sesuai" sampai ke aplikasi
      Dan permohonan itu memakai tepat satu panggilan

    @id:kuo-05-petugas-bersamaan @KUO-05
    Skenario: dua petugas pada saat yang sama memakai masing-masing satu hit
      Ketika 2 petugas mengajukan permohonan pemohon yang berbeda pada saat yang sama
      Maka kode "01" sampai ke aplikasi untuk setiap permohonan
      Dan setiap permohonan memakai tepat satu panggilan

    @id:kuo-05-klik-ganda @KUO-05
    Skenario: tombol kirim yang ditekan dua kali memakai satu hit
      Dengan penduduk biasa yang datanya cocok
      Ketika pemohon menekan tombol kirim dua kali
      Maka kode "01" sampai ke aplikasi
      Dan permohonan itu memakai tepat satu panggilan

  Aturan: kuota dilayani sampai hit terakhir, lalu ditolak sampai hari berikutnya

    @id:kuo-01-hit-terakhir @KUO-01 @KOD-20
    Skenario: hit terakhir hari ini masih dilayani
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini tinggal untuk 1 permohonan
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi
      Dan permohonan diteruskan

    @id:kuo-02-tanpa-kuota @KUO-02 @KOD-20
    Skenario: sesudah PoC akses tidak dibatasi kuota
      Dengan penduduk biasa yang datanya cocok
      Dan akses tidak dibatasi kuota
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi
      Dan permohonan diteruskan

    @akhir @id:kod-05-hit-pertama-ditolak @KOD-05 @KUO-04 @KOD-20:T
    Skenario: permohonan setelah hit terakhir tidak diteruskan
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini tinggal untuk 1 permohonan
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "01" sampai ke aplikasi untuk permohonan pertama
      Dan kode "05" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @akhir @id:kuo-04-berhenti-memanggil @KUO-04:T
    Skenario: setelah kuota habis aplikasi berhenti memanggil DWH
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini telah habis
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan pemohon lain mengajukan permohonan dengan data yang benar
      Maka kode "05" sampai ke aplikasi untuk permohonan pertama
      Dan DWH tidak dipanggil untuk permohonan terakhir

    @akhir @id:kuo-04-dilanjutkan-esok @KUO-04:T
    Skenario: permohonan yang disimpan dilanjutkan pada hari berikutnya
      Dengan penduduk biasa yang datanya cocok
      Dan kuota hari ini telah habis
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan hari berganti
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "05" sampai ke aplikasi
      Dan permohonan pertama telah diverifikasi
