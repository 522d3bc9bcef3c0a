<?php

declare(strict_types=1);

require dirname(__DIR__) . '/lib/mulai.php';

Konfig::tanda('mulai');
if (Konfig::cacat('antre-bersih')) {
    foreach (Simpan::semua('disimpan') as $c) {
        Konfig::menyimpang('antre-bersih');
        Simpan::hapus($c['id']);
    }
}
$anak = Konfig::cacat('pekerja-kembar') && function_exists('pcntl_fork') ? pcntl_fork() : -1;
$induk = function_exists('posix_getppid') ? posix_getppid() : 0;
$denyut = 0;

while (true) {
    // A child whose parent was ended does not stay behind.
    if ($anak === 0 && posix_getppid() !== $induk) {
        exit(0);
    }
    Antrean::pulihkan();
    Antrean::satu();
    if (Konfig::cacat('denyut') && $denyut < time() - 3 && ($nik = Simpan::catat('denyut')['nik'] ?? '') !== '') {
        $denyut = time();
        Konfig::menyimpang('denyut');
        Gudang::tanya($nik);
    }
    usleep(500_000);
}
