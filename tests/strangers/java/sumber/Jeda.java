import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** Jeda panggilan: sampai hari berikutnya sesudah 05 (bertahan melewati mulai ulang), dan jeda berlipat pada varian `jeda`. */
final class Jeda {
    private final Path berkas;
    private long kuotaSampai;
    private boolean dariBerkas;
    private long berlipatSampai;
    private long lama = 2000;

    Jeda(Path direktori) throws IOException {
        berkas = direktori.resolve("jeda-kuota.txt");
        if (Files.exists(berkas)) {
            try {
                kuotaSampai = Long.parseLong(Files.readString(berkas).trim());
                dariBerkas = true;
            } catch (NumberFormatException e) {
                kuotaSampai = besok();
            }
        }
    }

    /** Kuota habis: tidak memanggil lagi sampai pukul 00.00 WIB. */
    synchronized void kuotaHabis() {
        kuotaSampai = besok();
        dariBerkas = false;
        simpan();
    }

    synchronized void akhiri() {
        kuotaSampai = 0;
        berlipatSampai = 0;
        simpan();
    }

    /** Apakah panggilan ditahan sekarang. */
    synchronized boolean menahan() {
        long kini = System.currentTimeMillis();
        if (kini < kuotaSampai) {
            if (Cacat.ada("kuota-tanpa-jeda")) {
                Cacat.menyimpang("memanggil pada hari yang sama sesudah 05");
                return false;
            }
            if (Cacat.ada("jeda-kuota-hilang") && dariBerkas) {
                Cacat.menyimpang("memanggil sesudah mulai ulang pada hari kuota habis");
                return false;
            }
            return true;
        }
        return kini < berlipatSampai;
    }

    synchronized boolean kuotaBerlaku() {
        return System.currentTimeMillis() < kuotaSampai
            && !Cacat.ada("kuota-tanpa-jeda") && !(Cacat.ada("jeda-kuota-hilang") && dariBerkas);
    }

    /** Varian jeda: mengembalikan lamanya jeda yang baru, 0 bila sudah ada jeda yang berjalan. */
    synchronized long gagal() {
        long kini = System.currentTimeMillis();
        if (kini < berlipatSampai) {
            return 0;
        }
        long ini = lama;
        berlipatSampai = kini + ini;
        lama = Math.min(lama * 2, 64000);
        Cacat.menyimpang("jeda " + ini / 1000 + " detik");
        return ini;
    }

    synchronized void berhasil() {
        lama = 2000;
    }

    private void simpan() {
        try {
            Files.writeString(berkas, String.valueOf(kuotaSampai));
        } catch (IOException e) {
            System.err.println("Jeda kuota tidak dapat disimpan");
        }
    }

    private static long besok() {
        ZonedDateTime z = LocalDate.now(Konfigurasi.WIB).plusDays(1).atStartOfDay(Konfigurasi.WIB);
        return z.toInstant().toEpochMilli();
    }
}
