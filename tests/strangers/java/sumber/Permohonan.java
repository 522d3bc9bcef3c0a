import java.util.LinkedHashMap;
import java.util.Map;

/** Satu permohonan (aduan) beserta keadaannya. Jawaban DWH tidak disimpan di sini. */
final class Permohonan {
    enum Keadaan { DITERIMA, DIPERIKSA, TERTUNDA, DITERUSKAN, DITOLAK, GANGGUAN }

    long nomor;
    String kunci;
    String nik;
    String nama;
    String surel;
    String isi;
    volatile Keadaan keadaan = Keadaan.DITERIMA;
    volatile boolean pernahTertunda;
    volatile int percobaan;
    /** Hanya di memori: alamat klien, dan catatan tampilan yang hanya diisi oleh sebagian cacat. */
    transient String klien = "";
    transient volatile String rincian = "";

    boolean selesai() {
        return keadaan == Keadaan.DITERUSKAN || keadaan == Keadaan.DITOLAK || keadaan == Keadaan.GANGGUAN;
    }

    /** Pemeriksaan yang sedang berjalan sudah memberi jawaban, termasuk "disimpan". */
    boolean terjawab() {
        return selesai() || keadaan == Keadaan.TERTUNDA;
    }

    String kode() {
        return String.format("P-%06d", nomor);
    }

    String alamatStatus() {
        return "/permohonan/" + kode() + "/" + kunci;
    }

    Map<String, Object> keBaris(boolean lengkap) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("nomor", nomor);
        m.put("keadaan", keadaan.name());
        m.put("pernah_tertunda", pernahTertunda);
        m.put("percobaan", percobaan);
        if (lengkap) {
            m.put("kunci", kunci);
            m.put("surel", surel);
            m.put("isi", isi);
            if (!selesai() || keadaan == Keadaan.DITERUSKAN) {
                m.put("nik", nik);
                m.put("nama", nama);
            }
        }
        return m;
    }

    void terapkan(Map<?, ?> m) {
        keadaan = Keadaan.valueOf((String) m.get("keadaan"));
        pernahTertunda = Boolean.TRUE.equals(m.get("pernah_tertunda"));
        percobaan = ((Number) m.get("percobaan")).intValue();
        if (m.containsKey("kunci")) {
            kunci = (String) m.get("kunci");
            surel = (String) m.get("surel");
            isi = (String) m.get("isi");
        }
        if (m.containsKey("nik")) {
            nik = (String) m.get("nik");
            nama = (String) m.get("nama");
        }
    }
}
