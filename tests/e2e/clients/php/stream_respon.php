<?php
// Match method by file_get_contents. Two headers stand in one line, which makes no media type at all.
// Habit: no RESPON means success.  Argument: the protocol version, where it is not PHP's own.

declare(strict_types=1);

require __DIR__ . '/petugas.php';

foreach (questions() as $asked) {
    $options = [
        'method' => 'POST',
        'header' => 'Content-type: application/json,Accept: application/json',
        'content' => json_encode([
            'user_id' => $asked['user_id'],
            'password' => $asked['password'],
            'ip_user' => $asked['ip_user'],
            'TRESHOLD' => '90',
            'NIK' => $asked['nik'],
            'NAMA_LGKP' => tidy($asked['nama']),
            'NO_KK' => ' ',
        ]),
    ];
    if (isset($argv[1])) {
        $options['protocol_version'] = $argv[1];
    }
    $answer = file_get_contents($asked['url'], false, stream_context_create(['http' => $options]));
    $result = json_decode($answer)->content[0];
    if (isset($result->RESPON)) {
        conclude('ditolak', $result->RESPON);
    } elseif (str_starts_with($result->NIK, 'Sesuai') && str_starts_with($result->NAMA_LGKP, 'Sesuai')) {
        conclude('diteruskan', $result->NAMA_LGKP);
    } else {
        conclude('tidak cocok', $result->NAMA_LGKP);
    }
}
