<?php
declare(strict_types=1);

/** The one table of defects and inert variants, and the marks they leave. */
final class Cacat
{
    public const TABEL = [
        'delapan-oktal-lolos' => 'code 08 read as 0, applicant goes on',
        'awalan-data-ditemukan' => 'text that begins with Data Ditemukan counts as found (11, 12, 14)',
        'nonaktif-diteruskan-bersyarat' => 'code 14 registered conditionally',
        'tidak-ditemukan-diulang' => 'code 13 kept and asked again',
        'kuota-habis-diteruskan' => 'code 05 registered without a comparison',
        'kode-lain-jadi-ditolak' => 'configuration codes other than 03 told as a refusal',
        'json-rusak-lolos' => 'unreadable answer means no difference',
        'tenggat-lewat-lolos' => 'time-out shown as success',
        'http-galat-jadi-ditolak' => 'HTTP error told as a refusal',
        'buka-setelah-tiga-gagal' => 'after three failures in a row applicants pass unchecked',
        'satu-sesuai-cukup' => 'one element Sesuai is enough',
        'tanpa-skor-dilewati' => 'elements without score are skipped',
        'skor-dekat-diloloskan' => 'Tidak Sesuai (n) accepted from 60',
        'ambang-turun-kedua-kali' => 'second request of a NIK sent with threshold 40',
        'tembolok-nik' => 'result of a NIK cached for ten minutes',
        'tolak-ketiga-diloloskan' => 'third refusal of a NIK accepted',
        'kirim-no-kk' => 'NO_KK sent when filled in',
        'templat-contoh-penuh' => 'kept requests sent with elements of the sample',
        'metode-data-cadangan' => 'CALL_NIK asked after a technical failure',
        'kuota-terus-ditanya' => 'calls go on after 05',
        'kuota-lupa-saat-mulai-ulang' => 'mark of 05 cleared at start',
        'luar-jam-diulang-tiap-detik' => '06 tried again each second',
        'pustaka-ulang-langsung' => '5xx repeated twice at once',
        'tenggat-kirim-lagi' => 'call sent again at once after a time-out',
        'status-memanggil-lagi' => 'page of a refusal compares again',
        'nik-tetangga' => 'neighbouring NIK tried at 13',
        'nik-uji-saat-mulai' => 'fixed NIK asked at start',
        'hitungan-terhapus' => 'counter of a sender reset by opening the form',
        'antrean-terbaru-dulu' => 'queue worked off newest first',
        'antrean-hilang-saat-mulai' => 'kept requests thrown away at start',
        'antrean-dikirim-dua-kali' => 'kept request sent once more after success',
        'nasib-antrean-disembunyikan' => 'later refusal not told',
        'antrean-dibuang-setelah-dua' => 'kept request dropped after two attempts',
        'catatan-sekali-sehari' => 'only the first notice of a day reaches the operator',
        'sanksi-tak-dikabarkan' => '16 and 17 not told to the operator',
        'alasan-dukcapil-tampil' => 'text of 11, 12, 14 shown to the applicant',
        'unsur-beda-tampil' => 'differing elements shown to the applicant',
        'galat-berisi-alamat' => 'address and user id on the page of a failure',
        'sandi-di-catatan' => 'whole call with password and NIK logged',
        'kredensial-lama-dipakai' => 'saved credentials preferred to current ones',
        // inert variants
        'lambat' => 'inert: each page 2 s later',
        'jeda' => 'inert: calls pause after a failure, doubling from 2 s',
        'kata-lain' => 'inert: other words',
        'status-lain' => 'inert: other HTTP status codes',
    ];

    public static function isKnown(string $id): bool
    {
        return isset(self::TABEL[$id]);
    }

    public static function isActive(string $id): bool
    {
        if (!isset(self::TABEL[$id])) {
            throw new LogicException("cacat $id tidak ada dalam tabel");
        }
        return Konfigurasi::get('CACAT') === $id;
    }

    /** True, and leaves a mark, when the defect is active: call it only where the behaviour then differs. */
    public static function diverge(string $id, string $karena): bool
    {
        if (!self::isActive($id)) {
            return false;
        }
        self::writeTanda($id, 'menyimpang', $karena);
        return true;
    }

    public static function markMulai(): void
    {
        $id = Konfigurasi::get('CACAT');
        if ($id !== '') {
            self::writeTanda($id, 'mulai', null);
        }
    }

    private static function writeTanda(string $id, string $tanda, ?string $karena): void
    {
        $berkas = Konfigurasi::get('TANDA');
        if ($berkas === '') {
            return;
        }
        $baris = ['cacat' => $id, 'tanda' => $tanda, 'pada' => (new DateTimeImmutable())->format('Y-m-d\TH:i:s.vP')];
        if ($karena !== null) {
            $baris['karena'] = $karena;
        }
        file_put_contents($berkas, json_encode($baris, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE) . "\n", FILE_APPEND | LOCK_EX);
    }
}
