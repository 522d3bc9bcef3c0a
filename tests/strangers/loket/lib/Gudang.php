<?php

declare(strict_types=1);

/** Asks the DWH by CALL_NIK. */
final class Gudang
{
    public static function tanya(string $nik): Jawaban
    {
        $simpanan = Konfig::data() . '/jawaban-' . hash('sha256', $nik) . '.json';
        if (Konfig::cacat('ingat-jawaban') && is_file($simpanan) && filemtime($simpanan) > time() - 86400) {
            Konfig::menyimpang('ingat-jawaban');

            return Jawaban::baca(200, (string) file_get_contents($simpanan), $nik);
        }
        $jawab = self::sekali(Konfig::teks('DWH_URL'), $nik);
        if (Konfig::cacat('gencar') && self::bolehUlang($jawab)) {
            for ($i = 0; $i < 4 && self::bolehUlang($jawab); $i++) {
                Konfig::menyimpang('gencar');
                $jawab = self::sekali(Konfig::teks('DWH_URL'), $nik);
            }
        }
        if ($jawab->jenis === 'kode' && Konfig::menyimpang('metode-cadangan')) {
            $lain = self::sekali(preg_replace('#/[^/]+$#', '/GET_NIK', Konfig::teks('DWH_URL')), $nik);
            $jawab = $lain->jenis === 'ditemukan' ? $lain : $jawab;
        }
        if ($jawab->jenis === 'ditemukan' && Konfig::menyimpang('ingat-jawaban')) {
            Simpan::tulisBerkas($simpanan, $jawab->mentah);
        }

        return $jawab;
    }

    private static function bolehUlang(Jawaban $j): bool
    {
        return in_array($j->jenis, ['putus', 'rusak'], true)
            || ($j->jenis === 'kode' && !in_array($j->kode, ['08', '11', '12', '13', '14', '15'], true));
    }

    private static function sekali(string $alamat, string $nik): Jawaban
    {
        $b = Konfig::ragam() === 'b';
        $masuk = [
            'user_id' => Konfig::teks('DWH_USER'),
            'password' => Konfig::teks('DWH_SANDI'),
            'ip_user' => Konfig::teks('DWH_IP'),
        ];
        $badan = json_encode($b ? ['NIK' => $nik] + $masuk : $masuk + ['nik' => $nik], JSON_UNESCAPED_SLASHES);
        try {
            $waktu = Konfig::angka('DWH_BATAS_MS', 3000);
            [$status, $isi] = $b ? KlienAliran::kirim($alamat, $badan, $waktu) : KlienCurl::kirim($alamat, $badan, $waktu);
        } catch (RuntimeException $e) {
            return Jawaban::gagal('putus', $e->getMessage());
        }

        return Jawaban::baca($status, $isi, $nik);
    }
}
