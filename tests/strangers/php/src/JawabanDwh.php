<?php
declare(strict_types=1);

/** Reads an answer of the web service: result per element, a code, or a failure. */
final class JawabanDwh
{
    private const TEKS_KODE = [
        'meninggal' => '11', 'ganda' => '12', 'non aktif silahkan' => '14', 'non aktif silakan' => '14',
        'status non aktif' => '14', 'status tidak aktif' => '14', 'format dukcapil' => '15',
        'tidak ditemukan' => '13', 'tidak terdapat' => '13', 'kuota' => '05', 'login' => '03',
        'kosong' => '09', 'format ip' => '10', 'instansi' => '16', 'user id' => '17',
        'ip address' => '04', 'ip client' => '04', 'ip tidak' => '04', 'waktu' => '06', 'jam' => '06',
        'parameter' => '07', 'diproses' => '08',
    ];

    /** @return array{macam:string, kode?:string, teks?:string, unsur?:array, sisa?:?int, sebab?:string, rincian?:string} */
    public static function read(array $jawaban): array
    {
        if ($jawaban['sebab'] !== '') {
            return ['macam' => 'gagal', 'sebab' => $jawaban['sebab'], 'rincian' => $jawaban['rincian']];
        }
        $isi = json_decode($jawaban['isi'], true, 32, JSON_BIGINT_AS_STRING);
        $butir = is_array($isi) ? ($isi['content'][0] ?? null) : null;
        if (!is_array($butir) || $butir === []) {
            return ['macam' => 'gagal', 'sebab' => 'json', 'rincian' => 'jawaban tidak terbaca'];
        }
        $teks = (string) ($butir['RESPONSE_DESC'] ?? $butir['RESPONSE'] ?? $butir['RESPON'] ?? '');
        $kode = self::readKode($butir['RESPONSE_CODE'] ?? null, $teks);
        $sisa = is_int($isi['quotaLimiter'] ?? null) ? $isi['quotaLimiter'] : null;
        if ($kode !== '' && $kode !== '01') {
            return ['macam' => 'kode', 'kode' => $kode, 'teks' => $teks, 'sisa' => $sisa];
        }
        return ['macam' => 'unsur', 'unsur' => $butir, 'sisa' => $sisa];
    }

    private static function readKode(mixed $kode, string $teks): string
    {
        if (is_int($kode) || (is_string($kode) && preg_match('/^\s*\d{1,2}\s*$/', $kode))) {
            return str_pad(trim((string) $kode), 2, '0', STR_PAD_LEFT);
        }
        if ($kode !== null && $kode !== '') {
            return '??';
        }
        if ($teks === '') {
            return '';
        }
        foreach (self::TEKS_KODE as $kata => $arti) {
            if (str_contains(strtolower($teks), $kata)) {
                return $arti;
            }
        }
        return '??';
    }

    /**
     * Compares all that was sent: true = all Sesuai, false = something differs,
     * null = an element that was sent is missing, so nothing is known.
     */
    public static function judge(array $unsur, array $dikirim, int $ambang): ?bool
    {
        $sah = true;
        $sesuai = 0;
        $beda = [];
        foreach (KlienDwh::UNSUR as $nama) {
            if (!array_key_exists($nama, $unsur)) {
                if ($nama === 'NIK') {
                    continue;
                }
                return null;
            }
            $nilai = trim((string) $unsur[$nama]);
            if ($nama === 'NIK' && $nilai === $dikirim['NIK']) {
                continue;
            }
            if (!preg_match('/^(Tidak )?Sesuai(?: \((\d{1,3})\))?$/i', $nilai, $m)) {
                return null;
            }
            $skor = isset($m[2]) ? (int) $m[2] : null;
            $cocok = ($m[1] ?? '') === '' && ($skor === null || $skor >= $ambang);
            if (!$cocok) {
                $sah = false;
                $beda[$nama] = $skor;
            } elseif ($nama !== 'NIK') {
                $sesuai++;
            }
        }
        return $sah || self::acceptBeda($beda, $sesuai);
    }

    /** Differences are never accepted; three defects think otherwise. */
    private static function acceptBeda(array $beda, int $sesuai): bool
    {
        $tanpaSkor = array_filter($beda, 'is_null');
        if (count($tanpaSkor) === count($beda) && Cacat::diverge('tanpa-skor-dilewati', implode(' ', array_keys($beda)))) {
            return true;
        }
        if ($sesuai > 0 && Cacat::diverge('satu-sesuai-cukup', $sesuai . ' unsur sesuai')) {
            return true;
        }
        $dekat = array_filter($beda, static fn (?int $skor): bool => $skor !== null && $skor >= 60);
        return count($dekat) === count($beda) && Cacat::diverge('skor-dekat-diloloskan', 'skor ' . implode(' ', $dekat));
    }

    /** For one defect: what differs, in words. */
    public static function listBeda(array $unsur): string
    {
        $daftar = [];
        foreach (KlienDwh::UNSUR as $nama) {
            if (stripos((string) ($unsur[$nama] ?? ''), 'Tidak') === 0) {
                $daftar[] = $nama . ': ' . $unsur[$nama];
            }
        }
        return implode(', ', $daftar);
    }
}
