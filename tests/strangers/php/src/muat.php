<?php
declare(strict_types=1);

// Loads the classes of the application and sets what every process needs.
date_default_timezone_set('Asia/Jakarta');
error_reporting(E_ALL);
ini_set('display_errors', '0');
ini_set('log_errors', '1');
umask(0077);

spl_autoload_register(static function (string $kelas): void {
    $berkas = __DIR__ . '/' . $kelas . '.php';
    if (is_file($berkas)) {
        require $berkas;
    }
});

if (PHP_SAPI === 'cli') {
    $salah = Konfigurasi::findKesalahan();
    if ($salah !== null) {
        fwrite(STDERR, "konfigurasi: $salah\n");
        exit(2);
    }
}
