<?php
declare(strict_types=1);

/** JSON files that several processes share: one lock, written beside and renamed. */
final class Berkas
{
    public static function read(string $berkas): array
    {
        $isi = @file_get_contents($berkas);
        $data = $isi === false ? null : json_decode($isi, true);
        return is_array($data) ? $data : [];
    }

    public static function write(string $berkas, array $data): void
    {
        $sementara = $berkas . '.' . bin2hex(random_bytes(4)) . '.tmp';
        $isi = json_encode($data, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
        if (file_put_contents($sementara, $isi) === false || !rename($sementara, $berkas)) {
            throw new RuntimeException('berkas data tidak dapat ditulis');
        }
    }

    /** Reads, changes and writes under the lock; the callback gets the data by reference. */
    public static function update(string $berkas, callable $ubah): mixed
    {
        $kunci = fopen($berkas . '.kunci', 'c');
        if ($kunci === false || !flock($kunci, LOCK_EX)) {
            throw new RuntimeException('kunci berkas tidak didapat');
        }
        try {
            $data = self::read($berkas);
            $awal = $data;
            $hasil = $ubah($data);
            if ($data !== $awal) {
                self::write($berkas, $data);
            }
            return $hasil;
        } finally {
            flock($kunci, LOCK_UN);
            fclose($kunci);
        }
    }

    public static function appendLine(string $berkas, string $baris): void
    {
        file_put_contents($berkas, $baris . "\n", FILE_APPEND | LOCK_EX);
    }

    /** A keyed hash, so that files need not hold a NIK to recognise it. */
    public static function hashNik(string $nik): string
    {
        $berkas = Konfigurasi::getDirData('garam.json');
        $garam = self::update($berkas, static function (array &$d): string {
            $d['garam'] ??= bin2hex(random_bytes(16));
            return $d['garam'];
        });
        return hash_hmac('sha256', $nik, $garam);
    }

    public static function maskNik(string $nik): string
    {
        return substr($nik, 0, 4) . str_repeat('*', 12);
    }
}
