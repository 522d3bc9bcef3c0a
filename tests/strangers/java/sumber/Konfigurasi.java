import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;

/** Semua pengaturan dibaca dari variabel lingkungan, sekali, pada saat mulai. */
final class Konfigurasi {
    static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    final URI alamatDwh;
    final String userId;
    final String sandi;
    final String ipTerdaftar;
    final String nomorPks;
    final String nomorJuknis;
    final int port;
    final Path direktori;
    final String kunciPengelola;
    final URI alamatKabar;
    final URI alamatBalikan;
    final String tokenBalikan;
    final int tenggatDetik;
    final int lanjutMenit;
    final int jedaAntarPanggilanMs;
    final LocalTime pukulLanjut;
    final char ragam;

    Konfigurasi() throws Exception {
        alamatDwh = URI.create(wajib("DWH_ALAMAT"));
        userId = wajib("DWH_USER");
        sandi = wajib("DWH_SANDI");
        ipTerdaftar = wajib("DWH_IP");
        nomorPks = baca("NOMOR_PKS", "(nomor PKS belum diisi)");
        nomorJuknis = baca("NOMOR_JUKNIS", "(nomor Juknis belum diisi)");
        port = angka("PORT", 8080);
        direktori = Path.of(baca("DIREKTORI_DATA", "data"));
        Files.createDirectories(direktori);
        kunciPengelola = baca("KUNCI_PENGELOLA", "");
        alamatKabar = alamat("KABAR_ALAMAT");
        alamatBalikan = alamat("BALIKAN_ALAMAT");
        tokenBalikan = baca("BALIKAN_TOKEN", "");
        tenggatDetik = angka("TENGGAT_DETIK", 5);
        lanjutMenit = angka("LANJUT_MENIT", 60);
        jedaAntarPanggilanMs = angka("JEDA_PANGGILAN_MS", 1000);
        pukulLanjut = LocalTime.parse(baca("PUKUL_LANJUT", "07:30"));
        String r = baca("RAGAM", "a");
        if (!r.equals("a") && !r.equals("b")) {
            throw new IllegalArgumentException("RAGAM harus a atau b, bukan: " + r);
        }
        ragam = r.charAt(0);
    }

    boolean ragamB() {
        return ragam == 'b';
    }

    /** Ambang yang dikirim sebagai TRESHOLD. */
    int ambang() {
        return ragamB() ? 95 : 90;
    }

    int batasPerMenit() {
        return ragamB() ? 4 : 5;
    }

    int jumlahPekerja() {
        return ragamB() ? 1 : 2;
    }

    /** Alamat metode lain pada lembaga yang sama; hanya segmen terakhir yang berbeda. */
    URI alamatMetode(String metode) {
        String a = alamatDwh.toString();
        return URI.create(a.substring(0, a.lastIndexOf('/') + 1) + metode);
    }

    private static String baca(String nama, String bawaan) {
        String v = System.getenv(nama);
        return v == null || v.isBlank() ? bawaan : v.trim();
    }

    private static String wajib(String nama) {
        String v = baca(nama, null);
        if (v == null) {
            throw new IllegalArgumentException("Variabel " + nama + " belum diisi");
        }
        return v;
    }

    private static int angka(String nama, int bawaan) {
        try {
            return Integer.parseInt(baca(nama, String.valueOf(bawaan)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Variabel " + nama + " harus bilangan");
        }
    }

    private static URI alamat(String nama) {
        String v = baca(nama, null);
        return v == null ? null : URI.create(v);
    }
}
