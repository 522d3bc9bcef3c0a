import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Memeriksa permohonan di latar belakang: satu panggilan untuk satu permohonan, dan menyimpan yang belum terjawab. */
final class Pemeriksa {
    private static final String NIK_CONTOH = "3303010101909001";

    private final Konfigurasi k;
    private final BukuPermohonan buku;
    private final KlienDwh klien;
    private final PenilaiJawaban penilai;
    private final PapanPengelola papan;
    private final Kabar kabar;
    private final PembatasAkses pembatas;
    private final Jeda jeda;
    private final ExecutorService pekerja;
    private final ScheduledExecutorService jadwal = Executors.newSingleThreadScheduledExecutor();
    private final AtomicBoolean melanjutkan = new AtomicBoolean();
    private final AtomicBoolean ulangi = new AtomicBoolean();
    private final AtomicInteger tenggatBerturut = new AtomicInteger();
    private final AtomicInteger tolakBerturut = new AtomicInteger();
    private final Map<String, Integer> tolakPerNik = new ConcurrentHashMap<>();
    private final Map<String, Long> singgahan = new ConcurrentHashMap<>();

    Pemeriksa(Konfigurasi k, BukuPermohonan buku, KlienDwh klien, PapanPengelola papan, Kabar kabar,
              PembatasAkses pembatas, Jeda jeda) {
        this.k = k;
        this.buku = buku;
        this.klien = klien;
        this.penilai = new PenilaiJawaban(k);
        this.papan = papan;
        this.kabar = kabar;
        this.pembatas = pembatas;
        this.jeda = jeda;
        this.pekerja = Executors.newFixedThreadPool(k.jumlahPekerja());
    }

    /** Meneruskan pekerjaan yang belum selesai ketika proses berakhir, lalu memasang jadwal. */
    void mulai() {
        buku.dengan(Permohonan.Keadaan.DITERIMA, Permohonan.Keadaan.DIPERIKSA).forEach(this::antrekan);
        long keJadwal = JadwalLanjut.detikSampai(k.pukulLanjut);
        lanjutkan(false);
        jadwal.scheduleAtFixedRate(() -> lanjutkan(false), keJadwal, 86400, TimeUnit.SECONDS);
        jadwal.scheduleAtFixedRate(() -> lanjutkan(false), k.lanjutMenit, k.lanjutMenit, TimeUnit.MINUTES);
    }

    void antrekan(Permohonan p) {
        pekerja.submit(() -> prosesAman(p));
    }

