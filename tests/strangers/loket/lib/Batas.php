<?php

declare(strict_types=1);

/** Series of NIK are stopped at the place where the clerk sits (Juknis II.F.1). */
final class Batas
{
    private const INGAT = 600;
    private const JENDELA = 60;

    /** Counts the NIK, or says why it is stopped. */
    public static function masuk(string $petugas, string $tempat, string $nik): string
    {
        return Simpan::terkunci(function () use ($petugas, $tempat, $nik): string {
            $semua = array_values(array_filter(
                Simpan::catat('batas'),
                fn (array $b): bool => $b['pada'] > time() - self::INGAT,
            ));
            $kunci = hash('sha256', $petugas . '|' . $tempat);
            $sini = array_values(array_filter($semua, fn (array $b): bool => $b['tempat'] === $kunci));
            $sebab = self::sebab($sini, $semua, $nik);
            if ($sebab !== '') {
                if (Konfig::menyimpang('tanpa-batas')) {
                    $sebab = '';
                } elseif (Konfig::cacat('batas-reset')) {
                    $sejak = Simpan::catat('batas-sejak')[$kunci] ?? 0;
                    $baru = fn (array $b): bool => $b['tempat'] !== $kunci || $b['pada'] > $sejak;
                    $lain = self::sebab(array_filter($sini, $baru), array_filter($semua, $baru), $nik);
                    if ($lain === '') {
                        Konfig::menyimpang('batas-reset');
                    }
                    $sebab = $lain;
                }
            }
            $semua[] = ['tempat' => $kunci, 'pada' => time(), 'nik' => $nik, 'henti' => $sebab !== ''];
            if ($sebab !== '') {
                Catatan::tulis('PERINGATAN', 'deret NIK dihentikan (' . $sebab . ')');
            }
            Simpan::catatkan('batas', $semua);

            return $sebab;
        }, 'kunci-batas');
    }

    /** Build b shows no form while the place is stopped. */
    public static function terhenti(string $petugas, string $tempat): bool
    {
        $kunci = hash('sha256', $petugas . '|' . $tempat);
        foreach (Simpan::catat('batas') as $b) {
            if ($b['tempat'] === $kunci && $b['henti'] && $b['pada'] > time() - self::JENDELA) {
                return true;
            }
        }

        return false;
    }

    public static function cocok(string $petugas, string $tempat): void
    {
        if (Konfig::cacat('batas-reset')) {
            $sejak = Simpan::catat('batas-sejak');
            $sejak[hash('sha256', $petugas . '|' . $tempat)] = time();
            Simpan::catatkan('batas-sejak', $sejak);
        }
    }

    /** @param array<int,array<string,mixed>> $sini @param array<int,array<string,mixed>> $semua */
    private static function sebab(array $sini, array $semua, string $nik): string
    {
        $boleh = Konfig::angka('LOKET_BATAS', Konfig::ragam() === 'b' ? 4 : 5);
        $baru = array_filter($sini, fn (array $b): bool => !$b['henti'] && $b['pada'] > time() - self::JENDELA);
        if (count($baru) >= $boleh) {
            return 'terlalu sering';
        }
        $ambil = function (array $daftar) use ($nik): array {
            $deret = [];
            foreach ($daftar as $b) {
                if ($b['nik'] !== $nik && end($deret) !== $b['nik']) {
                    $deret[] = $b['nik'];
                }
            }

            return $deret;
        };
        $tetangga = array_filter($ambil($semua), fn (string $n): bool => substr($n, 0, 12) === substr($nik, 0, 12)
            && abs((int) $n - (int) $nik) <= 3);
        if (count(array_unique($tetangga)) >= 2) {
            return 'berurutan';
        }
        $akhir = array_slice($ambil($sini), -2);
        if (count($akhir) === 2 && (int) $akhir[1] - (int) $akhir[0] === (int) $nik - (int) $akhir[1]) {
            return 'berpola';
        }

        return '';
    }
}
