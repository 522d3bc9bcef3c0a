<?php

declare(strict_types=1);

/** What the environment says, and the mark of every deviation. */
final class Konfig
{
    public static function ragam(): string
    {
        return getenv('RAGAM') === 'b' ? 'b' : 'a';
    }

    public static function cacat(string $id): bool
    {
        return getenv('CACAT') === $id;
    }

    /** True where the defect is on; writes that it made a difference here. */
    public static function menyimpang(string $id): bool
    {
        if (!self::cacat($id)) {
            return false;
        }
        self::tanda('menyimpang');

        return true;
    }

    public static function tanda(string $apa): void
    {
        $berkas = (string) getenv('TANDA');
        $cacat = (string) getenv('CACAT');
        if ($berkas === '' || $cacat === '') {
            return;
        }
        $pada = (new DateTimeImmutable('now'))->format('Y-m-d\TH:i:s.uP');
        $baris = json_encode(['tanda' => $apa, 'pada' => $pada, 'cacat' => $cacat], JSON_UNESCAPED_SLASHES);
        file_put_contents($berkas, $baris . "\n", FILE_APPEND | LOCK_EX);
    }

    public static function teks(string $nama, string $bawaan = ''): string
    {
        $nilai = getenv($nama);

        return is_string($nilai) && $nilai !== '' ? $nilai : $bawaan;
    }

    public static function angka(string $nama, int $bawaan): int
    {
        $nilai = getenv($nama);

        return is_string($nilai) && ctype_digit($nilai) ? (int) $nilai : $bawaan;
    }

    /** The directory in which everything lies that outlives a request. */
    public static function data(string $bagian = ''): string
    {
        $akar = self::teks('LOKET_DATA', dirname(__DIR__) . '/data');
        $jalan = $bagian === '' ? $akar : $akar . '/' . $bagian;
        if (!is_dir($jalan)) {
            @mkdir($jalan, 0700, true);
        }

        return $jalan;
    }
}
