<?php

declare(strict_types=1);

/** Requests that were kept, when each is tried again, and when nothing is asked at all. */
final class Antrean
{
    private const KLAIM_BASI = 20;

    /** @param array<string,mixed> $c */
    public static function jadwalkan(array &$c, bool $ditanya): void
    {
        $dasar = Konfig::angka('LOKET_JEDA', 3);
        $c['lanjut_pada'] = time() + match ($c['sebab']) {
            'kuota' => strtotime('tomorrow') + 5 - time(),
            'jam' => Konfig::angka('LOKET_JEDA_JAM', 900),
            'akun' => Konfig::angka('LOKET_JEDA_AKUN', 300),
            default => (int) min(30, $dasar * 1.6 ** min(8, max(0, $c['coba'] - 1))),
        };
        if ($c['sebab'] === 'kuota' && Konfig::cacat('kuota-gencar')) {
            $c['lanjut_pada'] = time() + 1;
        }
        if ($c['sebab'] === 'kuota' && $ditanya && Konfig::ragam() === 'a') {
            Simpan::catatkan('tahan', ['sampai' => strtotime('tomorrow')]);
        }
    }

    /** Why nothing is asked now, or the empty text. */
    public static function ditahan(): string
    {
        if (Konfig::ragam() === 'a' && (Simpan::catat('tahan')['sampai'] ?? 0) > time()) {
            return 'kuota';
        }
        if (Konfig::cacat('jeda') && (Simpan::catat('jeda')['sampai'] ?? 0) > microtime(true)) {
            Konfig::menyimpang('jeda');

            return 'putus';
        }

        return '';
    }

    public static function catatGangguan(bool $ada): void
    {
        if (!Konfig::cacat('jeda')) {
            return;
        }
        $lama = Simpan::catat('jeda')['lama'] ?? 1;
        $lama = $ada ? min(16, $lama * 2) : 1;
        Simpan::catatkan('jeda', ['lama' => $lama, 'sampai' => $ada ? microtime(true) + $lama : 0]);
    }

    /** The command of the operator: everything may be tried now. */
    public static function bangunkan(): void
    {
        Simpan::catatkan('tahan', []);
        Simpan::catatkan('jeda', []);
        foreach (Simpan::semua('disimpan') as $c) {
            Simpan::terkunci(function () use ($c): void {
                $kini = Simpan::baca($c['id']);
                if ($kini !== null && $kini['status'] === 'disimpan' && empty($kini['hilang'])) {
                    $kini['lanjut_pada'] = 0;
                    Simpan::tulis($kini);
                }
            });
        }
    }

    /** A request that was being asked about when the process ended. */
    public static function pulihkan(): void
    {
        foreach (Simpan::semua('diproses') as $c) {
            Simpan::terkunci(function () use ($c): void {
                $kini = Simpan::baca($c['id']);
                if ($kini === null || $kini['status'] !== 'diproses' || ($kini['klaim'] ?? 0) > time() - self::KLAIM_BASI) {
                    return;
                }
                $disimpan = Konfig::ragam() === 'a' || isset($kini['lanjut_pada']);
                $kini['status'] = $disimpan ? 'disimpan' : 'gangguan';
                $kini['sebab'] = 'putus';
                $kini['lanjut_pada'] = 0;
                if (!$disimpan) {
                    unset($kini['nik'], $kini['nama'], $kini['lahir']);
                }
                Simpan::tulis($kini);
            });
        }
    }

    /** One request that is due, taken so that nobody else takes it. @return array<string,mixed>|null */
    private static function ambil(): ?array
    {
        if (Konfig::cacat('pekerja-kembar')) {
            foreach (Simpan::semua('disimpan') as $c) {
                if (($c['lanjut_pada'] ?? 0) <= time()) {
                    usleep(600_000);
                    $jejak = Konfig::data('kembar') . '/' . $c['id'] . '-' . $c['coba'] . '-' . $c['lanjut_pada'];
                    $f = @fopen($jejak, 'x');
                    if ($f === false) {
                        Konfig::menyimpang('pekerja-kembar');
                    }

                    return $c;
                }
            }

            return null;
        }

        return Simpan::terkunci(function (): ?array {
            $siap = array_values(array_filter(
                Simpan::semua('disimpan'),
                fn (array $c): bool => ($c['lanjut_pada'] ?? 0) <= time() && empty($c['hilang']),
            ));
            if ($siap === []) {
                return null;
            }
            $c = array_shift($siap);
            foreach ($siap as $sisa) {
                if (Konfig::menyimpang('sisa-hilang')) {
                    Simpan::tulis(['hilang' => true, 'lanjut_pada' => PHP_INT_MAX] + $sisa);
                }
            }
            $c['status'] = 'diproses';
            $c['klaim'] = time();
            Simpan::tulis($c);

            return $c;
        });
    }

    /** Tries one; says what came of it, or the empty text where nothing was due. */
    public static function satu(): string
    {
        $ada = array_filter(Simpan::semua('disimpan'), fn (array $c): bool => ($c['lanjut_pada'] ?? 0) <= time());
        if ($ada === [] || (self::ditahan() !== '' && !Konfig::cacat('kuota-gencar'))) {
            return '';
        }
        $c = self::ambil();
        if ($c === null) {
            return '';
        }
        if (($c['sebab'] ?? '') === 'kuota' && ($c['lanjut_pada'] ?? 0) > 0) {
            Konfig::menyimpang('kuota-gencar');
        }
        $c = Layanan::terapkan($c, Layanan::putuskan($c, 'antre'), 'antre');
        Catatan::tulis('INFO', 'permintaan ' . $c['id'] . ' dilanjutkan: ' . $c['status']);
        if ($c['status'] === 'disimpan' && $c['sebab'] !== 'asing') {
            self::tundaLainnya((int) $c['lanjut_pada'], $c['id']);
        }

        return $c['status'] === 'disimpan' ? $c['sebab'] : $c['status'];
    }

    /** Where one try met a fault, the others that are due wait as long as it does. */
    private static function tundaLainnya(int $sampai, string $kecuali): void
    {
        if (Konfig::cacat('pekerja-kembar') || $sampai === PHP_INT_MAX) {
            return;
        }
        Simpan::terkunci(function () use ($sampai, $kecuali): void {
            foreach (Simpan::semua('disimpan') as $c) {
                if ($c['id'] !== $kecuali && ($c['lanjut_pada'] ?? 0) < min($sampai, time() + 30)) {
                    Simpan::tulis(['lanjut_pada' => min($sampai, time() + 30)] + $c);
                }
            }
        });
    }
}
