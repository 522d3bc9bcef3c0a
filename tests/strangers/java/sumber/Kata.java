import java.util.Map;

/** Kata-kata untuk pemohon: ragam a (resmi), ragam b (singkat), dan varian `kata-lain`. */
final class Kata {
    private static final Map<String, String> A = Map.ofEntries(
        Map.entry("judul", "Layanan Aduan Masyarakat"),
        Map.entry("pembuka", "Isi NIK dan nama lengkap sesuai KTP-el, kemudian tuliskan aduan Anda."),
        Map.entry("kirim", "Ajukan aduan"),
        Map.entry("isian_nik", "NIK terdiri atas 16 angka. Perbaiki isian Anda."),
        Map.entry("isian_nama", "Nama lengkap dan isi aduan wajib diisi."),
        Map.entry("isian_formulir", "Formulir sudah kedaluwarsa. Buka halaman depan dan isi kembali."),
        Map.entry("berjalan", "Permohonan diterima dan sedang diperiksa. Halaman ini memuat ulang sendiri."),
        Map.entry("DITERUSKAN", "Data sesuai. Aduan Anda diteruskan kepada petugas."),
        Map.entry("DITOLAK", "Data tidak sesuai. Permohonan tidak dapat dilanjutkan. Periksa kembali NIK dan nama lengkap, atau hubungi Dinas Dukcapil."),
        Map.entry("TERTUNDA", "Pemeriksaan belum dapat dilakukan. Permohonan Anda disimpan dan akan diperiksa kemudian; Anda tidak perlu mengajukan lagi."),
        Map.entry("GANGGUAN", "Layanan pemeriksaan sedang terganggu di pihak kami. Silakan ajukan kembali nanti."),
        Map.entry("dibatasi", "Terlalu banyak pengajuan. Silakan coba lagi beberapa saat kemudian."),
        Map.entry("tiada", "Halaman tidak ditemukan."));

    private static final Map<String, String> B = Map.ofEntries(
        Map.entry("judul", "Lapor Warga"),
        Map.entry("pembuka", "Tulis laporan Anda. NIK boleh memakai spasi."),
        Map.entry("kirim", "Kirim"),
        Map.entry("isian_nik", "NIK belum benar: harus 16 angka."),
        Map.entry("isian_nama", "Mohon lengkapi nama, laporan, dan kotak persetujuan."),
        Map.entry("isian_formulir", "Formulir terlalu lama terbuka. Mulai lagi dari depan."),
        Map.entry("berjalan", "Sebentar, laporan sedang dicek."),
        Map.entry("DITERUSKAN", "Terima kasih! Laporan Anda sudah kami terima."),
        Map.entry("DITOLAK", "Maaf, data tidak sesuai sehingga laporan tidak bisa kami proses. Cek NIK dan nama Anda."),
        Map.entry("TERTUNDA", "Laporan kami simpan dulu dan akan dicek nanti."),
        Map.entry("GANGGUAN", "Maaf, sistem kami sedang bermasalah, bukan data Anda. Kirim lagi besok atau nanti, ya."),
        Map.entry("dibatasi", "Pelan-pelan dulu, ya. Coba lagi sebentar lagi."),
        Map.entry("tiada", "Tidak ada apa-apa di sini."));

    private static final Map<String, String> LAIN = Map.ofEntries(
        Map.entry("judul", "Loket Pengaduan Elektronik"),
        Map.entry("pembuka", "Silakan lengkapi berkas pengaduan di bawah ini."),
        Map.entry("kirim", "Serahkan berkas"),
        Map.entry("isian_nik", "Nomor induk yang dimasukkan kurang lengkap."),
        Map.entry("isian_nama", "Ada kolom yang masih kosong."),
        Map.entry("isian_formulir", "Lembar ini tidak berlaku lagi; ambil lembar baru."),
        Map.entry("berjalan", "Berkas ada di meja pencocokan. Mohon menanti."),
        Map.entry("DITERUSKAN", "Pencocokan selesai dengan baik; berkas naik ke meja berikutnya."),
        Map.entry("DITOLAK", "Isian tidak cocok dengan catatan kependudukan, berkas kami kembalikan. Mohon teliti ulang."),
        Map.entry("TERTUNDA", "Berkas kami titipkan di loket sampai pencocokan dapat dikerjakan. Tidak usah menyerahkan berkas baru."),
        Map.entry("GANGGUAN", "Mesin loket sedang rusak, kesalahan bukan pada Anda. Mohon datang lagi."),
        Map.entry("dibatasi", "Loket ramai oleh berkas Anda; mohon jeda sejenak."),
        Map.entry("tiada", "Loket ini tutup."));

    private Kata() {
    }

    static String untuk(String kunci, Konfigurasi k) {
        if (Cacat.ada("kata-lain")) {
            return LAIN.get(kunci);
        }
        return (k.ragamB() ? B : A).get(kunci);
    }

    static String hasil(Permohonan.Keadaan keadaan, Konfigurasi k) {
        return switch (keadaan) {
            case DITERIMA, DIPERIKSA -> untuk("berjalan", k);
            default -> untuk(keadaan.name(), k);
        };
    }
}
