<?php
declare(strict_types=1);

/** The freedoms that the agreement leaves, as the two builds use them. */
final class Ragam
{
    public static function isB(): bool
    {
        return Konfigurasi::getRagam() === 'b';
    }

    public static function isLangsung(): bool
    {
        return !self::isB();
    }

    public static function getAmbang(): int
    {
        return self::isB() ? 100 : 90;
    }

    /** Does a request that could not be compared for this reason stay in the queue? */
    public static function isKept(string $alasan, int $coba): bool
    {
        if (!self::isB() || $alasan === 'jeda') {
            return true;
        }
        return $alasan === 'jalur' && $coba < 2;
    }

    /** Seconds until a request whose call failed is tried again. */
    public static function getJedaUlang(int $coba): int
    {
        if (Cacat::isActive('jeda')) {
            return min(60, 2 ** max(1, $coba));
        }
        if (self::isB()) {
            return 3;
        }
        return min(900, Konfigurasi::getInt('JEDA_ULANG', 30) * 2 ** max(0, $coba - 1));
    }

    /** Seconds between two calls of the worker. */
    public static function getJedaAntrean(): float
    {
        return self::isB() ? 0.2 : 1.0;
    }

    public static function formatNama(string $nama): string
    {
        $nama = trim($nama);
        return self::isB() ? strtoupper((string) preg_replace('/\s+/', ' ', $nama)) : $nama;
    }
}
