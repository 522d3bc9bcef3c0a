<?php
declare(strict_types=1);

/** Data balikan: NIK and registration number, sent by the worker where an address is configured. */
final class Balikan
{
    public static function queue(string $nik, string $nomor): void
    {
        if (Konfigurasi::get('BALIKAN_URL') !== '') {
            Berkas::write(Konfigurasi::getDirData('balikan/' . $nomor . '.json'), ['nik' => $nik, 'nomor' => $nomor]);
        }
    }

    private static int $lagi = 0;

    public static function sendAll(): void
    {
        if (time() < self::$lagi) {
            return;
        }
        foreach (glob(Konfigurasi::getDirData('balikan') . '/*.json') ?: [] as $berkas) {
            $b = Berkas::read($berkas);
            $terkirim = Kirim::postJson(Konfigurasi::get('BALIKAN_URL'), [[
                'id_lembaga' => Konfigurasi::get('BALIKAN_ID', '000000'),
                'nama_lembaga' => Konfigurasi::get('BALIKAN_NAMA', 'DINAS CONTOH'),
                'data' => [['NIK' => $b['nik'], 'param' => [['NOMOR_REGISTRASI' => $b['nomor']]]]],
            ]], ['Authorization: Bearer ' . Konfigurasi::get('BALIKAN_TOKEN')]);
            if (!$terkirim) {
                self::$lagi = time() + 300;
                Pengelola::notify('balikan', '', 'data balikan belum terkirim, dicoba lagi');
                return;
            }
            unlink($berkas);
        }
    }
}
