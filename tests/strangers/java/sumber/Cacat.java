import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Satu tabel: setiap cacat dan varian yang dapat dipilih dengan CACAT, beserta artinya. */
final class Cacat {
    static final Map<String, String> TABEL = new LinkedHashMap<>();

    static {
        TABEL.put("kode-14-terlewat", "kode 14 dianggap ditemukan");
        TABEL.put("ganda-dianggap-ada", "kode 12 dianggap ditemukan");
        TABEL.put("kode-08-ke-petugas", "kode di luar daftar diteruskan ke petugas");
        TABEL.put("kuota-jadi-penolakan", "kode 05 menjadi penolakan");
        TABEL.put("kuota-tanpa-jeda", "sesudah 05 tetap memanggil");
        TABEL.put("jeda-kuota-hilang", "jeda 05 hilang pada mulai ulang");
        TABEL.put("jam-layanan-jadi-penolakan", "kode 06 menjadi penolakan");
        TABEL.put("nonaktif-dicoba-terus", "kode 16/17 dicoba tiga kali lagi");
        TABEL.put("login-gagal-diam", "03, 04, 09, 10 tidak sampai ke pengelola");
        TABEL.put("galat-gerbang-lolos", "502/503/504 diteruskan");
        TABEL.put("tenggat-kedua-lolos", "tenggat kedua berturut-turut diteruskan");
        TABEL.put("json-rusak-dicari-teks", "JSON rusak dibaca dengan pencarian teks");
        TABEL.put("skor-tanpa-keterangan", "hanya angka skor yang dibaca");
        TABEL.put("atau-bukan-dan", "NIK atau nama sudah cukup");
        TABEL.put("ambang-diturunkan", "memanggil lagi dengan TRESHOLD 50");
        TABEL.put("elemen-dari-nik", "tanggal lahir dan jenis kelamin dari NIK ikut dikirim");
        TABEL.put("rincian-per-elemen", "hasil per elemen diperlihatkan kepada pemohon");
        TABEL.put("meninggal-diberitahukan", "pemohon diberi tahu tentang kode 11");
        TABEL.put("kode-mentah-di-halaman", "kode dan teks DWH dicetak untuk pemohon");
        TABEL.put("nama-dari-metode-data", "CALL_NIK dipanggil bila tidak sesuai");
        TABEL.put("singgahan-nik", "hasil sesuai disimpan per NIK");
        TABEL.put("ulang-seketika", "panggilan gagal diulang tiga kali tanpa jeda");
        TABEL.put("tebak-nik", "NIK tetangga dicoba pada kode 13");
        TABEL.put("uji-sambungan", "NIK contoh dipanggil sesudah kegagalan");
        TABEL.put("tersimpan-serentak", "permohonan tersimpan dikerjakan serentak");
        TABEL.put("mulai-ulang-mengirim-lagi", "yang sudah selesai diperiksa lagi sesudah mulai ulang");
        TABEL.put("tersimpan-hilang", "permohonan tersimpan hilang pada mulai ulang");
        TABEL.put("tersimpan-tanpa-kabar", "penolakan kemudian tidak dikabarkan");
        TABEL.put("percobaan-kedua-lolos", "percobaan kedua yang gagal diteruskan");
        TABEL.put("penolakan-menular", "tiga penolakan siapa pun menolak pemohon berikutnya");
        TABEL.put("ketiga-ke-petugas", "penolakan ketiga NIK yang sama diteruskan");
        TABEL.put("sandi-di-catatan", "panggilan lengkap ditulis ke catatan");
        TABEL.put("ip-pemohon-dikirim", "ip_user diisi alamat pemohon");
        TABEL.put("kabar-sekali-saja", "kode yang sama hanya sekali dikabarkan");
        TABEL.put("lambat", "varian: setiap halaman 2 detik lebih lama");
        TABEL.put("jeda", "varian: jeda berlipat sesudah kegagalan");
        TABEL.put("kata-lain", "varian: kata-kata lain");
        TABEL.put("status-lain", "varian: status HTTP lain");
    }

    private static String terpilih;
    private static Path tanda;

    static void pilih(String id, String berkasTanda) {
        terpilih = id == null || id.isBlank() ? null : id.trim();
        tanda = berkasTanda == null || berkasTanda.isBlank() ? null : Path.of(berkasTanda);
        if (terpilih != null && !TABEL.containsKey(terpilih)) {
            throw new IllegalArgumentException("CACAT tidak dikenal: " + terpilih);
        }
        if (terpilih != null) {
            tulis("mulai", null);
        }
    }

    static boolean ada(String id) {
        return id.equals(terpilih);
    }

    static void menyimpang(String karena) {
        tulis("menyimpang", karena);
    }

    private static synchronized void tulis(String apa, String karena) {
        if (tanda == null) {
            return;
        }
        Map<String, Object> baris = new LinkedHashMap<>();
        baris.put("cacat", terpilih);
        baris.put("tanda", apa);
        baris.put("pada", Instant.now().toString());
        if (karena != null) {
            baris.put("karena", karena);
        }
        try {
            Files.writeString(tanda, Json.tulis(baris) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (Exception e) {
            System.err.println("Berkas tanda tidak dapat ditulis: " + e.getMessage());
        }
    }
}
