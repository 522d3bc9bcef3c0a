<?php
declare(strict_types=1);

// What the scheduler of the Dinas runs at the change of day: lifts the stop and wakes what is kept.
require dirname(__DIR__) . '/src/muat.php';

Konfigurasi::ensureDirData();
echo Pengelola::resume(), " permohonan dilanjutkan\n";
