<?php
declare(strict_types=1);

// Empties the data directory (requests, sessions, notices, marks of a stop). Only for trial installations.
require dirname(__DIR__) . '/src/muat.php';

Konfigurasi::ensureDirData();
foreach (['permohonan', 'sesi', 'catatan', 'balikan', ''] as $bagian) {
    foreach (glob(Konfigurasi::getDirData($bagian) . '/*') ?: [] as $berkas) {
        if (is_file($berkas) && !str_ends_with($berkas, '.kunci') && basename($berkas) !== 'garam.json') {
            unlink($berkas);
        }
    }
}
