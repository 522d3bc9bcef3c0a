import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/** Jalur HTTP: formulir, pengajuan (202), status yang ditanya berulang, dan halaman pengelola. */
final class Pelayan {
    private static final int BADAN_TERBESAR = 65_536;

    private final Konfigurasi k;
    private final BukuPermohonan buku;
    private final Pemeriksa pemeriksa;
    private final PembatasAkses pembatas;
    private final PapanPengelola papan;
    private final Jeda jeda;
    private final Halaman halaman;
    private final SecureRandom acak = new SecureRandom();
    /** Kode formulir yang pernah dikeluarkan; sesudah dipakai menunjuk permohonannya, sehingga kirim ganda tidak dihitung dua kali. */
    private final Map<String, Permohonan> formulir = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Permohonan> e) {
            return size() > 5000;
        }
    });

    Pelayan(Konfigurasi k, BukuPermohonan buku, Pemeriksa pemeriksa, PembatasAkses pembatas, PapanPengelola papan, Jeda jeda) {
        this.k = k;
        this.buku = buku;
        this.pemeriksa = pemeriksa;
        this.pembatas = pembatas;
        this.papan = papan;
        this.jeda = jeda;
        this.halaman = new Halaman(k);
    }

    void mulai() throws IOException {
        HttpServer s = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), k.port), 50);
        s.setExecutor(Executors.newCachedThreadPool());
        s.createContext("/", this::layani);
        s.start();
        System.out.println("Siap pada http://127.0.0.1:" + s.getAddress().getPort() + "/ (ragam " + k.ragam + ")");
    }

    private void layani(HttpExchange x) throws IOException {
        try {
            String jalur = x.getRequestURI().getPath();
            boolean post = x.getRequestMethod().equals("POST");
            if (!post && !x.getRequestMethod().equals("GET")) {
                kirim(x, 405, halaman.tiada());
            } else if (jalur.startsWith("/pengelola")) {
                pengelola(x, jalur, post);
            } else {
                if (Cacat.ada("lambat")) {
                    Cacat.menyimpang("halaman ditunda 2 detik");
                    Thread.sleep(2000);
                }
                pemohon(x, jalur, post);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            papan.catat("Kesalahan pada halaman: " + e.getClass().getSimpleName());
            kirim(x, 500, halaman.tiada());
        } finally {
            x.close();
        }
    }

    private void pemohon(HttpExchange x, String jalur, boolean post) throws IOException, InterruptedException {
        if (Cacat.ada("kata-lain")) {
            Cacat.menyimpang("kata-kata lain pada " + (jalur.equals("/") ? "halaman depan" : "halaman"));
        }
        if (post && jalur.equals("/permohonan")) {
            ajukan(x);
        } else if (!post && jalur.equals("/")) {
            String kode = new BigInteger(80, acak).toString(36);
            formulir.put(kode, null);
            kirim(x, 200, halaman.depan(kode));
        } else if (!post && jalur.startsWith("/permohonan/")) {
            String[] bagian = jalur.split("/");
            Permohonan p = bagian.length == 4 ? buku.cari(bagian[2], bagian[3]) : null;
            kirim(x, p == null ? 404 : statusHalaman(p), p == null ? halaman.tiada() : halaman.permohonan(p));
        } else if (!post && jalur.equals("/dibatasi")) {
            String sebab = String.valueOf(x.getRequestURI().getQuery()).replaceFirst("^sebab=", "");
            boolean dikenal = Set.of("isian_nik", "isian_nama", "isian_formulir", "dibatasi").contains(sebab);
            kirim(x, 200, halaman.dibatasi(dikenal ? sebab : "dibatasi"));
        } else {
            kirim(x, 404, halaman.tiada());
        }
    }

    private void ajukan(HttpExchange x) throws IOException, InterruptedException {
        Map<String, String> f = bacaFormulir(x);
        String kode = f.getOrDefault("kode_formulir", "");
        String nik = f.getOrDefault("nik", "").trim();
        if (k.ragamB()) {
            nik = nik.replaceAll("[ .\\-]", "");
        }
        String nama = f.getOrDefault("nama", "").trim();
        String aduan = f.getOrDefault("isi", "").trim();
        boolean setuju = !k.ragamB() || f.getOrDefault("setuju", "").equals("ya");
        String keliru = !formulir.containsKey(kode) ? "isian_formulir" : !nik.matches("[0-9]{16}") ? "isian_nik"
            : nama.isEmpty() || aduan.isEmpty() || !setuju ? "isian_nama" : null;
        if (keliru != null) {
            kirim(x, statusLain(400, 422), halaman.dibatasi(keliru));
            return;
        }
        Permohonan p;
        synchronized (formulir) {
            p = formulir.get(kode);
            if (p == null) {
                String klien = x.getRemoteAddress().getAddress().getHostAddress();
                if (pembatas.boleh(klien, nik)) {
                    p = buku.daftarkan(nik, nama, f.getOrDefault("surel", "").trim(), aduan, klien);
                    formulir.put(kode, p);
                    pemeriksa.antrekan(p);
                }
            }
        }
        if (p == null) {
            kirim(x, 429, halaman.dibatasi("dibatasi"));
            return;
        }
        x.getResponseHeaders().set("Location", p.alamatStatus());
        if (Cacat.ada("status-lain")) {
            kirim(x, statusLain(202, 303), halaman.permohonan(p));
            return;
        }
        if (k.ragamB()) {
            buku.tunggu(p, 12_000);
        }
        kirim(x, k.ragamB() && p.terjawab() ? 200 : 202, halaman.permohonan(p));
    }

    private int statusHalaman(Permohonan p) {
        return switch (p.keadaan) {
            case DITERIMA, DIPERIKSA, TERTUNDA -> statusLain(200, 202);
            case DITOLAK -> statusLain(200, 422);
            case GANGGUAN -> statusLain(200, 503);
            case DITERUSKAN -> 200;
        };
    }

    private static int statusLain(int biasa, int lain) {
        if (!Cacat.ada("status-lain")) {
            return biasa;
        }
        Cacat.menyimpang("status " + lain + " sebagai ganti " + biasa);
        return lain;
    }

    private void pengelola(HttpExchange x, String jalur, boolean post) throws IOException {
        String kunci = String.valueOf(x.getRequestHeaders().getFirst("X-Kunci-Pengelola"));
        if (k.kunciPengelola.isEmpty() || !MessageDigest.isEqual(kunci.getBytes(StandardCharsets.UTF_8),
            k.kunciPengelola.getBytes(StandardCharsets.UTF_8))) {
            kirim(x, 403, halaman.tiada());
        } else if (post && jalur.equals("/pengelola/lanjutkan")) {
            kirim(x, 200, "Dilanjutkan: " + pemeriksa.lanjutkan(true) + "\n");
        } else if (!post && jalur.equals("/pengelola")) {
            int tersimpan = buku.dengan(Permohonan.Keadaan.TERTUNDA).size();
            if (k.ragamB()) {
                x.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
                kirim(x, 200, "Tersimpan: " + tersimpan + "\n" + String.join("\n", papan.terbaru(50)) + "\n");
            } else {
                kirim(x, 200, halaman.pengelola(papan.terbaru(50), tersimpan, jeda.kuotaBerlaku()));
            }
        } else {
            kirim(x, 404, halaman.tiada());
        }
    }

    private static Map<String, String> bacaFormulir(HttpExchange x) throws IOException {
        String badan = new String(x.getRequestBody().readNBytes(BADAN_TERBESAR), StandardCharsets.UTF_8);
        Map<String, String> m = new HashMap<>();
        for (String pasangan : badan.split("&")) {
            int s = pasangan.indexOf('=');
            if (s > 0) {
                try {
                    m.put(URLDecoder.decode(pasangan.substring(0, s), StandardCharsets.UTF_8),
                        URLDecoder.decode(pasangan.substring(s + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException e) {
                    m.put("rusak", "ya");
                }
            }
        }
        return m;
    }

    private static void kirim(HttpExchange x, int status, String isi) throws IOException {
        byte[] b = isi.getBytes(StandardCharsets.UTF_8);
        if (x.getResponseHeaders().getFirst("Content-Type") == null) {
            x.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        }
        x.getResponseHeaders().set("Cache-Control", "no-store");
        x.sendResponseHeaders(status, b.length);
        x.getResponseBody().write(b);
    }
}
