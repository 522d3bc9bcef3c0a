import java.io.File;

/** Titik mulai: membaca pengaturan, merangkai bagian-bagian, dan menjalankan pelayan. */
public final class Aplikasi {
    private Aplikasi() {
    }

    public static void main(String[] args) throws Exception {
        hapusKelasPadaAkhir(System.getProperty("direktori.kelas"));
        System.setProperty("jdk.httpclient.keepalive.timeout", "1");
        Konfigurasi k;
        try {
            Cacat.pilih(System.getenv("CACAT"), System.getenv("TANDA"));
            k = new Konfigurasi();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        PapanPengelola papan = new PapanPengelola(k);
        BukuPermohonan buku = new BukuPermohonan(k.direktori);
        PembatasAkses pembatas = new PembatasAkses(k, papan);
        Jeda jeda = new Jeda(k.direktori);
        Pemeriksa pemeriksa = new Pemeriksa(k, buku, new KlienDwh(k, papan), papan, new Kabar(k, papan), pembatas, jeda);
        new Pelayan(k, buku, pemeriksa, pembatas, papan, jeda).mulai();
        pemeriksa.mulai();
    }

    /** Direktori kelas sementara yang dibuat oleh mulai.sh dihapus ketika proses berakhir. */
    private static void hapusKelasPadaAkhir(String direktori) {
        if (direktori == null) {
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            File d = new File(direktori);
            File[] isi = d.listFiles((x, nama) -> nama.endsWith(".class"));
            if (isi != null) {
                for (File f : isi) {
                    f.delete();
                }
            }
            d.delete();
        }));
    }
}
