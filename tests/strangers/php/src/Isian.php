<?php
declare(strict_types=1);

/** What the applicant typed: cleaned and checked before anything is asked of the DWH. */
final class Isian
{
    /** @return array{0:array,1:list<string>} data by wire name, and the fields that are wrong */
    public static function read(array $kirim): array
    {
        $ambil = static fn (string $nama): string => is_string($kirim[$nama] ?? null) ? trim($kirim[$nama]) : '';
        $salah = [];
        $nik = $ambil('nik');
        if (!preg_match('/^[1-9]\d{15}$/', $nik)) {
            $salah[] = 'NIK';
        }
        $data = [
            'NIK' => $nik,
            'NAMA_LGKP' => Ragam::formatNama($ambil('nama')),
            'TMPT_LHR' => Ragam::formatNama($ambil('tempat_lahir')),
            'TGL_LHR' => self::readTanggal($ambil('tanggal_lahir'), [$ambil('tgl_hari'), $ambil('tgl_bulan'), $ambil('tgl_tahun')]),
            'no_kk' => preg_match('/^\d{16}$/', $ambil('no_kk')) ? $ambil('no_kk') : '',
        ];
        foreach (['NAMA_LGKP' => 'nama', 'TMPT_LHR' => 'tempat lahir', 'TGL_LHR' => 'tanggal lahir'] as $unsur => $nama) {
            if ($data[$unsur] === '' || strlen($data[$unsur]) > 200 || preg_match('/[\x00-\x1f]/', $data[$unsur]) || !preg_match('//u', $data[$unsur])) {
                $salah[] = $nama;
            }
        }
        if ($ambil('email') !== '' && !filter_var($ambil('email'), FILTER_VALIDATE_EMAIL)) {
            $salah[] = 'surel';
        }
        return [$data, $salah];
    }

    /** As the web service wants it: DD-MM-YYYY. */
    private static function readTanggal(string $teks, array $bagian): string
    {
        if ($teks === '' && !in_array('', $bagian, true)) {
            $teks = "$bagian[2]-$bagian[1]-$bagian[0]";
        }
        if (preg_match('/^(\d{4})-(\d\d)-(\d\d)$/', $teks, $m)) {
            [$t, $b, $h] = [$m[1], $m[2], $m[3]];
        } elseif (preg_match('~^(\d\d)[-/](\d\d)[-/](\d{4})$~', $teks, $m)) {
            [$t, $b, $h] = [$m[3], $m[2], $m[1]];
        } else {
            return '';
        }
        return checkdate((int) $b, (int) $h, (int) $t) ? "$h-$b-$t" : '';
    }
}
