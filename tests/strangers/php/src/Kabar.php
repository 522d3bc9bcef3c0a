<?php
declare(strict_types=1);

/** A message to the applicant whose request was decided later, by the gateway of the Dinas. */
final class Kabar
{
    public static function send(array $p): array
    {
        $url = Konfigurasi::get('NOTIFIKASI_URL');
        if ($url === '' || ($p['email'] ?? '') === '') {
            return $p;
        }
        $terkirim = Kirim::postJson($url, [
            'kepada' => $p['email'],
            'perihal' => Kata::get('judul'),
            'hasil' => $p['status'],
            'isi' => Kata::getHasil($p),
        ], []);
        if (!$terkirim) {
            Pengelola::notify('kabar', '', 'kabar kepada pemohon ' . $p['id'] . ' tidak terkirim');
        }
        return Permohonan::save(['email' => $terkirim ? '' : $p['email']] + $p);
    }
}
