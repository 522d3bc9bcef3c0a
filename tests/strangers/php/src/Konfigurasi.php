<?php
declare(strict_types=1);

/** Everything that is set from outside: environment variables alone. */
final class Konfigurasi
{
    public static function get(string $nama, string $bawaan = ''): string
    {
        $nilai = getenv($nama);
        return $nilai === false || $nilai === '' ? $bawaan : $nilai;
    }

    public static function getInt(string $nama, int $bawaan): int
    {
        $nilai = self::get($nama);
        return ctype_digit($nilai) ? (int) $nilai : $bawaan;
    }

    public static function getRagam(): string
    {
        return self::get('RAGAM', 'a');
    }

    public static function getDirData(string $bagian = ''): string
    {
        $dir = rtrim(self::get('DATA_DIR', dirname(__DIR__) . '/data'), '/');
        return $bagian === '' ? $dir : $dir . '/' . $bagian;
    }

    public static function ensureDirData(): void
    {
        foreach (['', 'permohonan', 'sesi', 'catatan', 'balikan'] as $bagian) {
            $dir = self::getDirData($bagian);
            if (!is_dir($dir) && !@mkdir($dir, 0700, true) && !is_dir($dir)) {
                throw new RuntimeException('direktori data tidak dapat dibuat');
            }
        }
    }

    /** Address and credentials of the web service, read anew at every call. */
    public static function getAksesDwh(): array
    {
        $kini = [
            'url' => self::get('DWH_URL'),
            'user_id' => self::get('DWH_USER'),
            'password' => self::get('DWH_PASSWORD'),
            'ip_user' => self::get('DWH_IP', '127.0.0.1'),
        ];
        if (Cacat::isActive('kredensial-lama-dipakai')) {
            $simpanan = self::getDirData('akses.json');
            $lama = Berkas::read($simpanan);
            if ($lama === []) {
                Berkas::write($simpanan, $kini);
            } elseif ($lama !== $kini && Cacat::diverge('kredensial-lama-dipakai', 'memakai akses yang tersimpan')) {
                return $lama;
            }
        }
        return $kini;
    }

    public static function getTenggat(): int
    {
        return max(1, self::getInt('TENGGAT', 8));
    }

    public static function getNomorPks(): string
    {
        return self::get('PKS_NOMOR', '000/PKS/CONTOH');
    }

    public static function getNomorJuknis(): string
    {
        return self::get('JUKNIS_NOMOR', '000/JUKNIS/CONTOH');
    }

    /** Opening hours "07:00-17:00" in WIB as the Dinas agreed them, or null. */
    public static function getJamLayanan(): ?array
    {
        if (preg_match('/^(\d\d:\d\d)-(\d\d:\d\d)$/', self::get('JAM_LAYANAN'), $m)) {
            return [$m[1], $m[2]];
        }
        return null;
    }

    public static function findKesalahan(): ?string
    {
        if (!in_array(self::getRagam(), ['a', 'b'], true)) {
            return 'RAGAM harus a atau b';
        }
        $cacat = self::get('CACAT');
        if ($cacat !== '' && !Cacat::isKnown($cacat)) {
            return "CACAT '$cacat' tidak dikenal; yang ada: " . implode(' ', array_keys(Cacat::TABEL));
        }
        $jam = self::get('JAM_LAYANAN');
        if ($jam !== '' && self::getJamLayanan() === null) {
            return 'JAM_LAYANAN harus berbentuk 07:00-17:00';
        }
        return null;
    }
}
