<?php
// Takes up what was kept, each request once; what cannot be decided yet is kept again.

declare(strict_types=1);

require __DIR__ . '/app.php';

$file = kerja() . '/antrean.jsonl';
$kept = is_file($file) ? file($file, FILE_IGNORE_NEW_LINES) : [];
@unlink($file);
foreach ($kept as $line) {
    $aduan = json_decode($line, true);
    if (in_array(decide($aduan), ['gangguan', 'kuota-habis'], true)) {
        keep($aduan);
    }
}
