# language: id
Fitur: Juknis II.A - Akses hanya selama PKS berlaku dan pada waktu yang diizinkan
  Aplikasi yang ditolak karena masa PKS atau jam akses tidak meneruskan permohonan,
  dan pemohon tidak menanggung kesalahan yang bukan miliknya.

  Aturan: tanpa PKS yang berlaku tidak ada yang dilayani

    @id:aks-01-pks-berakhir @AKS-01 @KOD-16 @KOD-20:T @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
    Skenario: PKS telah berakhir
      Dengan penduduk biasa yang datanya cocok
      Dan PKS telah berakhir
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "16" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:aks-01-pks-belum-mulai @AKS-01 @KOD-16 @KOD-20:T @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
    Skenario: PKS belum mulai berlaku
      Dengan penduduk biasa yang datanya cocok
      Dan PKS belum mulai berlaku
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "16" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

  Aturan: di luar jam akses tidak ada yang dilayani

    @id:aks-08-di-luar-jam-akses @AKS-08 @KOD-20:T @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
    Skenario: jam akses belum dibuka
      Dengan penduduk biasa yang datanya cocok
      Dan jam akses baru dibuka nanti
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Maka kode "06" sampai ke aplikasi
      Dan permohonan tidak diteruskan
      Dan pemohon tidak dipersalahkan

    @id:aks-08-dilanjutkan @AKS-08 @KOD-20:T @KOD-21 @metode:CALL_VERIFY_BY_ELEMEN @metode:CALL_NIK
    Skenario: permohonan di luar jam akses dilanjutkan setelah jam akses dibuka
      Dengan penduduk biasa yang datanya cocok
      Dan jam akses baru dibuka nanti
      Ketika pemohon mengajukan permohonan dengan data yang benar
      Dan jam akses dibuka
      Dan aplikasi melanjutkan permohonan yang disimpan
      Maka kode "06" sampai ke aplikasi
      Dan permohonan pertama telah diverifikasi
