import java.io.FileOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Buku permohonan: berkas yang hanya ditambah di belakang; baris terakhir suatu nomor yang berlaku. */
final class BukuPermohonan {
    private final Path berkas;
    private final TreeMap<Long, Permohonan> isi = new TreeMap<>();
    private final SecureRandom acak = new SecureRandom();
    private long nomorTerakhir;

    BukuPermohonan(Path direktori) throws IOException {
        berkas = direktori.resolve("permohonan.jsonl");
        if (Files.exists(berkas)) {
            bacaSemua();
        }
    }

    private void bacaSemua() throws IOException {
        Set<Long> pernahTertunda = new HashSet<>();
        String semua = Files.readString(berkas, StandardCharsets.UTF_8);
        if (!semua.isEmpty() && !semua.endsWith("\n")) {
            Files.writeString(berkas, "\n", StandardOpenOption.APPEND);
        }
        for (String baris : semua.split("\n")) {
            Object o;
            try {
                o = Json.baca(baris);
            } catch (Json.Rusak e) {
                continue; // baris terakhir dapat terpotong bila proses mati di tengah menulis
            }
            Map<?, ?> m = (Map<?, ?>) o;
            long nomor = ((Number) m.get("nomor")).longValue();
            nomorTerakhir = Math.max(nomorTerakhir, nomor);
            Permohonan p = isi.computeIfAbsent(nomor, n -> new Permohonan());
            p.nomor = nomor;
            if (Cacat.ada("mulai-ulang-mengirim-lagi") && pernahTertunda.contains(nomor)) {
                if (!"TERTUNDA".equals(m.get("keadaan")) && !"DIPERIKSA".equals(m.get("keadaan"))) {
                    Cacat.menyimpang("baris akhir diabaikan, " + p.kode() + " kembali tertunda");
                }
                continue;
            }
            p.terapkan(m);
            if (p.keadaan == Permohonan.Keadaan.TERTUNDA) {
                pernahTertunda.add(nomor);
            }
        }
        if (Cacat.ada("tersimpan-hilang")) {
            isi.values().removeIf(p -> {
                boolean hilang = p.keadaan == Permohonan.Keadaan.TERTUNDA;
                if (hilang) {
                    Cacat.menyimpang(p.kode() + " tidak dibaca lagi");
                }
                return hilang;
            });
        }
    }

    synchronized Permohonan daftarkan(String nik, String nama, String surel, String aduan, String klien) throws IOException {
        Permohonan p = new Permohonan();
        p.nomor = ++nomorTerakhir;
        p.kunci = new BigInteger(80, acak).toString(36);
        p.nik = nik;
        p.nama = nama;
        p.surel = surel;
        p.isi = aduan;
        p.klien = klien;
        isi.put(p.nomor, p);
        tambah(p, true);
        return p;
    }

    synchronized void ubah(Permohonan p, Permohonan.Keadaan baru) {
        if (baru == Permohonan.Keadaan.TERTUNDA) {
            p.pernahTertunda = true;
        }
        Permohonan.Keadaan lama = p.keadaan;
        p.keadaan = baru;
        try {
            tambah(p, false);
        } catch (IOException e) {
            p.keadaan = lama;
            throw new IllegalStateException("Buku permohonan tidak dapat ditulis", e);
        }
        notifyAll();
    }

    synchronized Permohonan cari(String kode, String kunci) {
        try {
            Permohonan p = isi.get(Long.parseLong(kode.replaceFirst("^P-", "")));
            return p != null && p.kunci.equals(kunci) ? p : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    synchronized List<Permohonan> dengan(Permohonan.Keadaan... dicari) {
        List<Permohonan> l = new ArrayList<>();
        for (Permohonan p : isi.values()) {
            for (Permohonan.Keadaan k : dicari) {
                if (p.keadaan == k) {
                    l.add(p);
                }
            }
        }
        return l;
    }

    /** Menunggu sampai permohonan terjawab, paling lama sekian milidetik. */
    synchronized void tunggu(Permohonan p, long ms) throws InterruptedException {
        long sampai = System.currentTimeMillis() + ms;
        while (!p.terjawab() && System.currentTimeMillis() < sampai) {
            wait(Math.max(1, sampai - System.currentTimeMillis()));
        }
    }

    private void tambah(Permohonan p, boolean lengkap) throws IOException {
        try (FileOutputStream o = new FileOutputStream(berkas.toFile(), true)) {
            o.write((Json.tulis(p.keBaris(lengkap)) + "\n").getBytes(StandardCharsets.UTF_8));
            o.getFD().sync();
        }
    }
}
