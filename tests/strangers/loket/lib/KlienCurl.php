<?php

declare(strict_types=1);

/** Build a: curl; a process that lives long keeps its connection. */
final class KlienCurl
{
    private static ?CurlHandle $pegangan = null;

    /** @return array{0:int,1:string} status and body */
    public static function kirim(string $alamat, string $badan, int $milidetik): array
    {
        self::$pegangan ??= curl_init();
        curl_setopt_array(self::$pegangan, [
            CURLOPT_URL => $alamat,
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => $badan,
            CURLOPT_HTTPHEADER => ['Content-Type: application/json', 'Accept: application/json', 'Expect:'],
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_TIMEOUT_MS => $milidetik,
            CURLOPT_CONNECTTIMEOUT_MS => min(2000, $milidetik),
            CURLOPT_NOSIGNAL => true,
            CURLOPT_PROXY => '',
        ]);
        $jawab = curl_exec(self::$pegangan);
        if (!is_string($jawab)) {
            $pesan = 'cURL error ' . curl_errno(self::$pegangan) . ': ' . curl_error(self::$pegangan);
            curl_close(self::$pegangan);
            self::$pegangan = null;
            throw new RuntimeException($pesan);
        }

        return [(int) curl_getinfo(self::$pegangan, CURLINFO_RESPONSE_CODE), $jawab];
    }
}
