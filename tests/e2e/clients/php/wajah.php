<?php
// Face recognition as a hospital's registration desk does it: openssl, a picture shrunk to 195,000 bytes, three tries.
// Habit: only errorCode 6018 with verificationResult "true" and a score of its own cut-off is a match.
// Usage: php wajah.php KEY_URL CUT_OFF; one question per line: url, user_id, password, ip, nik, picture (Base64).

declare(strict_types=1);

require __DIR__ . '/petugas.php';

const LARGEST = 195000;

[, $keyUrl, $cutOff] = $argv;
$key = openssl_pkey_get_public(file_get_contents($keyUrl));
if (openssl_pkey_get_details($key)['bits'] !== 2048) {
    throw new RuntimeException('RSA-2048 expected');
}

function seal(string $text, OpenSSLAsymmetricKey $key): string
{
    if (!openssl_public_encrypt($text, $sealed, $key, OPENSSL_PKCS1_PADDING)) {
        throw new RuntimeException(openssl_error_string());
    }
    return base64_encode($sealed);
}

function ask(string $url, string $body): array
{
    for ($try = 1; $try <= 3; $try++) {
        $curl = curl_init($url);
        curl_setopt_array($curl, [
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_POSTFIELDS => $body,
            CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
            CURLOPT_TIMEOUT => 60,
        ]);
        $answer = curl_exec($curl);
        $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
        curl_close($curl);
        if ($answer !== false && $status === 200) {
            return json_decode($answer, true, 512, JSON_THROW_ON_ERROR);
        }
    }
    throw new RuntimeException("status $status");
}

foreach (questions() as $asked) {
    $picture = $asked['nama'];
    if (strlen(base64_decode($picture, true)) > LARGEST) {
        throw new RuntimeException('the picture is too large');
    }
    $answer = ask($asked['url'], json_encode([
        'transactionId' => 'TRX-' . bin2hex(random_bytes(4)),
        'transactionSource' => 'PENDAFTARAN',
        'customer_id' => 'rsud',
        'nik' => seal($asked['nik'], $key),
        'threshold' => 5,
        'image' => $picture,
        'template' => '',
        'type' => 'Face',
        'position' => 'F',
        'user_id' => seal($asked['user_id'], $key),
        'password' => seal($asked['password'], $key),
        'ip' => $asked['ip_user'],
    ]));
    $code = $answer['error']['errorCode'];
    if (!is_int($code)) {
        throw new RuntimeException('errorCode is no integer');
    }
    $isMatch = $code === 6018 && $answer['verificationResult'] === 'true' && (float) $answer['matchScore'] >= $cutOff;
    $detail = "$code {$answer['error']['errorMessage']} {$answer['uid']} {$answer['quotaLimiter']}";
    conclude($isMatch ? 'diteruskan' : ($code === 6019 ? 'tidak cocok' : 'ditolak'), $detail);
}
