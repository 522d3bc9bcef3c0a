<?php

declare(strict_types=1);

/** Every page of the desk. */
final class Halaman
{
    private const STATUS_B = ['terdaftar' => 201, 'ditolak' => 422, 'disimpan' => 202, 'gangguan' => 503, 'dibatasi' => 403];
    private const STATUS_A = ['dibatasi' => 429, 'gangguan' => 503];
    private const STATUS_LAIN = ['terdaftar' => 200, 'ditolak' => 400, 'disimpan' => 503, 'gangguan' => 500, 'dibatasi' => 409];

    public static function e(string $teks): string
    {
        return htmlspecialchars($teks, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }

    public static function kirim(int $status, string $judul, string $isi): void
    {
        if (Konfig::menyimpang('lambat')) {
            sleep(1);
        }
        http_response_code($status);
        header('Content-Type: text/html; charset=utf-8');
        header('Cache-Control: no-store');
        header("Content-Security-Policy: default-src 'self'");
        header('X-Frame-Options: DENY');
        $kini = date('Y-m-d\TH:i:sP');
        echo '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>' . self::e($judul) . '</title></head><body><header>'
            . self::e(Kata::bilang('judul')) . '</header><main><h1>' . self::e($judul) . '</h1>' . $isi
            . '</main><footer><time datetime="' . $kini . '">' . $kini . '</time></footer></body></html>';
    }

    public static function masuk(string $csrf, string $pesan = ''): void
    {
        $isi = ($pesan === '' ? '' : '<p class="pesan">' . self::e($pesan) . '</p>')
            . '<form method="post" action="/masuk"><input type="hidden" name="csrf" value="' . $csrf . '">'
            . '<label>Petugas <input name="petugas" autocomplete="username"></label>'
            . '<label>Sandi <input type="password" name="sandi" autocomplete="current-password"></label>'
            . '<button>Masuk</button></form>';
        self::kirim($pesan === '' ? 200 : 401, Kata::bilang('masuk'), $isi);
    }

    public static function formulir(string $csrf, string $nomor, string $pesan = ''): void
    {
        $isi = ($pesan === '' ? '' : '<section class="hasil isian"><p>' . self::e($pesan) . '</p></section>')
            . '<form method="post" action="/kunjungan"><input type="hidden" name="csrf" value="' . $csrf . '">'
            . '<input type="hidden" name="formulir" value="' . $nomor . '">'
            . '<label>NIK <input name="nik" inputmode="numeric" maxlength="16"></label>'
            . '<label>Nama lengkap <input name="nama"></label>'
            . '<label>Tanggal lahir <input name="lahir" placeholder="HH-BB-TTTT"></label>'
            . '<label>Keluhan <input name="keluhan"></label><button>Periksa</button></form>';
        self::kirim($pesan === '' ? 200 : 422, Kata::bilang('form'), $isi);
    }

    /** @param array<string,mixed> $c */
    public static function status(array $c): int
    {
        $s = $c['status'];
        if (isset(self::STATUS_LAIN[$s]) && Konfig::menyimpang('status-lain')) {
            return self::STATUS_LAIN[$s];
        }

        return (Konfig::ragam() === 'b' ? self::STATUS_B : self::STATUS_A)[$s] ?? 200;
    }

    /** @param array<string,mixed> $c */
    public static function hasil(array $c): void
    {
        $s = $c['status'];
        $teks = match ($s) {
            'terdaftar' => Kata::bilang('terdaftar') . $c['nomor'],
            'ditolak' => Kata::bilang($c['sebab']),
            'diproses' => Kata::bilang('proses'),
            default => Kata::bilang($s),
        };
        $isi = empty($c['ulangan']) ? '' : '<p class="catatan">' . self::e(Kata::bilang('ulangan')) . '</p>';
        $sembunyi = isset($c['sembunyi']) ? ' data-warga="' . self::e(json_encode($c['sembunyi'])) . '"' : '';
        $isi .= '<section class="hasil ' . $s . '"' . $sembunyi . '><p>' . self::e($teks) . '</p>';
        if ($s === 'terdaftar' && ($c['sebab'] ?? '') === 'saran') {
            $isi .= '<p>' . self::e(Kata::bilang('saran')) . '</p>';
        }
        foreach (['lebih', 'teknis'] as $tambah) {
            if (isset($c[$tambah])) {
                $isi .= '<p class="' . $tambah . '">' . self::e($c[$tambah]) . '</p>';
            }
        }
        $isi .= '<p>NIK ' . self::e($c['samar']) . '</p></section>';
        if (in_array($s, ['disimpan', 'diproses'], true)) {
            $isi .= '<p><a class="pantau" href="/kunjungan/' . $c['id'] . '">Lihat lagi</a></p>';
        }
        $isi .= '<p><a href="/kunjungan/baru">Pengunjung berikut</a></p>';
        self::kirim(self::status($c), Kata::bilang('form'), $isi);
    }
}
