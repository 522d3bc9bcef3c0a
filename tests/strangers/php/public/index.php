<?php
declare(strict_types=1);

// Router for `php -S`: form, request, result, operator, time.
require dirname(__DIR__) . '/src/muat.php';

ignore_user_abort(true);
Konfigurasi::ensureDirData();
if (Cacat::diverge('lambat', 'halaman ditahan 2 detik')) {
    sleep(2);
}

function openSesi(): void
{
    session_save_path(Konfigurasi::getDirData('sesi'));
    session_name('bansos');
    session_start(['cookie_httponly' => true, 'cookie_samesite' => 'Lax', 'use_strict_mode' => true]);
    $_SESSION['token'] ??= bin2hex(random_bytes(16));
    $_SESSION['kiriman'] ??= [];
}

function handleFormulir(): void
{
    openSesi();
    session_write_close();
    Pembatas::handleBukaFormulir($_SERVER['REMOTE_ADDR']);
    Halaman::sendFormulir(200, $_SESSION['token'], []);
}

function handlePermohonan(): void
{
    openSesi();
    $token = is_string($_POST['_token'] ?? null) ? $_POST['_token'] : '';
    if (isset($_SESSION['kiriman'][$token])) {
        Halaman::redirect('/permohonan/' . $_SESSION['kiriman'][$token]);
        return;
    }
    if (!hash_equals($_SESSION['token'], $token)) {
        Halaman::sendFormulir(422, $_SESSION['token'], [], Kata::get('sesi'));
        return;
    }
    [$data, $salah] = Isian::read($_POST);
    if ($salah !== []) {
        Halaman::sendFormulir(422, $_SESSION['token'], $_POST, Kata::get('isian', ['{bidang}' => implode(', ', $salah)]));
        return;
    }
    if (!Pembatas::isAllowed($_SERVER['REMOTE_ADDR'], $data['NIK'])) {
        Pengelola::notify('dibatasi', '', 'banyak atau berpola dari satu pengirim');
        Halaman::sendPesan(429, 'dibatasi', Kata::get('dibatasi'));
        return;
    }
    $p = Permohonan::create($data, trim((string) ($_POST['email'] ?? '')));
    $_SESSION['kiriman'][$token] = $p['id'];
    $_SESSION['token'] = bin2hex(random_bytes(16));
    if (Cacat::isActive('status-memanggil-lagi')) {
        $_SESSION['salinan'][$p['id']] = $data;
    }
    session_write_close();
    if (Ragam::isLangsung()) {
        Pemeriksaan::run($p, false);
    } else {
        Permohonan::save(['status' => 'menunggu'] + $p);
    }
    Halaman::redirect('/permohonan/' . $p['id']);
}

function handleHasil(string $id): void
{
    openSesi();
    session_write_close();
    $p = in_array($id, $_SESSION['kiriman'], true) ? Permohonan::load($id) : null;
    if ($p === null) {
        Halaman::sendPesan(404, 'tidak-ada', Kata::get('tidak-ada'));
        return;
    }
    $salinan = $_SESSION['salinan'][$id] ?? null;
    if ($p['status'] === 'ditolak' && $salinan !== null && Cacat::diverge('status-memanggil-lagi', 'halaman hasil dibuka')) {
        KlienDwh::compare(KlienDwh::composeUnsur($salinan, false), Ragam::getAmbang());
    }
    Halaman::sendHasil($p);
}

function handlePetugas(string $cara, string $jalan): void
{
    if (!Pengelola::isPengelola()) {
        Halaman::sendPesan(403, 'tidak-ada', Kata::get('tidak-ada'));
    } elseif ($cara === 'POST' && $jalan === '/petugas/lanjutkan') {
        Pengelola::resume();
        Halaman::redirect('/petugas');
    } else {
        Halaman::sendPetugas();
    }
}

$cara = $_SERVER['REQUEST_METHOD'];
$jalan = (string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
try {
    if ($jalan === '/' && $cara !== 'POST') {
        handleFormulir();
    } elseif ($jalan === '/permohonan' && $cara === 'POST') {
        handlePermohonan();
    } elseif (preg_match('~^/permohonan/([0-9a-f]{24})$~', $jalan, $m) && $cara !== 'POST') {
        handleHasil($m[1]);
    } elseif ($jalan === '/petugas' || $jalan === '/petugas/lanjutkan') {
        handlePetugas($cara, $jalan);
    } elseif ($jalan === '/jam') {
        header('Content-Type: application/json');
        echo json_encode(['jam' => date('c'), 'zona' => 'Asia/Jakarta']);
    } elseif ($jalan === '/sehat') {
        header('Content-Type: text/plain');
        echo "baik\n";
    } else {
        Halaman::sendPesan(404, 'tidak-ada', Kata::get('tidak-ada'));
    }
} catch (Throwable $e) {
    error_log(get_class($e) . ' di ' . basename($e->getFile()) . ':' . $e->getLine() . ' ' . $e->getMessage());
    Halaman::sendPesan(503, 'gangguan', Kata::get('gangguan'));
}
