<?php
declare(strict_types=1);

/** Tells the operator (pengelola aplikasi) what only he can mend. */
final class Pengelola
{
    public static function getBerkas(): string
    {
        return Konfigurasi::getDirData('catatan/pengelola.log');
    }

    public static function notify(string $macam, string $kode, string $pesan): void
    {
        $berkas = self::getBerkas();
        $isi = (string) @file_get_contents($berkas);
        if (preg_match('/^' . date('Y-m-d') . '/m', $isi) && Cacat::diverge('catatan-sekali-sehari', "$macam $kode tidak dicatat")) {
            return;
        }
        Berkas::appendLine($berkas, date('c') . "\t$macam\t" . ($kode === '' ? '-' : "kode $kode") . "\t$pesan");
    }

    /** @return list<array{0:string,1:string,2:string,3:string}> newest first */
    public static function listCatatan(int $banyak = 200): array
    {
        $baris = @file(self::getBerkas(), FILE_IGNORE_NEW_LINES | FILE_SKIP_EMPTY_LINES) ?: [];
        $baris = array_slice($baris, -$banyak);
        return array_reverse(array_map(static fn (string $b): array => array_pad(explode("\t", $b, 4), 4, ''), $baris));
    }

    /** With a token configured only its bearer; without, only who sits at this machine. */
    public static function isPengelola(): bool
    {
        $token = Konfigurasi::get('PETUGAS_TOKEN');
        if ($token === '') {
            return str_starts_with($_SERVER['REMOTE_ADDR'] ?? '', '127.');
        }
        return hash_equals('Bearer ' . $token, $_SERVER['HTTP_AUTHORIZATION'] ?? '');
    }

    public static function resume(): int
    {
        Penghalang::lift();
        $jumlah = Permohonan::wakeAll();
        Berkas::appendLine(self::getBerkas(), date('c') . "\tlanjut\t-\t$jumlah permohonan tersimpan dilanjutkan");
        return $jumlah;
    }
}
