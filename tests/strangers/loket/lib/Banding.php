<?php

declare(strict_types=1);

/** Does what the card shows agree with what the DWH says? */
final class Banding
{
    /** @param array<string,mixed> $unsur @param array<string,mixed> $c */
    public static function cocok(array $unsur, array $c, string $tahap): bool
    {
        $benar = self::patut($unsur, $c);
        if ($benar) {
            return true;
        }
        $nama = self::rapi((string) ($unsur['NAMA_LGKP'] ?? ''));
        $tulis = self::rapi($c['nama']);
        $tanggal = self::tanggal((string) ($unsur['TGL_LHR'] ?? ''));
        $samaNama = self::samaNama($nama, $tulis);
        $samaLahir = $tanggal === $c['lahir'];
        $lolos = '';
        if (Konfig::cacat('nama-mirip') && $samaLahir) {
            similar_text($nama, $tulis, $persen);
            $lolos = $persen >= 55 ? 'nama-mirip' : '';
        }
        if (Konfig::cacat('nama-sebagian') && $samaLahir && $nama !== '' && $tulis !== ''
            && (str_contains($nama, $tulis) || str_contains($tulis, $nama))) {
            $lolos = 'nama-sebagian';
        }
        if (Konfig::cacat('lahir-tahun') && $samaNama && substr($tanggal, 0, 4) === substr($c['lahir'], 0, 4)) {
            $lolos = 'lahir-tahun';
        }
        if (Konfig::cacat('longgar-ulang') && strtok($nama, ' ') === strtok($tulis, ' ')) {
            $pernah = Simpan::catat('ditolak')[hash('sha256', $c['nik'])] ?? 0;
            $lolos = $pernah > time() - 600 ? 'longgar-ulang' : '';
        }
        if (Konfig::cacat('longgar-lanjut') && $tahap === 'antre') {
            $lolos = 'longgar-lanjut';
        }
        foreach (['elemen-hilang-lolos', 'kode-tak-tertulis'] as $id) {
            if (Konfig::cacat($id) && ($nama === '' || $samaNama) && ($tanggal === '' || $samaLahir)) {
                $lolos = $id;
            }
        }

        return $lolos !== '' && Konfig::menyimpang($lolos);
    }

    /** What both builds hold to: build b forgives one letter in a long name. */
    private static function patut(array $unsur, array $c): bool
    {
        $nama = self::rapi((string) ($unsur['NAMA_LGKP'] ?? ''));

        return $nama !== '' && self::samaNama($nama, self::rapi($c['nama']))
            && self::tanggal((string) ($unsur['TGL_LHR'] ?? '')) === $c['lahir'];
    }

    private static function samaNama(string $nama, string $tulis): bool
    {
        if ($nama === $tulis) {
            return true;
        }

        return Konfig::ragam() === 'b' && strlen($nama) >= 10
            && substr_count($nama, ' ') === substr_count($tulis, ' ') && levenshtein($nama, $tulis) <= 1;
    }

    public static function rapi(string $nama): string
    {
        return trim(preg_replace('/\s+/', ' ', str_replace(['.', "'", '’', '`'], '', kapital($nama))));
    }

    /** Day first or year first; the empty text where it is no date. */
    public static function tanggal(string $teks): string
    {
        $teks = trim($teks);
        if (preg_match('/^(\d{4})-(\d{2})-(\d{2})/', $teks, $m)) {
            [, $t, $b, $h] = $m;
        } elseif (preg_match('#^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$#', $teks, $m)) {
            [, $h, $b, $t] = $m;
        } else {
            return '';
        }

        return checkdate((int) $b, (int) $h, (int) $t) ? sprintf('%04d-%02d-%02d', $t, $b, $h) : '';
    }
}
