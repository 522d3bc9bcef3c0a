<?php
// What the pages and the command line share: configuration, the question to the DWH, what is kept for tomorrow.

declare(strict_types=1);

const MESSAGES = [
    'sesuai' => 'Aduan diterima. Terima kasih.',
    'tidak-sesuai' => 'Maaf, data tidak sesuai dengan data kependudukan.',
    'kuota-habis' => 'Aduan disimpan dan diproses pada hari kerja berikutnya.',
];

/** Returns a setting: from the cached configuration where there is one, as Laravel does, else from the environment. */
function config(string $name): string
{
    $cache = __DIR__ . '/bootstrap/cache/config.php';
    return (is_file($cache) ? (require $cache)[$name] ?? null : null) ?? (string) getenv($name);
}

function kerja(): string
{
    return config('APP_KERJA');
}

/** Returns what becomes of an applicant: sesuai, tidak-sesuai, kuota-habis or gangguan. */
function decide(array $aduan): string
{
    $call = curl_init(config('DUKCAPIL_URL'));
    curl_setopt_array($call, [
        CURLOPT_POST => true,
        CURLOPT_POSTFIELDS => json_encode([
            'user_id' => config('DUKCAPIL_USER'), 'password' => config('DUKCAPIL_PASSWORD'),
            'ip_user' => config('DUKCAPIL_IP'), 'TRESHOLD' => 90, 'NIK' => $aduan['nik'], 'NAMA_LGKP' => $aduan['nama'],
        ]),
        CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 2,
        CURLOPT_PROXY => '',
    ]);
    $body = curl_exec($call);
    $isFine = $body !== false && curl_getinfo($call, CURLINFO_RESPONSE_CODE) === 200;
    $answer = $isFine ? json_decode($body, true, 16, JSON_BIGINT_AS_STRING) : null;
    $record = is_array($answer) ? ($answer['content'][0] ?? null) : null;
    if (!is_array($record)) {
        return 'gangguan';
    }
    $code = $record['RESPONSE_CODE'] ?? '01';
    if ($code === '05') {
        return 'kuota-habis';
    }
    if (in_array($code, ['08', '11', '12', '13', '14', '15'], true)) {
        return 'tidak-sesuai';
    }
    if ($code !== '01' || !isset($record['NIK'], $record['NAMA_LGKP'])) {
        return 'gangguan';
    }
    $matches = str_starts_with($record['NIK'], 'Sesuai') && str_starts_with($record['NAMA_LGKP'], 'Sesuai');
    return $matches ? 'sesuai' : 'tidak-sesuai';
}

/** Keeps a request for tomorrow. */
function keep(array $aduan): void
{
    file_put_contents(kerja() . '/antrean.jsonl', json_encode($aduan) . "\n", FILE_APPEND | LOCK_EX);
}

function page(int $status, string $title, string $body = ''): never
{
    http_response_code($status);
    header('Content-Type: text/html; charset=utf-8');
    echo "<!doctype html><html lang=\"id\"><title>$title</title><h1>$title</h1>$body</html>";
    exit;
}
