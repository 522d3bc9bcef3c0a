<?php
declare(strict_types=1);

/** Memory per NIK: only three defects keep one, otherwise nothing is stored. */
final class Jejak
{
    private const PEMAKAI = ['ambang-turun-kedua-kali', 'tembolok-nik', 'tolak-ketiga-diloloskan'];

    private static function isUsed(): bool
    {
        return in_array(Konfigurasi::get('CACAT'), self::PEMAKAI, true);
    }

    private static function update(string $nik, callable $ubah): mixed
    {
        $sidik = Berkas::hashNik($nik);
        return Berkas::update(Konfigurasi::getDirData('jejak.json'), static function (array &$d) use ($sidik, $ubah): mixed {
            $d[$sidik] ??= [];
            return $ubah($d[$sidik]);
        });
    }

    public static function isPernah(string $nik, string $id): bool
    {
        return self::isUsed() && self::update($nik, static fn (array &$j): bool => array_diff($j['id'] ?? [], [$id]) !== []);
    }

    public static function addPermohonan(string $nik, string $id): void
    {
        if (self::isUsed()) {
            self::update($nik, static function (array &$j) use ($id): void {
                $j['id'] = array_values(array_unique([...($j['id'] ?? []), $id]));
            });
        }
    }

    public static function findHasil(string $nik): ?bool
    {
        return !self::isUsed() ? null : self::update($nik, static fn (array &$j): ?bool => ($j['pada'] ?? 0) > time() - 600 ? $j['hasil'] : null);
    }

    public static function setHasil(string $nik, bool $hasil): void
    {
        if (self::isUsed()) {
            self::update($nik, static function (array &$j) use ($hasil): void {
                $j['hasil'] = $hasil;
                $j['pada'] = time();
                $j['tolak'] = $hasil ? 0 : ($j['tolak'] ?? 0) + 1;
            });
        }
    }

    public static function countTolak(string $nik): int
    {
        return !self::isUsed() ? 0 : self::update($nik, static fn (array &$j): int => $j['tolak'] ?? 0);
    }
}
