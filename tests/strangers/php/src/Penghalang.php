<?php
declare(strict_types=1);

/** Remembers, across processes and restarts, why no call may be made now. */
final class Penghalang
{
    private static function getBerkas(): string
    {
        return Konfigurasi::getDirData('penghalang.json');
    }

    /** 'kuota', 'jam', 'jeda' or null when calls are allowed. */
    public static function find(): ?string
    {
        $d = Berkas::read(self::getBerkas());
        foreach (['kuota', 'jam', 'jeda'] as $alasan) {
            if (($d[$alasan] ?? 0) > time()) {
                if ($alasan === 'kuota' && Cacat::diverge('kuota-terus-ditanya', 'kuota sudah habis')) {
                    continue;
                }
                return $alasan;
            }
        }
        return null;
    }

    /** For the worker: may it take the next request at all? */
    public static function isCallAllowed(): bool
    {
        $d = Berkas::read(self::getBerkas());
        $kuota = Cacat::isActive('kuota-terus-ditanya') ? 0 : ($d['kuota'] ?? 0);
        return max($kuota, $d['jam'] ?? 0, $d['jeda'] ?? 0) <= time();
    }

    public static function getSampai(string $alasan): int
    {
        return (int) (Berkas::read(self::getBerkas())[$alasan] ?? 0);
    }

    /** After 05: until midnight WIB. */
    public static function setKuotaHabis(): void
    {
        self::set('kuota', (new DateTimeImmutable('tomorrow'))->getTimestamp());
    }

    /** After 06: until the agreed opening, or a quarter of an hour where none is configured. */
    public static function setLuarJam(): void
    {
        $jam = Konfigurasi::getJamLayanan();
        $sampai = time() + 900;
        if ($jam !== null) {
            $buka = new DateTimeImmutable('today ' . $jam[0]);
            $buka = $buka->getTimestamp() > time() ? $buka : $buka->modify('+1 day');
            $kini = date('H:i');
            $sampai = $kini >= $jam[0] && $kini < $jam[1] ? $sampai : $buka->getTimestamp();
        }
        self::set('jam', $sampai);
    }

    private static function set(string $alasan, int $sampai): void
    {
        Berkas::update(self::getBerkas(), static function (array &$d) use ($alasan, $sampai): void {
            $d[$alasan] = $sampai;
        });
    }

    public static function countGagal(): int
    {
        return Berkas::update(self::getBerkas(), static function (array &$d): int {
            $d['gagal'] = ($d['gagal'] ?? 0) + 1;
            $d['gagal_pada'] = time();
            if (Cacat::diverge('jeda', 'menjeda panggilan')) {
                $d['jeda'] = time() + Ragam::getJedaUlang($d['gagal']);
            }
            return $d['gagal'];
        });
    }

    public static function clearGagal(): void
    {
        Berkas::update(self::getBerkas(), static function (array &$d): void {
            unset($d['gagal'], $d['gagal_pada'], $d['jeda']);
        });
    }

    /** Three or more failures in a row, the last within five minutes: only one defect acts on it. */
    public static function isGagalBeruntun(): bool
    {
        $d = Berkas::read(self::getBerkas());
        return ($d['gagal'] ?? 0) >= 3 && time() - ($d['gagal_pada'] ?? 0) < 300;
    }

    /** The operator, or the next day, lets calls go on. */
    public static function lift(): void
    {
        Berkas::update(self::getBerkas(), static function (array &$d): void {
            $d = [];
        });
    }

    public static function liftKuotaAtMulai(): void
    {
        if (self::getSampai('kuota') > time() && Cacat::diverge('kuota-lupa-saat-mulai-ulang', 'tanda kuota dihapus')) {
            self::set('kuota', 0);
            foreach (Permohonan::listAll() as $p) {
                if ($p['status'] === 'tertunda' && ($p['alasan'] ?? '') === 'kuota') {
                    Permohonan::save(['coba_lagi' => 0] + $p);
                }
            }
        }
    }
}
