<?php

declare(strict_types=1);

require dirname(__DIR__) . '/lib/mulai.php';

session_save_path(Konfig::data('sesi'));
session_name('loket');
session_set_cookie_params(['httponly' => true, 'samesite' => 'Lax', 'path' => '/']);
ini_set('session.use_strict_mode', '1');

try {
    layani($_SERVER['REQUEST_METHOD'], (string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
} catch (Throwable $e) {
    Catatan::tulis('GANGGUAN', 'kesalahan aplikasi: ' . get_class($e) . ' di ' . basename($e->getFile()) . ':' . $e->getLine());
    Halaman::hasil(['id' => '', 'status' => 'gangguan', 'samar' => '']);
}

function layani(string $cara, string $jalan): void
{
    session_start();
    $_SESSION['csrf'] ??= bin2hex(random_bytes(16));
    $csrf = $_SESSION['csrf'];
    $petugas = $_SESSION['petugas'] ?? '';
    $tempat = (string) $_SERVER['REMOTE_ADDR'];
    if ($cara === 'POST' && !hash_equals($csrf, (string) ($_POST['csrf'] ?? ''))) {
        Halaman::kirim(403, Kata::bilang('form'), '<p class="pesan">' . Halaman::e(Kata::bilang('kedaluwarsa')) . '</p>');

        return;
    }
    if ($jalan === '/masuk') {
        masuk($cara, $csrf);

        return;
    }
    if ($petugas === '') {
        alihkan('/masuk');

        return;
    }
    if ($jalan === '/' || ($jalan === '/kunjungan/baru' && $cara === 'GET')) {
        if (Konfig::ragam() === 'b' && Batas::terhenti($petugas, $tempat)) {
            Halaman::hasil(['id' => '', 'status' => 'dibatasi', 'samar' => '']);

            return;
        }
        $nomor = bin2hex(random_bytes(12));
        Halaman::formulir($csrf, $nomor);

        return;
    }
    if ($jalan === '/kunjungan' && $cara === 'POST') {
        session_write_close();
        kunjungan($csrf, $petugas, $tempat);

        return;
    }
    if (preg_match('#^/kunjungan/([0-9a-f]{16})$#', $jalan, $m) && ($c = Simpan::baca($m[1])) !== null) {
        session_write_close();
        lihat($c);

        return;
    }
    Halaman::kirim(404, Kata::bilang('form'), '<p class="pesan">' . Halaman::e(Kata::bilang('tiadahal')) . '</p>');
}

function alihkan(string $ke): void
{
    http_response_code(303);
    header('Location: ' . $ke);
}

function masuk(string $cara, string $csrf): void
{
    if ($cara !== 'POST') {
        Halaman::masuk($csrf);

        return;
    }
    $nama = Konfig::teks('LOKET_PETUGAS');
    $sandi = Konfig::teks('LOKET_SANDI');
    $cocok = hash_equals($nama, (string) ($_POST['petugas'] ?? '')) && hash_equals($sandi, (string) ($_POST['sandi'] ?? ''));
    if ($nama === '' || $sandi === '' || !$cocok) {
        Halaman::masuk($csrf, Kata::bilang('salah'));

        return;
    }
    session_regenerate_id(true);
    $_SESSION['petugas'] = $nama;
    $_SESSION['csrf'] = bin2hex(random_bytes(16));
    alihkan('/kunjungan/baru');
}

function kunjungan(string $csrf, string $petugas, string $tempat): void
{
    $nik = preg_replace('/\s+/', '', (string) ($_POST['nik'] ?? ''));
    $nama = trim((string) ($_POST['nama'] ?? ''));
    $lahir = Banding::tanggal((string) ($_POST['lahir'] ?? ''));
    $formulir = (string) ($_POST['formulir'] ?? '');
    if (!preg_match('/^[0-9]{16}$/', $nik) || $nama === '' || strlen($nama) > 120 || $lahir === '' || $formulir === '') {
        Halaman::formulir($csrf, bin2hex(random_bytes(12)), Kata::bilang('isian'));

        return;
    }
    $c = Layanan::ajukan($formulir, $nik, $nama, $lahir, $petugas, $tempat);
    if (Konfig::cacat('silang')) {
        Simpan::catatkan('terakhir', ['id' => $c['id']]);
        usleep(300_000);
        $terakhir = Simpan::catat('terakhir')['id'] ?? $c['id'];
        if ($terakhir !== $c['id']) {
            Konfig::menyimpang('silang');
            $c = Simpan::baca($terakhir) ?? $c;
        }
    }
    if (Konfig::ragam() === 'a' && $c['status'] !== 'dibatasi') {
        alihkan('/kunjungan/' . $c['id']);

        return;
    }
    lihat($c);
}

/** @param array<string,mixed> $c */
function lihat(array $c): void
{
    if (isset($c['nik_lama']) && Konfig::menyimpang('lihat-tanya')) {
        Gudang::tanya($c['nik_lama']);
    }
    Halaman::hasil($c);
}
