<?php
// Match method with a body of several KB that waits for 100 Continue; one handle, so one connection.
// Habit: the key RESPONSE_CODE means refusal, RESPONSE says why.

declare(strict_types=1);

require __DIR__ . '/petugas.php';

$attachment = [];
for ($number = 1; $number <= 60; $number++) {
    $attachment["LAMPIRAN_$number"] = str_repeat('abcdefghij', 10);
}
$curl = curl_init();
foreach (questions() as $asked) {
    curl_setopt_array($curl, [
        CURLOPT_URL => $asked['url'],
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => ['Content-Type:application/json', 'Expect: 100-continue'],
        CURLOPT_POSTFIELDS => json_encode($attachment + [
            'USER_ID' => $asked['user_id'],
            'PASSWORD' => $asked['password'],
            'IP_USER' => $asked['ip_user'],
            'TRESHOLD' => 90,
            'NIK' => $asked['nik'],
            'NAMA_LGKP' => $asked['nama'],
        ]),
    ]);
    $result = json_decode(curl_exec($curl), true)['content'][0];
    if (array_key_exists('RESPONSE_CODE', $result)) {
        conclude('ditolak', "{$result['RESPONSE_CODE']} {$result['RESPONSE']}");
    } elseif (str_starts_with($result['NAMA_LGKP'], 'Sesuai')) {
        conclude('diteruskan', $result['NAMA_LGKP']);
    } else {
        conclude('tidak cocok', $result['NAMA_LGKP']);
    }
}
