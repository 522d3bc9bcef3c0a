import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Halaman HTML. NIK tidak pernah ditampilkan kembali. */
final class Halaman {
    private final Konfigurasi k;

    Halaman(Konfigurasi k) {
        this.k = k;
    }

    String depan(String kodeFormulir) {
        String surel = isian("surel", "Surel (boleh kosong)", "email", false);
        String nik = isian("nik", "NIK", "text", true);
        String nama = isian("nama", "Nama lengkap", "text", true);
        String urutan = k.ragamB() ? surel + nama + nik : nik + nama + surel;
        String setuju = k.ragamB()
            ? "<p><label><input type=\"checkbox\" name=\"setuju\" value=\"ya\"> Saya setuju NIK dan nama saya dicocokkan</label></p>" : "";
        return bungkus("<p>" + aman(Kata.untuk("pembuka", k)) + "</p>"
            + "<form method=\"post\" action=\"/permohonan\">"
            + "<input type=\"hidden\" name=\"kode_formulir\" value=\"" + kodeFormulir + "\">"
            + urutan + "<p><label>Isi aduan<br><textarea name=\"isi\" required></textarea></label></p>" + setuju
            + "<p><button type=\"submit\">" + aman(Kata.untuk("kirim", k)) + "</button></p></form>", false);
    }

    String permohonan(Permohonan p) {
        Permohonan.Keadaan keadaan = p.keadaan;
        if (Cacat.ada("tersimpan-tanpa-kabar") && p.pernahTertunda && keadaan == Permohonan.Keadaan.DITOLAK) {
            keadaan = Permohonan.Keadaan.TERTUNDA;
        }
        boolean terjawab = p.terjawab();
        String kelas = terjawab ? keadaan.name().toLowerCase() : "berjalan";
        String rincian = p.rincian == null || p.rincian.isEmpty() || !terjawab ? ""
            : "<p class=\"rincian\">" + aman(p.rincian) + "</p>";
        return bungkus("<p id=\"hasil\" class=\"hasil " + kelas + "\">" + aman(Kata.hasil(keadaan, k)) + "</p>" + rincian
            + lacak(p.alamatStatus(), p.kode(), terjawab), !terjawab);
    }

    /** Isian salah atau pengajuan dibatasi: tidak sampai ke DWH. */
    String dibatasi(String kunciKata) {
        return bungkus("<p id=\"hasil\" class=\"hasil dibatasi\">" + aman(Kata.untuk(kunciKata, k)) + "</p>"
            + lacak("/dibatasi?sebab=" + kunciKata, "tanpa nomor", true), false);
    }

    String tiada() {
        return bungkus("<p class=\"tiada\">" + aman(Kata.untuk("tiada", k)) + "</p>", false);
    }

    String pengelola(List<String> catatan, int tersimpan, boolean jedaKuota) {
        StringBuilder b = new StringBuilder("<h2>Catatan pengelola</h2><p>Permohonan tersimpan: " + tersimpan + "</p>");
        if (jedaKuota) {
            b.append("<p class=\"peringatan\">Kuota akses hari ini telah habis; panggilan dihentikan sampai besok.</p>");
        }
        b.append("<table><tr><th>Waktu</th><th>Pemberitahuan</th></tr>");
        for (String c : catatan) {
            String[] dua = c.split(" \\| ", 2);
            b.append("<tr><td>").append(aman(dua[0])).append("</td><td>").append(aman(dua.length > 1 ? dua[1] : "")).append("</td></tr>");
        }
        return bungkus(b + "</table>", false);
    }

    private static String lacak(String alamat, String kode, boolean terjawab) {
        return "<p class=\"lacak\">Lacak: <a id=\"status\" href=\"" + aman(alamat) + "\">" + kode + "</a> ("
            + (terjawab ? "terjawab" : "berjalan") + ")</p><p><a href=\"/\">Kembali</a></p>";
    }

    private static String isian(String nama, String label, String jenis, boolean wajib) {
        return "<p><label>" + label + "<br><input name=\"" + nama + "\" type=\"" + jenis + "\" autocomplete=\"off\""
            + (wajib ? " required" : "") + "></label></p>";
    }

    private String bungkus(String isi, boolean muatUlang) {
        ZonedDateTime kini = ZonedDateTime.now(Konfigurasi.WIB).truncatedTo(ChronoUnit.SECONDS);
        String judul = aman(Kata.untuk("judul", k));
        return "<!doctype html><html lang=\"id\"><head><meta charset=\"utf-8\"><title>" + judul + "</title>"
            + (muatUlang ? "<meta http-equiv=\"refresh\" content=\"2\">" : "") + "</head><body><h1>" + judul + "</h1>" + isi
            + "<footer><small>" + aman(k.nomorPks) + " &middot; " + aman(k.nomorJuknis) + " &middot; <time id=\"jam\" datetime=\""
            + kini.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME) + "\">" + kini.format(DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss"))
            + " WIB</time></small></footer></body></html>";
    }

    static String aman(String s) {
        return s == null ? "" : s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
