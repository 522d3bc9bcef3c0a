import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Satu panggilan ke DWH. Tidak mengikuti pengalihan; tenggat berlaku untuk seluruh jawaban. */
final class KlienDwh {
    /** Hasil mentah: status HTTP dan badan, atau jenis kegagalan bila jawaban tidak pernah lengkap. */
    record Jawaban(int status, String badan, String gagal) {
        boolean tenggat() {
            return "tenggat".equals(gagal);
        }
    }

    private final Konfigurasi k;
    private final PapanPengelola papan;
    private final HttpClient http;

    KlienDwh(Konfigurasi k, PapanPengelola papan) {
        this.k = k;
        this.papan = papan;
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(k.tenggatDetik)).build();
    }

    /** Verifikasi kesesuaian NIK dan nama. */
    Jawaban periksa(String nik, String nama, int ambang, String klien) throws InterruptedException {
        Map<String, Object> badan = kredensial(klien);
        badan.put("TRESHOLD", ambang);
        badan.put("NIK", nik);
        badan.put("NAMA_LGKP", nama);
        if (Cacat.ada("elemen-dari-nik")) {
            tambahkanDariNik(badan, nik);
        }
        Jawaban j = kirim(k.alamatDwh, badan);
        int ulang = Cacat.ada("ulang-seketika") ? 3 : 0;
        while (ulang-- > 0 && gagalSementara(j)) {
            Cacat.menyimpang("panggilan gagal diulang tanpa jeda");
            j = kirim(k.alamatDwh, badan);
        }
        if (k.ragamB() && gagalSementara(j) && !j.tenggat()) {
            Thread.sleep(2000);
            j = kirim(k.alamatDwh, badan);
        }
        catatPanggilan(badan, j);
        return j;
    }

    /** Dipakai oleh satu cacat saja: metode data, yang tidak diperjanjikan. */
    void ambilData(String nik, String klien) throws InterruptedException {
        Map<String, Object> badan = kredensial(klien);
        badan.put("NIK", nik);
        kirim(k.alamatMetode("CALL_NIK"), badan);
    }

    private Map<String, Object> kredensial(String klien) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("user_id", k.userId);
        m.put("password", k.sandi);
        String ip = k.ipTerdaftar;
        if (Cacat.ada("ip-pemohon-dikirim") && !klien.isEmpty() && !klien.equals("127.0.0.1")) {
            Cacat.menyimpang("ip_user bukan alamat terdaftar");
            ip = klien;
        }
        m.put("ip_user", ip);
        return m;
    }

    private void tambahkanDariNik(Map<String, Object> badan, String nik) {
        int tanggal = Integer.parseInt(nik.substring(6, 8));
        boolean perempuan = tanggal > 40;
        int tahun = Integer.parseInt(nik.substring(10, 12));
        badan.put("TGL_LHR", String.format("%02d-%s-%s%02d", perempuan ? tanggal - 40 : tanggal,
            nik.substring(8, 10), tahun > 25 ? "19" : "20", tahun));
        badan.put("JENIS_KLMIN", perempuan ? "Perempuan" : "Laki-Laki");
        Cacat.menyimpang("TGL_LHR dan JENIS_KLMIN ikut dikirim");
    }

    private static boolean gagalSementara(Jawaban j) {
        return j.gagal() != null || j.status() >= 500;
    }

    private void catatPanggilan(Map<String, Object> badan, Jawaban j) {
        if (!Cacat.ada("sandi-di-catatan") || j.gagal() != null) {
            return;
        }
        PenilaiJawaban.Putusan p = new PenilaiJawaban(k).nilai(j);
        if (p.jenis() == PenilaiJawaban.Jenis.KONFIGURASI) {
            papan.catat("Panggilan: " + Json.tulis(badan) + " Jawaban: " + j.badan());
            Cacat.menyimpang("kredensial dan NIK ditulis ke catatan");
        }
    }

    private Jawaban kirim(URI alamat, Map<String, Object> badan) throws InterruptedException {
        HttpRequest r = HttpRequest.newBuilder(alamat)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .timeout(Duration.ofSeconds(k.tenggatDetik))
            .POST(HttpRequest.BodyPublishers.ofString(Json.tulis(badan), StandardCharsets.UTF_8)).build();
        CompletableFuture<HttpResponse<byte[]>> f = http.sendAsync(r, HttpResponse.BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> h = f.get(k.tenggatDetik, TimeUnit.SECONDS);
            return new Jawaban(h.statusCode(), new String(h.body(), StandardCharsets.UTF_8), null);
        } catch (TimeoutException e) {
            f.cancel(true);
            return new Jawaban(0, "", "tenggat");
        } catch (ExecutionException e) {
            boolean tenggat = e.getCause() instanceof java.net.http.HttpTimeoutException;
            return new Jawaban(0, "", tenggat ? "tenggat" : "sambungan");
        }
    }
}
