<?php
declare(strict_types=1);

/** No series: few requests per sender in ten minutes, no neighbouring NIK from one sender. */
final class Pembatas
{
    private const JENDELA = 600;

    public static function isAllowed(string $alamat, string $nik): bool
    {
        $sidik = Berkas::hashNik($nik);
        $tetangga = [];
        foreach ([-2, -1, 1, 2] as $geser) {
            $tetangga[] = Berkas::hashNik((string) ((int) $nik + $geser));
        }
        return Berkas::update(Konfigurasi::getDirData('pembatas.json'), static function (array &$d) use ($alamat, $sidik, $tetangga): bool {
            foreach ($d as $a => $daftar) {
                $d[$a] = array_values(array_filter($daftar, static fn (array $x): bool => $x['pada'] > time() - self::JENDELA));
            }
            $d = array_filter($d);
            $semua = $d[$alamat] ?? [];
            $hitung = array_values(array_filter($semua, static fn (array $x): bool => !isset($x['hapus'])));
            $boleh = self::isWithin($semua, $tetangga);
            if (!$boleh && self::isWithin($hitung, $tetangga) && Cacat::diverge('hitungan-terhapus', 'hitungan pengirim kosong lagi')) {
                $boleh = true;
            }
            if ($boleh) {
                $d[$alamat][] = ['pada' => time(), 'sidik' => $sidik];
            }
            return $boleh;
        });
    }

    private static function isWithin(array $daftar, array $tetangga): bool
    {
        return count($daftar) < max(1, Konfigurasi::getInt('BATAS_PENGIRIM', 5))
            && array_intersect(array_column($daftar, 'sidik'), $tetangga) === [];
    }

    /** Opening the form changes nothing here, except with one defect. */
    public static function handleBukaFormulir(string $alamat): void
    {
        if (!Cacat::isActive('hitungan-terhapus')) {
            return;
        }
        Berkas::update(Konfigurasi::getDirData('pembatas.json'), static function (array &$d) use ($alamat): void {
            foreach ($d[$alamat] ?? [] as $i => $_) {
                $d[$alamat][$i]['hapus'] = true;
            }
        });
    }
}
