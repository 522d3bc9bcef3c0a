<?php
// Data method of the old service; what stands for the caller's address is none.
// Habit: more than one key means "found"; the text of a refusal is compared letter by letter.

declare(strict_types=1);

require __DIR__ . '/petugas.php';

foreach (questions() as $asked) {
    $body = ['nik' => $asked['nik'], 'user_id' => $asked['user_id'], 'password' => $asked['password']];
    $curl = curl_init($asked['url']);
    curl_setopt_array($curl, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => ['Accept: */*', 'Content-Type: application/json; charset=UTF-8'],
        CURLOPT_POSTFIELDS => json_encode($body + ['ip_user' => 'localhost']),
    ]);
    $result = json_decode(curl_exec($curl), true)['content'][0];
    curl_close($curl);
    if (count($result) > 1) {
        $same = isset($result['NAMA_LGKP']) && tidy($result['NAMA_LGKP']) === tidy($asked['nama']);
        conclude($same ? 'diteruskan' : 'tidak cocok', count($result) . ' kolom');
    } elseif ($result['RESPON'] === 'Data Tidak Ditemukan') {
        conclude('ditolak', 'tidak ditemukan');
    } elseif ($result['RESPON'] === 'Login Gagal') {
        conclude('ditolak', 'login');
    } elseif ($result['RESPON'] === 'Kuota Akses Hari ini telah Habis') {
        conclude('ditolak', 'kuota');
    } else {
        conclude('ditolak', 'lain: ' . $result['RESPON']);
    }
}
