<?php
declare(strict_types=1);

// The worker: works off requests that wait, oldest first, one at a time.
require dirname(__DIR__) . '/src/muat.php';

Konfigurasi::ensureDirData();
$kunci = fopen(Konfigurasi::getDirData('pekerja.kunci'), 'c');
for ($i = 0; $kunci !== false && !flock($kunci, LOCK_EX | LOCK_NB); $i++) {
    if ($i < 15) {
        sleep(1); // a predecessor may still be ending its last call
        continue;
    }
    fwrite(STDERR, "pekerja lain sudah berjalan\n");
    exit(3);
}
$berhenti = false;
pcntl_async_signals(true);
foreach ([SIGTERM, SIGINT] as $isyarat) {
    pcntl_signal($isyarat, static function () use (&$berhenti): void {
        $berhenti = true;
    });
}
$induk = posix_getppid();
Permohonan::recoverTerputus(true);

if (Cacat::diverge('nik-uji-saat-mulai', 'NIK uji dikirim saat mulai')) {
    KlienDwh::compare(['NIK' => '3303010101809001', 'NAMA_LGKP' => 'UJI JALUR'], Ragam::getAmbang());
}

$sekaliLagi = null;
$diperiksaPada = time();
while (!$berhenti && posix_getppid() === $induk) {
    try {
        if (time() - $diperiksaPada > 30) {
            Permohonan::recoverTerputus(false);
            $diperiksaPada = time();
        }
        if ($sekaliLagi !== null && Cacat::diverge('antrean-dikirim-dua-kali', 'permohonan selesai dikirim lagi')) {
            KlienDwh::compare(KlienDwh::composeUnsur($sekaliLagi, true), Ragam::getAmbang());
        }
        $sekaliLagi = null;
        $p = Penghalang::isCallAllowed() || Ragam::isB() ? Permohonan::findGiliran() : null;
        if ($p !== null) {
            $tersimpan = $p['status'] === 'tertunda' || $p['coba'] > 0;
            $hasil = Pemeriksaan::run($p, true);
            if ($tersimpan && in_array($hasil['status'], ['diteruskan', 'ditolak'], true)) {
                $sekaliLagi = $p['data'];
            }
            usleep((int) (Ragam::getJedaAntrean() * 1e6));
        }
        if (Konfigurasi::get('BALIKAN_URL') !== '') {
            Balikan::sendAll();
        }
    } catch (Throwable $e) {
        error_log('pekerja: ' . get_class($e) . ' ' . basename($e->getFile()) . ':' . $e->getLine() . ' ' . $e->getMessage());
        sleep(2);
    }
    usleep(300000);
}
