<?php

declare(strict_types=1);

/** Build b: a stream, one connection for one call, and one deadline for the whole of it. */
final class KlienAliran
{
    /** @return array{0:int,1:string} status and body */
    public static function kirim(string $alamat, string $badan, int $milidetik): array
    {
        $batas = microtime(true) + $milidetik / 1000;
        $u = parse_url($alamat);
        $aman = ($u['scheme'] ?? 'http') === 'https';
        $port = $u['port'] ?? ($aman ? 443 : 80);
        $tuan = ($aman ? 'tls' : 'tcp') . '://' . $u['host'] . ':' . $port;
        $s = @stream_socket_client($tuan, $no, $pesan, min(2.0, $milidetik / 1000));
        if ($s === false) {
            throw new RuntimeException('stream_socket_client(): ' . $pesan . ' (' . $no . ')');
        }
        try {
            $jalan = ($u['path'] ?? '/') . (isset($u['query']) ? '?' . $u['query'] : '');
            $kirim = "POST {$jalan} HTTP/1.1\r\nHost: {$u['host']}:{$port}\r\nContent-Type: application/json\r\n"
                . "Accept: application/json\r\nConnection: close\r\nContent-Length: " . strlen($badan) . "\r\n\r\n" . $badan;
            stream_set_blocking($s, false);
            self::tulis($s, $kirim, $batas);

            return self::baca($s, $batas);
        } finally {
            fclose($s);
        }
    }

    /** @param resource $s */
    private static function tulis($s, string $isi, float $batas): void
    {
        while ($isi !== '') {
            $r = $e = null;
            $w = [$s];
            self::tunggu($r, $w, $e, $batas);
            $n = @fwrite($s, $isi);
            if ($n === false || ($n === 0 && feof($s))) {
                throw new RuntimeException('fwrite(): broken pipe');
            }
            $isi = substr($isi, $n);
        }
    }

    /** @param resource $s @return array{0:int,1:string} */
    private static function baca($s, float $batas): array
    {
        $masuk = '';
        while (true) {
            $hasil = self::urai($masuk, false);
            if ($hasil !== null) {
                return $hasil;
            }
            $r = [$s];
            $w = $e = null;
            self::tunggu($r, $w, $e, $batas);
            $potong = @fread($s, 65536);
            if ($potong === false || $potong === '') {
                if (feof($s) || $potong === false) {
                    return self::urai($masuk, true) ?? throw new RuntimeException('fread(): connection closed early');
                }
                continue;
            }
            $masuk .= $potong;
            if (strlen($masuk) > 1_000_000) {
                throw new RuntimeException('fread(): answer too long');
            }
        }
    }

    private static function tunggu(?array &$r, ?array &$w, ?array &$e, float $batas): void
    {
        $sisa = $batas - microtime(true);
        if ($sisa <= 0 || @stream_select($r, $w, $e, (int) $sisa, (int) (($sisa - (int) $sisa) * 1e6)) < 1) {
            throw new RuntimeException('stream_select(): timed out');
        }
    }

    /** A whole answer, or null where something is still missing. @return array{0:int,1:string}|null */
    private static function urai(string $masuk, bool $habis): ?array
    {
        $akhir = strpos($masuk, "\r\n\r\n");
        if ($akhir === false) {
            return null;
        }
        $kepala = substr($masuk, 0, $akhir);
        $isi = substr($masuk, $akhir + 4);
        if (!preg_match('#^HTTP/1\.\d (\d{3})#', $kepala, $m)) {
            throw new RuntimeException('no HTTP answer');
        }
        if (preg_match('/^content-length:\s*(\d+)/mi', $kepala, $p)) {
            return strlen($isi) >= (int) $p[1] ? [(int) $m[1], substr($isi, 0, (int) $p[1])] : null;
        }
        if (preg_match('/^transfer-encoding:.*chunked/mi', $kepala)) {
            $badan = '';
            while (preg_match('/^([0-9a-f]+)[^\r\n]*\r\n/i', $isi, $c)) {
                $n = (int) hexdec($c[1]);
                if ($n === 0) {
                    return [(int) $m[1], $badan];
                }
                $isi = substr($isi, strlen($c[0]));
                if (strlen($isi) < $n + 2) {
                    return null;
                }
                $badan .= substr($isi, 0, $n);
                $isi = substr($isi, $n + 2);
            }

            return null;
        }

        return $habis ? [(int) $m[1], $isi] : null;
    }
}
