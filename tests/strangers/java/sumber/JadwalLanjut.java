import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** Kapan permohonan tersimpan dikerjakan lagi setiap hari (waktu Indonesia Barat). */
final class JadwalLanjut {
    private JadwalLanjut() {
    }

    static long detikSampai(LocalTime pukul) {
        ZonedDateTime kini = ZonedDateTime.now(Konfigurasi.WIB);
        ZonedDateTime sasaran = kini.with(pukul);
        if (!sasaran.isAfter(kini)) {
            sasaran = sasaran.plusDays(1);
        }
        return Duration.between(kini, sasaran).toSeconds();
    }
}
