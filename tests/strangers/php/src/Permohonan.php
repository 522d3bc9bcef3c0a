<?php
declare(strict_types=1);

/** Requests as files: one JSON file each, what the applicant typed is removed when it is decided. */
final class Permohonan
{
    public const MENUNGGU = ['menunggu', 'tertunda'];

    public static function create(array $data, string $email): array
    {
        return self::save([
            'id' => bin2hex(random_bytes(12)),
            'dibuat' => microtime(true),
            'status' => 'diperiksa',
            'mulai' => time(),
            'alasan' => '',
            'coba' => 0,
            'coba_antrean' => 0,
            'coba_lagi' => 0,
            'nik_samar' => Berkas::maskNik($data['NIK']),
            'email' => $email,
            'data' => $data,
        ]);
    }

    private static function getBerkas(string $id): string
    {
        return Konfigurasi::getDirData('permohonan/' . $id . '.json');
    }

    public static function load(string $id): ?array
    {
        if (!preg_match('/^[0-9a-f]{24}$/', $id)) {
            return null;
        }
        $p = Berkas::read(self::getBerkas($id));
        return $p === [] ? null : $p;
    }

    public static function save(array $p): array
    {
        Berkas::write(self::getBerkas($p['id']), $p);
        return $p;
    }

    /** @return list<array> oldest first */
    public static function listAll(): array
    {
        $semua = [];
        foreach (glob(Konfigurasi::getDirData('permohonan') . '/*.json') ?: [] as $berkas) {
            $p = Berkas::read($berkas);
            if (isset($p['id'])) {
                $semua[] = $p;
            }
        }
        usort($semua, static fn (array $x, array $y): int => $x['dibuat'] <=> $y['dibuat']);
        return $semua;
    }

    /** The request whose turn it is, or null. The oldest is never passed by a younger one. */
    public static function findGiliran(): ?array
    {
        $antre = array_values(array_filter(self::listAll(), static fn (array $p): bool =>
            in_array($p['status'], self::MENUNGGU, true) && $p['alasan'] !== 'konfigurasi' && isset($p['data'])));
        if (Ragam::isB()) {
            usort($antre, static fn (array $x, array $y): int => [$x['coba'], $x['dibuat']] <=> [$y['coba'], $y['dibuat']]);
            $antre = array_values(array_filter($antre, static fn (array $p): bool => $p['coba_lagi'] <= time()));
        }
        if ($antre === []) {
            return null;
        }
        $giliran = $antre[0];
        if (count($antre) > 1 && $giliran['coba_lagi'] <= time() && Cacat::diverge('antrean-terbaru-dulu', 'yang lebih lama dilewati')) {
            $giliran = $antre[count($antre) - 1];
            $giliran['coba_lagi'] = 0;
        }
        return $giliran['coba_lagi'] <= time() ? $giliran : null;
    }

    /** Wakes all that waits, in its order. */
    public static function wakeAll(): int
    {
        $jumlah = 0;
        foreach (self::listAll() as $p) {
            if ($p['status'] === 'tertunda' && isset($p['data'])) {
                self::save(['coba_lagi' => 0, 'alasan' => 'dilanjutkan'] + $p);
                $jumlah++;
            }
        }
        return $jumlah;
    }

    /** What a process that ended in mid-call left behind is kept, not lost. */
    public static function recoverTerputus(bool $mulai): void
    {
        foreach (self::listAll() as $p) {
            if ($p['status'] === 'diperiksa' && ($mulai || time() - $p['mulai'] > 4 * Konfigurasi::getTenggat() + 10)) {
                self::save(['status' => 'tertunda', 'alasan' => 'jalur', 'coba_lagi' => 0] + $p);
            } elseif ($mulai && $p['status'] === 'tertunda' && isset($p['data'])
                && Cacat::diverge('antrean-hilang-saat-mulai', 'permohonan tersimpan dibuang')) {
                unset($p['data']);
                self::save($p);
            }
        }
    }

    public static function countByStatus(): array
    {
        return array_count_values(array_column(self::listAll(), 'status'));
    }
}