    /** Mengerjakan yang tersimpan, yang terlama dahulu, satu per satu; berhenti pada kegagalan pertama. */
    int lanjutkan(boolean olehPengelola) {
        if (olehPengelola) {
            jeda.akhiri();
        } else if (jeda.kuotaBerlaku()) {
            return 0;
        }
        List<Permohonan> tersimpan = buku.dengan(Permohonan.Keadaan.TERTUNDA);
        if (tersimpan.isEmpty()) {
            return 0;
        }
        if (!melanjutkan.compareAndSet(false, true)) {
            ulangi.compareAndSet(false, olehPengelola);
            return olehPengelola ? tersimpan.size() : 0;
        }
        if (Cacat.ada("tersimpan-serentak") && tersimpan.size() > 1) {
            Cacat.menyimpang(tersimpan.size() + " permohonan sekaligus");
            ExecutorService banyak = Executors.newFixedThreadPool(16);
            tersimpan.forEach(p -> banyak.submit(() -> prosesAman(p)));
            banyak.shutdown();
            melanjutkan.set(false);
            return tersimpan.size();
        }
        Thread t = new Thread(() -> {
            try {
                for (int i = 0; i < tersimpan.size(); i++) {
                    if (i > 0) {
                        Thread.sleep(k.jedaAntarPanggilanMs);
                    }
                    if (!prosesAman(tersimpan.get(i))) {
                        break;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                melanjutkan.set(false);
                if (ulangi.getAndSet(false)) {
                    lanjutkan(false);
                }
            }
        }, "lanjutkan");
        t.start();
        return tersimpan.size();
    }

    private boolean prosesAman(Permohonan p) {
        try {
            return proses(p);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException e) {
            papan.catat("Pemeriksaan " + p.kode() + " terhenti: " + e.getClass().getSimpleName());
            simpan(p);
            return false;
        }
    }

    /** Benar bila permohonan mendapat hasil akhir. */
    private boolean proses(Permohonan p) throws InterruptedException {
        if (p.selesai()) {
            return true;
        }
        if (Cacat.ada("singgahan-nik") && singgahan.getOrDefault(p.nik, 0L) > System.currentTimeMillis()) {
            Cacat.menyimpang("hasil dari singgahan, tanpa panggilan");
            return akhiri(p, Permohonan.Keadaan.DITERUSKAN);
        }
        if (Cacat.ada("penolakan-menular") && tolakBerturut.get() >= 3) {
            Cacat.menyimpang("ditolak tanpa diperiksa");
            tolakBerturut.set(0);
            return akhiri(p, Permohonan.Keadaan.DITOLAK);
        }
        if (jeda.menahan()) {
            return simpan(p);
        }
        buku.ubah(p, Permohonan.Keadaan.DIPERIKSA);
        p.percobaan++;
        p.rincian = "";
        KlienDwh.Jawaban j = klien.periksa(p.nik, p.nama, k.ambang(), p.klien);
        PenilaiJawaban.Putusan v = penilai.nilai(j);
        v = panggilanTambahan(p, v);
        if (j.tenggat()) {
            if (tenggatBerturut.incrementAndGet() >= 2 && Cacat.ada("tenggat-kedua-lolos")) {
                Cacat.menyimpang("tenggat berturut-turut diteruskan");
                return akhiri(p, Permohonan.Keadaan.DITERUSKAN);
            }
        } else {
            tenggatBerturut.set(0);
        }
        return switch (v.jenis()) {
            case SESUAI -> diteruskan(p);
            case TIDAK_SESUAI -> ditolak(p, v);
            default -> gagal(p, v);
        };
    }

    /** Panggilan di luar yang satu itu; pada aplikasi yang patuh tidak pernah ada. */
    private PenilaiJawaban.Putusan panggilanTambahan(Permohonan p, PenilaiJawaban.Putusan v) throws InterruptedException {
        boolean beda = v.jenis() == PenilaiJawaban.Jenis.TIDAK_SESUAI && v.kode().isEmpty();
        if (Cacat.ada("ambang-diturunkan") && beda) {
            Cacat.menyimpang("dipanggil lagi dengan TRESHOLD 50");
            return penilai.nilai(klien.periksa(p.nik, p.nama, 50, p.klien));
        }
        if (Cacat.ada("nama-dari-metode-data") && beda) {
            Cacat.menyimpang("CALL_NIK dipanggil");
            klien.ambilData(p.nik, p.klien);
        }
        if (Cacat.ada("tebak-nik") && v.kode().equals("13")) {
            long n = Long.parseLong(p.nik);
            for (long tetangga : new long[] {n - 1, n + 1}) {
                Cacat.menyimpang("NIK tetangga dicoba");
                PenilaiJawaban.Putusan w = penilai.nilai(klien.periksa(String.format("%016d", tetangga), p.nama, k.ambang(), p.klien));
                if (w.jenis() == PenilaiJawaban.Jenis.SESUAI) {
                    return w;
                }
            }
        }
        if (Cacat.ada("nonaktif-dicoba-terus") && Set.of("16", "17").contains(v.kode())) {
            for (int i = 0; i < 3 && v.jenis() == PenilaiJawaban.Jenis.KONFIGURASI; i++) {
                Thread.sleep(500);
                Cacat.menyimpang("dicoba lagi sesudah " + v.kode());
                v = penilai.nilai(klien.periksa(p.nik, p.nama, k.ambang(), p.klien));
            }
        }
        if (Cacat.ada("uji-sambungan") && v.jenis() == PenilaiJawaban.Jenis.GANGGUAN) {
            Cacat.menyimpang("NIK contoh dipanggil");
            klien.periksa(NIK_CONTOH, "UJI SAMBUNGAN", k.ambang(), p.klien);
        }
        return v;
    }

    private boolean diteruskan(Permohonan p) {
        tolakBerturut.set(0);
        tolakPerNik.remove(p.nik);
        jeda.berhasil();
        if (Cacat.ada("singgahan-nik")) {
            singgahan.put(p.nik, System.currentTimeMillis() + 600_000);
        }
        return akhiri(p, Permohonan.Keadaan.DITERUSKAN);
    }

    private boolean ditolak(Permohonan p, PenilaiJawaban.Putusan v) {
        jeda.berhasil();
        tolakBerturut.incrementAndGet();
        pembatas.catatPenolakan(p.klien);
        if (Cacat.ada("ketiga-ke-petugas") && tolakPerNik.merge(p.nik, 1, Integer::sum) >= 3) {
            Cacat.menyimpang("penolakan ketiga diserahkan kepada petugas");
            return akhiri(p, Permohonan.Keadaan.DITERUSKAN);
        }
        if (Cacat.ada("rincian-per-elemen") && v.kode().isEmpty()) {
            p.rincian = "NIK: " + v.elemen().get("NIK") + "; Nama lengkap: " + v.elemen().get("NAMA_LGKP");
            Cacat.menyimpang("hasil per elemen diperlihatkan");
        }
        if (Cacat.ada("meninggal-diberitahukan") && v.kode().equals("11")) {
            p.rincian = "Pemilik NIK tercatat telah meninggal dunia.";
            Cacat.menyimpang("alasan 11 diperlihatkan");
        }
        if (Cacat.ada("tersimpan-tanpa-kabar") && p.pernahTertunda) {
            Cacat.menyimpang("penolakan kemudian tidak dikabarkan");
            buku.ubah(p, Permohonan.Keadaan.DITOLAK);
            return true;
        }
        return akhiri(p, Permohonan.Keadaan.DITOLAK);
    }

    private boolean gagal(Permohonan p, PenilaiJawaban.Putusan v) {
        boolean konfigurasi = v.jenis() == PenilaiJawaban.Jenis.KONFIGURASI;
        papan.beritahu(v.kode(), konfigurasi ? PapanPengelola.artiKode(v.kode()) : v.teks());
        if (v.jenis() == PenilaiJawaban.Jenis.KUOTA) {
            jeda.kuotaHabis();
        } else if (Cacat.ada("jeda")) {
            long lama = jeda.gagal();
            if (lama > 0) {
                jadwal.schedule(() -> lanjutkan(false), lama + 50, TimeUnit.MILLISECONDS);
            }
        }
        if (Cacat.ada("kode-mentah-di-halaman") && konfigurasi) {
            p.rincian = "RESPONSE_CODE " + v.kode() + ": " + v.teks();
            Cacat.menyimpang("kode dan teks DWH diperlihatkan");
        }
        if (Cacat.ada("percobaan-kedua-lolos") && p.pernahTertunda) {
            Cacat.menyimpang("percobaan kedua gagal, diteruskan");
            return akhiri(p, Permohonan.Keadaan.DITERUSKAN);
        }
        return simpan(p);
    }

    /** Ragam a menyimpan; ragam b menyatakan gangguan dan meminta pemohon mengajukan lagi. */
    private boolean simpan(Permohonan p) {
        if (k.ragamB() && !Cacat.ada("jeda")) {
            akhiri(p, Permohonan.Keadaan.GANGGUAN);
        } else {
            buku.ubah(p, Permohonan.Keadaan.TERTUNDA);
        }
        return false;
    }

    private boolean akhiri(Permohonan p, Permohonan.Keadaan hasil) {
        buku.ubah(p, hasil);
        kabar.kabarkan(p);
        if (hasil == Permohonan.Keadaan.DITERUSKAN) {
            kabar.balikkan(p);
        }
        return true;
    }
}
