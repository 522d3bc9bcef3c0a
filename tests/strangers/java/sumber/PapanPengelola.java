import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Apa yang harus diketahui pengelola: dicatat di berkas dan dapat dibaca di /pengelola. Tanpa NIK, tanpa sandi. */
final class PapanPengelola {
    private static final DateTimeFormatter WAKTU = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private final Path berkas;
    private final Set<String> pernah = new HashSet<>();

    PapanPengelola(Konfigurasi k) {
        berkas = k.direktori.resolve("pengelola.log");
    }

    /** Memberi tahu tentang suatu kode atau gangguan. */
    synchronized void beritahu(String kode, String pesan) {
        if (Cacat.ada("login-gagal-diam") && Set.of("03", "04", "09", "10").contains(kode)) {
            Cacat.menyimpang("kode " + kode + " tidak dikabarkan kepada pengelola");
            return;
        }
        if (Cacat.ada("kabar-sekali-saja") && !pernah.add(kode.isEmpty() ? pesan : kode)) {
            Cacat.menyimpang("kode " + kode + " tidak dikabarkan lagi");
            return;
        }
        catat((kode.isEmpty() ? "" : "[kode " + kode + "] ") + pesan);
    }

    synchronized void catat(String baris) {
        String w = ZonedDateTime.now(Konfigurasi.WIB).format(WAKTU);
        try {
            Files.writeString(berkas, w + " WIB | " + baris.replace('\n', ' ') + "\n", StandardCharsets.UTF_8,
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            System.err.println("Catatan pengelola tidak dapat ditulis: " + baris);
        }
    }

    /** Catatan terbaru dahulu. */
    synchronized List<String> terbaru(int banyak) {
        try {
            List<String> l = Files.exists(berkas) ? Files.readAllLines(berkas, StandardCharsets.UTF_8) : List.of();
            List<String> hasil = new ArrayList<>(l.subList(Math.max(0, l.size() - banyak), l.size()));
            java.util.Collections.reverse(hasil);
            return hasil;
        } catch (IOException e) {
            return List.of("Catatan tidak dapat dibaca");
        }
    }

    static String artiKode(String kode) {
        return switch (kode) {
            case "03" -> "Gagal login: periksa user id dan password DWH";
            case "04" -> "IP address tidak sesuai dengan yang terdaftar";
            case "07" -> "Parameter tidak lengkap";
            case "09" -> "User id, password, dan IP tidak boleh kosong";
            case "10" -> "Format IP tidak valid";
            case "16" -> "Instansi tidak aktif: akses dihentikan, hubungi Dinas Dukcapil";
            case "17" -> "User ID non aktif: hubungi admin Dinas Dukcapil";
            default -> "Kode " + kode;
        };
    }
}
