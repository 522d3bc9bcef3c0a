<?php
declare(strict_types=1);

/** Small JSON POST for what is not the DWH comparison (messages, data balikan). */
final class Kirim
{
    public static function postJson(string $url, array $isi, array $kepala): bool
    {
        $c = curl_init($url);
        curl_setopt_array($c, [
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => json_encode($isi, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE),
            CURLOPT_HTTPHEADER => ['Content-Type: application/json', ...$kepala],
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_PROXY => '',
            CURLOPT_CONNECTTIMEOUT => 3,
            CURLOPT_TIMEOUT => 5,
        ]);
        $jawab = curl_exec($c);
        $http = (int) curl_getinfo($c, CURLINFO_RESPONSE_CODE);
        return $jawab !== false && ($http >= 200 && $http < 300
            || $http === 400 && str_contains((string) $jawab, 'sudah pernah'));
    }
}
