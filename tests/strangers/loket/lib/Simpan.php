<?php

declare(strict_types=1);

/** Visits as JSON files; every change is made under one lock and written by rename. */
final class Simpan
{
    /** @template T @param callable():T $kerja @return T */
    public static function terkunci(callable $kerja, string $nama = 'kunci'): mixed
    {
        $kunci = fopen(Konfig::data() . '/' . $nama, 'c');
        flock($kunci, LOCK_EX);
        try {
            return $kerja();
        } finally {
            flock($kunci, LOCK_UN);
            fclose($kunci);
        }
    }

    public static function tulisBerkas(string $berkas, string $isi): void
    {
        $sementara = $berkas . '.' . getmypid() . '.' . bin2hex(random_bytes(3)) . '.baru';
        $f = fopen($sementara, 'wb');
        fwrite($f, $isi);
        fflush($f);
        fsync($f);
        fclose($f);
        rename($sementara, $berkas);
    }

    private static function jalan(string $id): string
    {
        return Konfig::data('kunjungan') . '/' . $id . '.json';
    }

    /** @return array<string,mixed>|null */
    public static function baca(string $id): ?array
    {
        if (!preg_match('/^[0-9a-f]{16}$/', $id) || !is_file(self::jalan($id))) {
            return null;
        }
        $isi = json_decode((string) file_get_contents(self::jalan($id)), true);

        return is_array($isi) ? $isi : null;
    }

    /** @param array<string,mixed> $catatan */
    public static function tulis(array $catatan): void
    {
        self::tulisBerkas(self::jalan($catatan['id']), json_encode($catatan, JSON_UNESCAPED_UNICODE));
    }

    public static function hapus(string $id): void
    {
        @unlink(self::jalan($id));
    }

    /** The number of the form is worth one visit: the id that it stands for, and whether it is new. */
    public static function pesan(string $formulir): array
    {
        return self::terkunci(function () use ($formulir): array {
            $berkas = Konfig::data('formulir') . '/' . hash('sha256', $formulir);
            if (is_file($berkas)) {
                return [trim((string) file_get_contents($berkas)), false];
            }
            $id = bin2hex(random_bytes(8));
            self::tulisBerkas($berkas, $id);

            return [$id, true];
        });
    }

    public static function nomorBerikut(): int
    {
        return self::terkunci(function (): int {
            $berkas = Konfig::data('nomor') . '/' . date('Y-m-d');
            $n = is_file($berkas) ? (int) file_get_contents($berkas) + 1 : 1;
            self::tulisBerkas($berkas, (string) $n);

            return $n;
        }, 'kunci-nomor');
    }

    /** @return list<array<string,mixed>> */
    public static function semua(string $status): array
    {
        $hasil = [];
        foreach (glob(Konfig::data('kunjungan') . '/*.json') ?: [] as $berkas) {
            $c = json_decode((string) @file_get_contents($berkas), true);
            if (is_array($c) && ($c['status'] ?? '') === $status) {
                $hasil[] = $c;
            }
        }
        usort($hasil, fn (array $x, array $y): int => $x['dibuat'] <=> $y['dibuat']);

        return Konfig::ragam() === 'b' ? array_reverse($hasil) : $hasil;
    }

    /** @return array<string,mixed> */
    public static function catat(string $nama): array
    {
        $isi = json_decode((string) @file_get_contents(Konfig::data() . '/' . $nama . '.json'), true);

        return is_array($isi) ? $isi : [];
    }

    /** @param array<string,mixed> $isi */
    public static function catatkan(string $nama, array $isi): void
    {
        self::tulisBerkas(Konfig::data() . '/' . $nama . '.json', json_encode($isi));
    }
}
