<?php

declare(strict_types=1);

/** An answer of the DWH, read: found with its elements, a code, or a fault. */
final class Jawaban
{
    /** @param array<string,mixed> $unsur */
    private function __construct(
        public readonly string $jenis,
        public readonly string $kode = '',
        public readonly array $unsur = [],
        public readonly string $uraian = '',
        public readonly string $mentah = '',
    ) {
    }

    public static function gagal(string $sebab, string $uraian, string $mentah = ''): self
    {
        return new self($sebab, '', [], $uraian, $mentah);
    }

    public static function baca(int $status, string $badan, string $nik): self
    {
        if ($status !== 200) {
            return self::gagal('rusak', 'status HTTP ' . $status, $badan);
        }
        $pohon = json_decode($badan, true, 32, JSON_BIGINT_AS_STRING);
        $isi = is_array($pohon) ? ($pohon['content'][0] ?? null) : null;
        if (!is_array($isi) || $isi === []) {
            return self::gagal('rusak', 'jawaban tidak dapat dibaca', $badan);
        }
        $teks = '';
        foreach (['RESPONSE_DESC', 'RESPONSE', 'RESPON'] as $kunci) {
            if (is_string($isi[$kunci] ?? null) && $teks === '') {
                $teks = trim($isi[$kunci]);
            }
        }
        $kode = isset($isi['RESPONSE_CODE']) && is_scalar($isi['RESPONSE_CODE'])
            ? str_pad((string) $isi['RESPONSE_CODE'], 2, '0', STR_PAD_LEFT) : self::kodeDari($teks);
        if ($kode !== '' && $kode !== '01') {
            return new self('kode', $kode, $isi, $teks, $badan);
        }
        if ($kode === '' && $teks !== '') {
            return new self('kode', '??', $isi, $teks, $badan);
        }
        $dijawab = $isi['NIK'] ?? null;
        if (is_scalar($dijawab) && trim((string) $dijawab) !== $nik) {
            if (!Konfig::menyimpang('nik-jawab-abai')) {
                return self::gagal('rusak', 'jawaban bukan tentang NIK yang ditanyakan');
            }
        } elseif (!is_scalar($dijawab)) {
            return self::gagal('rusak', 'jawaban tanpa NIK', $badan);
        }
        foreach (['NAMA_LGKP', 'TGL_LHR'] as $perlu) {
            if (!is_string($isi[$perlu] ?? null) || trim($isi[$perlu]) === '') {
                if (Konfig::menyimpang('elemen-hilang-lolos') || Konfig::menyimpang('kode-tak-tertulis')) {
                    continue;
                }

                return self::gagal('rusak', 'jawaban tanpa ' . $perlu, $badan);
            }
        }

        return new self('ditemukan', '01', $isi, '', $badan);
    }

    /** The old form of the service says it in words alone. */
    private static function kodeDari(string $teks): string
    {
        $t = strtolower(preg_replace('/\s+/', ' ', $teks));

        return match (true) {
            $t === '' => '',
            str_contains($t, 'meninggal') => '11',
            str_contains($t, 'ganda') => '12',
            str_contains($t, 'format dukcapil') => '15',
            str_contains($t, 'data ditemukan') && str_contains($t, 'aktif') => '14',
            str_contains($t, 'tidak ditemukan') => '13',
            str_contains($t, 'kuota') => '05',
            str_contains($t, 'waktu akses') || str_contains($t, 'jam akses') => '06',
            str_contains($t, 'instansi') && str_contains($t, 'aktif') => '16',
            str_contains($t, 'user') && str_contains($t, 'aktif') => '17',
            str_contains($t, 'login') => '03',
            str_contains($t, 'format ip') => '10',
            str_contains($t, 'kosong') => '09',
            str_contains($t, 'ip address') || str_contains($t, 'ip client') || str_contains($t, 'ip tidak') => '04',
            str_contains($t, 'parameter') => '07',
            default => '',
        };
    }
}
