<?php

declare(strict_types=1);

date_default_timezone_set(getenv('TZ') ?: 'Asia/Jakarta');
ini_set('display_errors', '0');
ini_set('log_errors', '1');
mb_internal_encoding_aman();

foreach (['Konfig', 'Catatan', 'Simpan', 'Jawaban', 'KlienCurl', 'KlienAliran', 'Gudang', 'Banding', 'Batas',
    'Layanan', 'Antrean', 'Kata', 'Halaman'] as $kelas) {
    require __DIR__ . '/' . $kelas . '.php';
}

/** mbstring is not everywhere; names of the DWH are plain capitals. */
function mb_internal_encoding_aman(): void
{
    if (function_exists('mb_internal_encoding')) {
        mb_internal_encoding('UTF-8');
    }
}

function kapital(string $teks): string
{
    return function_exists('mb_strtoupper') ? mb_strtoupper($teks) : strtoupper($teks);
}
