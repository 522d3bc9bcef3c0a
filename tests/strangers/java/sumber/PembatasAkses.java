import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Pembatas per klien: jumlah pengajuan per menit, penolakan berturut, dan NIK yang berurutan atau berpola. */
final class PembatasAkses {
    private static final long SEMENIT = 60_000;
    private static final long SEPULUH_MENIT = 600_000;

    private static final class Jejak {
        final Deque<Long> pengajuan = new ArrayDeque<>();
        final Deque<Long> penolakan = new ArrayDeque<>();
        final Deque<Long> nik = new ArrayDeque<>();
        long diblokirSampai;
    }

    private final Konfigurasi k;
    private final PapanPengelola papan;
    private final Map<String, Jejak> jejak = new HashMap<>();

    PembatasAkses(Konfigurasi k, PapanPengelola papan) {
        this.k = k;
        this.papan = papan;
    }

    /** Boleh atau tidaknya klien ini mengajukan sekarang; pengajuan yang boleh langsung dihitung. */
    synchronized boolean boleh(String klien, String nik) {
        long kini = System.currentTimeMillis();
        if (jejak.size() > 10_000) {
            jejak.values().removeIf(j -> j.pengajuan.isEmpty() || kini - j.pengajuan.getLast() > SEPULUH_MENIT);
        }
        Jejak j = jejak.computeIfAbsent(klien, x -> new Jejak());
        if (kini < j.diblokirSampai) {
            return false;
        }
        buang(j.pengajuan, kini - SEMENIT);
        buang(j.penolakan, kini - SEPULUH_MENIT);
        if (j.pengajuan.size() >= k.batasPerMenit() || j.penolakan.size() >= 5) {
            return false;
        }
        j.nik.addLast(Long.parseLong(nik));
        if (j.nik.size() > 3) {
            j.nik.removeFirst();
        }
        if (berpola(j.nik)) {
            j.diblokirSampai = kini + SEPULUH_MENIT;
            papan.catat("Pengajuan dengan NIK berurutan atau berpola dari satu klien dihentikan");
            return false;
        }
        j.pengajuan.addLast(kini);
        return true;
    }

    synchronized void catatPenolakan(String klien) {
        Jejak j = jejak.get(klien);
        if (j != null) {
            j.penolakan.addLast(System.currentTimeMillis());
        }
    }

    private static boolean berpola(Deque<Long> nik) {
        if (nik.size() < 3) {
            return false;
        }
        Long[] n = nik.toArray(new Long[0]);
        long langkah = n[1] - n[0];
        return langkah != 0 && Math.abs(langkah) <= 100 && n[2] - n[1] == langkah;
    }

    private static void buang(Deque<Long> d, long sebelum) {
        while (!d.isEmpty() && d.getFirst() < sebelum) {
            d.removeFirst();
        }
    }
}
