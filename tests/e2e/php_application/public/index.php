<?php
// A small application in the manner of Laravel: session cookie, CSRF token, 302 with a flash message, cached
// configuration. It asks the DWH about every applicant, and takes a request only when everything sent is `Sesuai`.

declare(strict_types=1);

require __DIR__ . '/../app.php';

session_save_path(kerja());
session_start();
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);

if ($_SERVER['REQUEST_METHOD'] === 'POST' && $path === '/aduan') {
    if (!hash_equals($_SESSION['_token'] ?? '', $_POST['_token'] ?? '-')) {
        page(419, 'Halaman kedaluwarsa');
    }
    $aduan = ['nik' => trim($_POST['nik'] ?? ''), 'nama' => trim($_POST['nama'] ?? ''), 'isi' => $_POST['isi'] ?? ''];
    $end = preg_match('/\A[0-9]{16}\z/', $aduan['nik']) ? decide($aduan) : 'tidak-sesuai';
    if ($end === 'gangguan') {
        keep($aduan);
        page(503, 'Layanan verifikasi sedang terganggu; aduan Anda kami simpan');
    }
    if ($end === 'kuota-habis') {
        keep($aduan);
    }
    $_SESSION['flash'] = MESSAGES[$end];
    header('Location: /aduan/baru', true, 302);
    exit;
}
if ($path === '/aduan/baru') {
    $_SESSION['_token'] ??= bin2hex(random_bytes(20));
    $flash = $_SESSION['flash'] ?? '';
    unset($_SESSION['flash']);
    $alert = $flash === '' ? '' : '<div class="alert">' . htmlspecialchars($flash) . '</div>';
    page(200, 'Aduan baru', $alert . '<form method="post" action="/aduan">'
        . '<input type="hidden" name="_token" value="' . $_SESSION['_token'] . '">'
        . '<input name="nik"><input name="nama"><textarea name="isi"></textarea><button>Kirim</button></form>');
}
page($path === '/' ? 200 : 404, $path === '/' ? 'Lapor' : 'Halaman tidak ada');
