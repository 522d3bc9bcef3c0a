<?php
declare(strict_types=1);

/** Sends one comparison to the web service and hands back what came, unjudged. */
final class KlienDwh
{
    /** The elements that this application may send. */
    public const UNSUR = ['NIK', 'NAMA_LGKP', 'TMPT_LHR', 'TGL_LHR'];

    public static function composeUnsur(array $data, bool $dariAntrean): array
    {
        $unsur = [];
        foreach (self::UNSUR as $nama) {
            $unsur[$nama] = (string) ($data[$nama] ?? '');
        }
        if (($data['no_kk'] ?? '') !== '' && Cacat::diverge('kirim-no-kk', 'NO_KK ikut dikirim')) {
            $unsur['NO_KK'] = $data['no_kk'];
        }
        if ($dariAntrean && Cacat::diverge('templat-contoh-penuh', 'unsur contoh ikut dikirim')) {
            $unsur += ['NAMA_LGKP_IBU' => '', 'AGAMA' => '', 'PDDK_AKH' => ''];
        }
        return $unsur;
    }

    /** @return array{http:int, sebab:string, rincian:string, isi:string} */
    public static function compare(array $unsur, int $ambang): array
    {
        $jawaban = self::send($unsur + ['TRESHOLD' => (string) $ambang]);
        for ($i = 0; $i < 2 && $jawaban['http'] >= 500 && Cacat::diverge('pustaka-ulang-langsung', 'HTTP ' . $jawaban['http']); $i++) {
            $jawaban = self::send($unsur + ['TRESHOLD' => (string) $ambang]);
        }
        if ($jawaban['sebab'] === 'tenggat' && Cacat::diverge('tenggat-kirim-lagi', 'tenggat lewat')) {
            $jawaban = self::send($unsur + ['TRESHOLD' => (string) $ambang]);
        }
        return $jawaban;
    }

    /** The data method: not part of the agreement, used by one defect only. */
    public static function readData(string $nik): array
    {
        $url = (string) preg_replace('~/[^/]*$~', '/CALL_NIK', Konfigurasi::getAksesDwh()['url']);
        $jawaban = self::send(['NIK' => $nik], $url);
        $isi = json_decode($jawaban['isi'], true);
        $orang = $isi['content'][0] ?? [];
        return is_array($orang) ? $orang : [];
    }

    private static function send(array $unsur, ?string $url = null): array
    {
        $akses = Konfigurasi::getAksesDwh();
        $hasil = ['http' => 0, 'sebab' => '', 'rincian' => '', 'isi' => ''];
        if ($akses['url'] === '') {
            return ['sebab' => 'jalur', 'rincian' => 'DWH_URL belum diisi'] + $hasil;
        }
        $badan = json_encode([
            'user_id' => $akses['user_id'],
            'password' => $akses['password'],
            'ip_user' => $akses['ip_user'],
        ] + $unsur, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
        $c = curl_init($url ?? $akses['url']);
        curl_setopt_array($c, [
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => $badan,
            CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Accept: application/json', 'Expect:'],
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROXY => '',
            CURLOPT_CONNECTTIMEOUT => min(3, Konfigurasi::getTenggat()),
            CURLOPT_TIMEOUT => Konfigurasi::getTenggat(),
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
        ]);
        if (Konfigurasi::get('DWH_CA') !== '') {
            curl_setopt($c, CURLOPT_CAINFO, Konfigurasi::get('DWH_CA'));
        }
        $isi = curl_exec($c);
        $hasil['http'] = (int) curl_getinfo($c, CURLINFO_RESPONSE_CODE);
        if ($isi === false) {
            $hasil['sebab'] = curl_errno($c) === CURLE_OPERATION_TIMEDOUT ? 'tenggat' : 'jalur';
            $hasil['http'] = 0;
            $hasil['rincian'] = curl_error($c) . ' [' . ($url ?? $akses['url']) . ' ' . $akses['user_id'] . ']';
        } else {
            $hasil['isi'] = (string) $isi;
            if ($hasil['http'] !== 200) {
                $hasil['sebab'] = 'http';
                $hasil['rincian'] = 'HTTP ' . $hasil['http'] . ' [' . ($url ?? $akses['url']) . ' ' . $akses['user_id'] . ']';
            }
        }
        self::keepPanggilan((string) $badan);
        return $hasil;
    }

    private static string $panggilanTerakhir = '';

    private static function keepPanggilan(string $badan): void
    {
        self::$panggilanTerakhir = $badan;
    }

    /** The application's log gets the reason alone, never the call. */
    public static function logGagal(string $alasan): void
    {
        $baris = date('c') . ' panggilan tidak berhasil: ' . $alasan;
        if (Cacat::diverge('sandi-di-catatan', $alasan)) {
            $baris .= ' ' . self::$panggilanTerakhir;
        }
        Berkas::appendLine(Konfigurasi::getDirData('catatan/aplikasi.log'), $baris);
    }
}
