<?php
// Data method, read by position for a table of 24 columns; the names of the elements are never looked at.
// Habit: exactly 24 values mean success.

declare(strict_types=1);

require __DIR__ . '/petugas.php';

const COLUMNS = [
    'no_kk', 'nik', 'nama_lgkp', 'stat_hbkel', 'kab_name', 'agama', 'no_rw', 'kec_name', 'jenis_pkrjn', 'no_rt',
    'no_kel', 'alamat', 'no_kec', 'tmpt_lhr', 'pddk_akh', 'no_prop', 'status_kawin', 'nama_lgkp_ibu', 'prop_name',
    'gol_darah', 'no_kab', 'kel_name', 'jenis_klmin', 'tgl_lhr',
];

foreach (questions() as $asked) {
    $options = [
        'method' => 'POST',
        'header' => "Content-Type: application/json\r\nAccept: application/json",
        'content' => json_encode([
            'nik' => $asked['nik'],
            'user_id' => $asked['user_id'],
            'password' => $asked['password'],
            'ip_user' => $asked['ip_user'],
        ]),
    ];
    $answer = file_get_contents($asked['url'], false, stream_context_create(['http' => $options]));
    $values = array_values(json_decode($answer, true)['content'][0]);
    if (count($values) !== count(COLUMNS)) {
        conclude('ditolak', implode('|', array_map('strval', $values)));
        continue;
    }
    $row = array_combine(COLUMNS, array_map(static fn ($value): string => trim((string) $value), $values));
    conclude(tidy($row['nama_lgkp']) === tidy($asked['nama']) ? 'diteruskan' : 'tidak cocok', json_encode($row));
}
