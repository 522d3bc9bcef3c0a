import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Kabar kepada pemohon (layanan pesan instansi) dan data balikan kepada Dinas Dukcapil. */
final class Kabar {
    private final Konfigurasi k;
    private final PapanPengelola papan;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5)).build();
    private final ExecutorService pekerja = Executors.newSingleThreadExecutor(r -> {
        Thread t = new Thread(r, "kabar");
        t.setDaemon(true);
        return t;
    });

    Kabar(Konfigurasi k, PapanPengelola papan) {
        this.k = k;
        this.papan = papan;
    }

    /** Memberi tahu pemohon yang menunggu (ragam b: setiap pemohon) tentang hasil akhir. */
    void kabarkan(Permohonan p) {
        if (!p.pernahTertunda && !k.ragamB() || k.alamatKabar == null || p.surel == null || p.surel.isBlank()) {
            return;
        }
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("kepada", p.surel);
        m.put("perihal", "Permohonan " + p.kode());
        m.put("keadaan", p.keadaan.name().toLowerCase());
        m.put("isi", Kata.hasil(p.keadaan, k));
        pekerja.submit(() -> kirim(k.alamatKabar, Json.tulis(m), null, "Kabar untuk " + p.kode()));
    }

    /** Data balikan: NIK dan nomor registrasi aduan. */
    void balikkan(Permohonan p) {
        if (k.alamatBalikan == null) {
            return;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("NIK", p.nik);
        data.put("param", List.of(Map.of("NO_REGISTRASI_ADUAN", p.kode())));
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("id_lembaga", "000000");
        m.put("nama_lembaga", "Dinas Komunikasi dan Informatika");
        m.put("data", List.of(data));
        pekerja.submit(() -> kirim(k.alamatBalikan, Json.tulis(List.of(m)), k.tokenBalikan, "Data balikan " + p.kode()));
    }

    private void kirim(URI alamat, String badan, String token, String apa) {
        try {
            HttpRequest.Builder b = HttpRequest.newBuilder(alamat).timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(badan));
            if (token != null && !token.isEmpty()) {
                b.header("Authorization", "Bearer " + token);
            }
            int status = http.send(b.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                papan.catat(apa + " tidak diterima (HTTP " + status + ")");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            papan.catat(apa + " tidak terkirim");
        }
    }
}
