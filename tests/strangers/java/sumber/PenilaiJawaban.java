import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Menilai satu jawaban DWH. Apa pun yang tidak dikenal adalah gangguan, tidak pernah "sesuai". */
final class PenilaiJawaban {
    enum Jenis { SESUAI, TIDAK_SESUAI, KUOTA, JAM_LAYANAN, KONFIGURASI, GANGGUAN }

    /** kode: dua angka bila DWH menyebutnya; teks: hanya untuk pengelola. */
    record Putusan(Jenis jenis, String kode, String teks, Map<?, ?> elemen) {
    }

    private static final Set<String> TENTANG_NIK = Set.of("08", "11", "12", "13", "14", "15");
    private static final Set<String> KONFIGURASI = Set.of("03", "04", "07", "09", "10", "16", "17");
    private static final Pattern SKOR = Pattern.compile("\\((\\d+)\\)");

    private final Konfigurasi k;

    PenilaiJawaban(Konfigurasi k) {
        this.k = k;
    }

    Putusan nilai(KlienDwh.Jawaban j) {
        if (j.gagal() != null) {
            return gangguan(j.tenggat() ? "DWH tidak menjawab dalam tenggat" : "Sambungan ke DWH gagal");
        }
        if (j.status() != 200) {
            if (Cacat.ada("galat-gerbang-lolos") && j.status() >= 502 && j.status() <= 504) {
                Cacat.menyimpang("HTTP " + j.status() + " diteruskan");
                return new Putusan(Jenis.SESUAI, "", "verifikasi menyusul", Map.of());
            }
            return gangguan("DWH menjawab dengan HTTP " + j.status());
        }
        Map<?, ?> isi;
        try {
            Object o = Json.baca(j.badan());
            if (!(o instanceof Map<?, ?> m) || !(m.get("content") instanceof List<?> l) || l.size() != 1
                || !(l.get(0) instanceof Map<?, ?> satu)) {
                return gangguan("Jawaban DWH tidak berbentuk seperti yang diperjanjikan");
            }
            isi = satu;
        } catch (Json.Rusak e) {
            if (Cacat.ada("json-rusak-dicari-teks") && j.badan().contains("Sesuai")) {
                Cacat.menyimpang("kata Sesuai ditemukan pada jawaban rusak");
                return new Putusan(Jenis.SESUAI, "", "", Map.of());
            }
            return gangguan("Jawaban DWH bukan JSON yang utuh");
        }
        String kode = kode(isi);
        if (kode.isEmpty() || kode.equals("01")) {
            return nilaiElemen(isi);
        }
        return nilaiKode(kode, teks(isi));
    }

    private Putusan nilaiKode(String kode, String teks) {
        if (Cacat.ada("kode-14-terlewat") && kode.equals("14")
            || Cacat.ada("ganda-dianggap-ada") && kode.equals("12")) {
            Cacat.menyimpang("kode " + kode + " diteruskan");
            return new Putusan(Jenis.SESUAI, kode, teks, Map.of());
        }
        boolean dikenal = TENTANG_NIK.contains(kode) || KONFIGURASI.contains(kode) || kode.equals("05") || kode.equals("06");
        if (Cacat.ada("kode-08-ke-petugas") && (kode.equals("08") || !dikenal)) {
            Cacat.menyimpang("kode " + kode + " diserahkan kepada petugas sebagai diterima");
            return new Putusan(Jenis.SESUAI, kode, teks, Map.of());
        }
        if (kode.equals("05") && Cacat.ada("kuota-jadi-penolakan")
            || kode.equals("06") && Cacat.ada("jam-layanan-jadi-penolakan")) {
            Cacat.menyimpang("kode " + kode + " menjadi penolakan");
            return new Putusan(Jenis.TIDAK_SESUAI, kode, teks, Map.of());
        }
        if (TENTANG_NIK.contains(kode)) {
            return new Putusan(Jenis.TIDAK_SESUAI, kode, teks, Map.of());
        }
        return switch (kode) {
            case "05" -> new Putusan(Jenis.KUOTA, kode, "Kuota akses hari ini telah habis", Map.of());
            case "06" -> new Putusan(Jenis.JAM_LAYANAN, kode, "Di luar waktu akses yang diizinkan", Map.of());
            default -> KONFIGURASI.contains(kode) ? new Putusan(Jenis.KONFIGURASI, kode, teks, Map.of())
                : new Putusan(Jenis.GANGGUAN, kode, "Kode yang tidak dikenal", Map.of());
        };
    }

    private Putusan nilaiElemen(Map<?, ?> isi) {
        String nama = String.valueOf(isi.get("NAMA_LGKP"));
        String nik = isi.containsKey("NIK") ? String.valueOf(isi.get("NIK")) : "Sesuai";
        if (!terbaca(nama) || !terbaca(nik)) {
            return gangguan("Hasil kesesuaian tidak terbaca");
        }
        boolean namaSesuai = sesuai(nama);
        boolean nikSesuai = sesuai(nik);
        boolean hasil = namaSesuai && nikSesuai;
        if (Cacat.ada("atau-bukan-dan") && !hasil && (namaSesuai || nikSesuai)) {
            Cacat.menyimpang("satu elemen sesuai dianggap cukup");
            hasil = true;
        }
        if (Cacat.ada("skor-tanpa-keterangan") && !hasil && nikSesuai && skor(nama) >= 70) {
            Cacat.menyimpang("skor " + skor(nama) + " dengan Tidak Sesuai diteruskan");
            hasil = true;
        }
        return new Putusan(hasil ? Jenis.SESUAI : Jenis.TIDAK_SESUAI, "", "", isi);
    }

    private static boolean terbaca(String v) {
        return v.matches("(Tidak )?Sesuai( \\(\\d+\\))?");
    }

    private boolean sesuai(String v) {
        int skor = skor(v);
        return v.startsWith("Sesuai") && (skor < 0 || skor >= k.ambang() || Cacat.ada("ambang-diturunkan"));
    }

    static int skor(String v) {
        Matcher m = SKOR.matcher(v);
        return m.find() ? Integer.parseInt(m.group(1)) : -1;
    }

    /** Kode dua angka; bentuk lama tanpa kode dikenali dari teks RESPON. */
    private static String kode(Map<?, ?> isi) {
        Object k = isi.get("RESPONSE_CODE");
        if (k != null) {
            String s = k.toString().trim();
            return s.length() == 1 ? "0" + s : s;
        }
        Object respon = isi.get("RESPON");
        if (respon == null) {
            return "";
        }
        String t = respon.toString().toLowerCase();
        if (t.contains("kuota")) {
            return "05";
        }
        if (t.contains("login gagal") || t.contains("gagal login")) {
            return "03";
        }
        if (t.startsWith("ip ")) {
            return "04";
        }
        if (t.contains("meninggal")) {
            return "11";
        }
        if (t.contains("ganda")) {
            return "12";
        }
        if (t.contains("non aktif silah") || t.contains("tidak aktif sila")) {
            return "14";
        }
        if (t.contains("format dukcapil")) {
            return "15";
        }
        return t.contains("tidak ditemukan") ? "13" : "??";
    }

    private static String teks(Map<?, ?> isi) {
        for (String kunci : List.of("RESPONSE_DESC", "RESPONSE", "RESPON")) {
            if (isi.get(kunci) != null) {
                return isi.get(kunci).toString();
            }
        }
        return "";
    }

    private static Putusan gangguan(String teks) {
        return new Putusan(Jenis.GANGGUAN, "", teks, Map.of());
    }
}
