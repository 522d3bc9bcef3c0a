<?php
declare(strict_types=1);

// Runs once before the processes start: refuses a wrong configuration, leaves the mark of the start.
require dirname(__DIR__) . '/src/muat.php';

Konfigurasi::ensureDirData();
Cacat::markMulai();
Konfigurasi::getAksesDwh();
Penghalang::liftKuotaAtMulai();
