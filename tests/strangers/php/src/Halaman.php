<?php
declare(strict_types=1);

/** Server-rendered pages. Each result carries a class that tells its kind: hasil-diteruskan, hasil-ditolak ... */
final class Halaman
{
    private const BANTUAN = ['sembako' => 'Bantuan pangan', 'pendidikan' => 'Bantuan pendidikan', 'lansia' => 'Bantuan lanjut usia'];

    public static function escape(string $teks): string
    {
        return htmlspecialchars($teks, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }

    public static function send(int $status, string $isi, string $kepala = ''): void
    {
        http_response_code(self::mapStatus($status));
        header('Content-Type: text/html; charset=UTF-8');
        header('Cache-Control: no-store');
        header('X-Content-Type-Options: nosniff');
        $judul = self::escape(Kata::get('judul'));
        echo "<!doctype html>\n<html lang=\"id\"><head><meta charset=\"utf-8\"><title>$judul</title>$kepala</head>\n"
            . "<body><h1>$judul</h1>\n$isi\n<footer>Dasar: Perjanjian Kerja Sama " . self::escape(Konfigurasi::getNomorPks())
            . ', Petunjuk Teknis ' . self::escape(Konfigurasi::getNomorJuknis()) . "</footer></body></html>\n";
    }

    private static function mapStatus(int $status): int
    {
        return in_array($status, [202, 422, 429, 503], true) && Cacat::diverge('status-lain', "200 bukan $status") ? 200 : $status;
    }

    public static function redirect(string $jalan): void
    {
        http_response_code(Cacat::diverge('status-lain', '302 bukan 303') ? 302 : 303);
        header('Location: ' . $jalan);
        header('Cache-Control: no-store');
    }

    public static function sendFormulir(int $status, string $token, array $isian, string $pesan = '', string $kelas = 'hasil hasil-isian'): void
    {
        $nilai = static fn (string $nama): string => self::escape((string) ($isian[$nama] ?? ''));
        $pilihan = '';
        foreach (self::BANTUAN as $kunci => $kata) {
            $pilihan .= "<option value=\"$kunci\">$kata</option>";
        }
        $kabar = $pesan === '' ? '' : "<p class=\"$kelas\">" . self::escape($pesan) . '</p><p class="akhir">Kode berkas: -</p>';
        self::send($status, $kabar . '<p>' . self::escape(Kata::get('pengantar')) . "</p>
<form method=\"post\" action=\"/permohonan\">
<input type=\"hidden\" name=\"_token\" value=\"$token\">
<p><label>NIK <input name=\"nik\" inputmode=\"numeric\" maxlength=\"16\" value=\"{$nilai('nik')}\" required></label></p>
<p><label>Nama lengkap <input name=\"nama\" maxlength=\"100\" value=\"{$nilai('nama')}\" required></label></p>
<p><label>Tempat lahir <input name=\"tempat_lahir\" maxlength=\"60\" value=\"{$nilai('tempat_lahir')}\" required></label></p>
<p>" . self::renderTanggal($nilai('tanggal_lahir')) . "</p>
<p><label>Nomor KK (boleh kosong, untuk arsip Dinas) <input name=\"no_kk\" maxlength=\"16\" value=\"{$nilai('no_kk')}\"></label></p>
<p><label>Surel (boleh kosong) <input name=\"email\" type=\"email\" maxlength=\"100\" value=\"{$nilai('email')}\"></label></p>
<p><label>Jenis bantuan <select name=\"jenis_bantuan\">$pilihan</select></label></p>
<p><button type=\"submit\">" . self::escape(Kata::get('tombol')) . '</button></p></form>');
    }

    private static function renderTanggal(string $nilai): string
    {
        if (!Ragam::isB()) {
            return "<label>Tanggal lahir (TTTT-BB-HH) <input name=\"tanggal_lahir\" maxlength=\"10\" value=\"$nilai\" required></label>";
        }
        $daftar = static function (string $nama, int $dari, int $sampai): string {
            $isi = '<option value=""></option>';
            for ($i = $dari; $i <= $sampai; $i++) {
                $isi .= sprintf('<option>%02d</option>', $i);
            }
            return "<select name=\"$nama\">$isi</select>";
        };
        return 'Tanggal lahir ' . $daftar('tgl_hari', 1, 31) . $daftar('tgl_bulan', 1, 12) . $daftar('tgl_tahun', 1920, (int) date('Y'));
    }

    public static function sendHasil(array $p): void
    {
        $status = $p['tampil'] ?? $p['status'];
        $status = $status === 'diperiksa' ? 'menunggu' : $status;
        $isi = self::escape(Kata::getHasil($p));
        if (isset($p['teks_dukcapil']) && $status === 'ditolak' && Cacat::diverge('alasan-dukcapil-tampil', $p['teks_dukcapil'])) {
            $isi .= ' ' . self::escape('Keterangan: ' . $p['teks_dukcapil']);
        }
        if (($p['beda'] ?? '') !== '' && $status === 'ditolak' && Cacat::diverge('unsur-beda-tampil', 'unsur yang berbeda ditampilkan')) {
            $isi .= ' ' . self::escape('Yang berbeda: ' . $p['beda']);
        }
        if (($p['rincian'] ?? '') !== '' && in_array($status, ['tertunda', 'gangguan', 'menunggu'], true)
            && Cacat::diverge('galat-berisi-alamat', 'pesan pustaka ditampilkan')) {
            $isi .= ' ' . self::escape('(' . $p['rincian'] . ')');
        }
        $http = ['menunggu' => 202, 'tertunda' => 202, 'gangguan' => 503][$status] ?? 200;
        $ulang = $status === 'menunggu' ? '<meta http-equiv="refresh" content="2">' : '';
        $akhir = $status === 'menunggu' ? '' : '<p class="akhir">Kode berkas: ' . substr($p['id'], 0, 8) . '</p>';
        self::send($http, "<section class=\"hasil hasil-$status\"><p>$isi</p>$akhir</section>\n<p><a href=\"/\">&larr;</a></p>", $ulang);
    }

    public static function sendPesan(int $status, string $kelas, string $pesan): void
    {
        self::send($status, "<section class=\"hasil hasil-$kelas\"><p>" . self::escape($pesan) . "</p><p class=\"akhir\">Kode berkas: -</p></section>\n<p><a href=\"/\">&larr;</a></p>");
    }

    public static function sendPetugas(): void
    {
        $catatan = Pengelola::listCatatan();
        if (Ragam::isB()) {
            header('Content-Type: text/plain; charset=UTF-8');
            header('Cache-Control: no-store');
            foreach ($catatan as $c) {
                echo implode('  ', $c), "\n";
            }
            return;
        }
        $baris = '';
        foreach ($catatan as $c) {
            $baris .= '<tr><td>' . implode('</td><td>', array_map([self::class, 'escape'], $c)) . "</td></tr>\n";
        }
        $jumlah = '';
        foreach (Permohonan::countByStatus() as $status => $n) {
            $jumlah .= '<li>' . self::escape((string) $status) . ": $n</li>";
        }
        $henti = '';
        foreach (['kuota', 'jam', 'jeda'] as $alasan) {
            if (Penghalang::getSampai($alasan) > time()) {
                $henti .= "<p class=\"henti\">Panggilan berhenti ($alasan) sampai " . date('Y-m-d H:i', Penghalang::getSampai($alasan)) . ' WIB</p>';
            }
        }
        self::send(200, "<h2>Catatan pengelola</h2>$henti<ul>$jumlah</ul>
<form method=\"post\" action=\"/petugas/lanjutkan\"><button>Lanjutkan yang tersimpan</button></form>
<table class=\"catatan\">$baris</table>");
    }
}
