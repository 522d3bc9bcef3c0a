<?php

declare(strict_types=1);

/** The log that the operator reads. No NIK in full, no name, no password. */
final class Catatan
{
    private const PENGGUNA = ['03', '04', '07', '09', '10', '16', '17'];

    public static function berkas(): string
    {
        return Konfig::teks('LOKET_LOG', Konfig::data() . '/operator.log');
    }

    public static function gangguan(string $jenis, string $kode, string $uraian): void
    {
        if (in_array($kode, self::PENGGUNA, true) && Konfig::menyimpang('operator-bisu')) {
            return;
        }
        if (Konfig::cacat('operator-sekali')) {
            $sudah = Konfig::data() . '/operator.sudah';
            if (file_exists($sudah)) {
                Konfig::menyimpang('operator-sekali');

                return;
            }
            touch($sudah);
        }
        self::tulis('GANGGUAN', $jenis . ($kode === '' ? '' : ' kode ' . $kode) . ': ' . $uraian);
    }

    public static function tulis(string $tingkat, string $isi): void
    {
        $isi = preg_replace('/[\x00-\x1f]+/', ' ', $isi);
        file_put_contents(self::berkas(), date('Y-m-d\TH:i:sP') . ' ' . $tingkat . ' ' . $isi . "\n", FILE_APPEND | LOCK_EX);
    }

    public static function samar(string $nik): string
    {
        return substr($nik, 0, 4) . '********' . substr($nik, -2);
    }
}
