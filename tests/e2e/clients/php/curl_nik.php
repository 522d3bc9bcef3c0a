<?php
// Data method by the curl extension: JSON under curl's own form Content-Type, any encoding welcome.
// Habit: a NIK in the answer means success; big integers are read as strings.

declare(strict_types=1);

require __DIR__ . '/petugas.php';

foreach (questions() as $asked) {
    $body = ['nik' => $asked['nik'], 'user_id' => $asked['user_id'], 'password' => $asked['password']];
    $curl = curl_init($asked['url']);
    curl_setopt_array($curl, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_ENCODING => '',
        CURLOPT_FOLLOWLOCATION => true,
        CURLOPT_POSTFIELDS => json_encode($body + ['IP_USER' => $asked['ip_user'], 'ip_address' => $asked['ip_user']]),
    ]);
    $result = json_decode(curl_exec($curl), true, 512, JSON_BIGINT_AS_STRING)['content'][0];
    curl_close($curl);
    if (empty($result['NIK'])) {
        conclude('ditolak', $result['RESPON']);
    } elseif (tidy($result['NAMA_LGKP']) === tidy($asked['nama'])) {
        conclude('diteruskan', "{$result['NIK']} {$result['NO_KK']}");
    } else {
        conclude('tidak cocok', "{$result['NIK']} {$result['NO_KK']}");
    }
}
