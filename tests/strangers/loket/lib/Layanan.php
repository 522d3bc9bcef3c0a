<?php

declare(strict_types=1);

/** A visit: asked about, decided, and written down. */
final class Layanan
{
    private const ORANG = ['11', '12', '13', '14', '15'];
    private const PENGGUNA = ['03', '04', '07', '09', '10', '16', '17'];

    /** @return array<string,mixed> */
    public static function ajukan(string $formulir, string $nik, string $nama, string $lahir, string $petugas, string $tempat): array
    {
        [$id, $baru] = Simpan::pesan($formulir);
        if (!$baru) {
            for ($i = 0; $i < 45; $i++) {
                $c = Simpan::baca($id);
                if ($c !== null && $c['status'] !== 'diproses') {
                    return ['ulangan' => true] + $c;
                }
                usleep(100_000);
            }

            return Simpan::baca($id) ?? ['id' => $id, 'status' => 'gangguan', 'samar' => Catatan::samar($nik)];
        }
        $c = ['id' => $id, 'dibuat' => microtime(true), 'status' => 'diproses', 'samar' => Catatan::samar($nik)];
        if (Batas::masuk($petugas, $tempat, $nik) !== '') {
            $c['status'] = 'dibatasi';
            Simpan::tulis($c);

            return $c;
        }
        $c += ['nik' => $nik, 'nama' => $nama, 'lahir' => $lahir, 'klaim' => time(), 'coba' => 0, 'tempat' => $tempat, 'petugas' => $petugas];
        Simpan::tulis($c);
        if (Konfig::cacat('denyut')) {
            Simpan::catatkan('denyut', ['nik' => $nik]);
        }

        return self::terapkan($c, self::putuskan($c, 'loket'), 'loket');
    }

    /** @param array<string,mixed> $c @return array{0:string,1:string,2?:Jawaban} */
    public static function putuskan(array $c, string $tahap): array
    {
        $sidik = hash('sha256', $c['nik']);
        if (Konfig::cacat('ingat-sesuai') && (Simpan::catat('sesuai')[$sidik] ?? 0) > time() - 600) {
            Konfig::menyimpang('ingat-sesuai');

            return ['terdaftar', ''];
        }
        if ($tahap === 'loket' && ($tahan = Antrean::ditahan()) !== '') {
            return ['tunda', $tahan];
        }
        $j = Gudang::tanya($c['nik']);
        $hasil = self::nilai($j, $c, $tahap);
        if ($hasil[0] === 'ditolak' && Konfig::cacat('tanya-lagi')) {
            for ($i = 0; $i < 2; $i++) {
                Konfig::menyimpang('tanya-lagi');
                $hasil = self::nilai($j = Gudang::tanya($c['nik']), $c, $tahap);
            }
        }
        if (in_array($j->kode, ['13', '15'], true) && Konfig::cacat('salah-ketik')) {
            $n = $c['nik'];
            foreach ([substr($n, 0, 14) . $n[15] . $n[14], sprintf('%016d', (int) $n + 1)] as $duga) {
                Konfig::menyimpang('salah-ketik');
                $lain = Gudang::tanya($duga);
                if ($lain->jenis === 'ditemukan' && Banding::cocok($lain->unsur, $c, $tahap)) {
                    $hasil = ['terdaftar', ''];
                }
            }
        }
        $hasil[2] = $j;

        return $hasil;
    }

    /** @param array<string,mixed> $c @return array{0:string,1:string} */
    private static function nilai(Jawaban $j, array $c, string $tahap): array
    {
        if ($j->jenis === 'ditemukan') {
            return Banding::cocok($j->unsur, $c, $tahap) ? ['terdaftar', ''] : ['ditolak', 'beda'];
        }
        if ($j->jenis !== 'kode') {
            Catatan::gangguan($j->jenis === 'putus' ? 'DWH tidak terjangkau' : 'jawaban DWH rusak', '', $j->uraian);
            if ($j->jenis === 'rusak' && Konfig::menyimpang('rusak-menyalahkan')) {
                return ['ditolak', 'tiada'];
            }

            return $j->jenis === 'putus' && Konfig::menyimpang('putus-lolos') ? ['terdaftar', ''] : ['tunda', $j->jenis];
        }
        $k = $j->kode;
        if (in_array($k, ['11', '12', '14'], true) && str_starts_with($j->uraian, 'Data Ditemukan')
            && Konfig::menyimpang('ditemukan-lolos')) {
            return ['terdaftar', ''];
        }
        if ($k === '14' && Konfig::menyimpang('non-aktif-lolos')) {
            return ['terdaftar', 'saran'];
        }
        if (in_array($k, self::ORANG, true)) {
            return ['ditolak', in_array($k, ['13', '15'], true) ? 'tiada' : 'dukcapil'];
        }
        Catatan::gangguan('DWH menjawab', $k, $j->uraian);
        if (!in_array($k, [...self::PENGGUNA, '05'], true) && Konfig::menyimpang('kode-tak-tertulis')) {
            return ['terdaftar', ''];
        }
        if ($k === '08') {
            return Konfig::ragam() === 'b' ? ['tunda', 'asing'] : ['ditolak', 'dukcapil'];
        }
        if ($k === '05') {
            return Konfig::menyimpang('kuota-menyalahkan') ? ['ditolak', 'tiada'] : ['tunda', 'kuota'];
        }
        if ($k === '06') {
            return Konfig::menyimpang('jam-menyalahkan') ? ['ditolak', 'beda'] : ['tunda', 'jam'];
        }
        if (in_array($k, self::PENGGUNA, true)) {
            return Konfig::menyimpang('default-menyalahkan') ? ['ditolak', 'beda'] : ['tunda', 'akun'];
        }

        return ['tunda', 'asing'];
    }

    /** @param array<string,mixed> $c @param array{0:string,1:string,2?:Jawaban} $hasil @return array<string,mixed> */
    public static function terapkan(array $c, array $hasil, string $tahap): array
    {
        [$apa, $sebab] = $hasil;
        $j = $hasil[2] ?? null;
        $c['coba']++;
        unset($c['klaim']);
        if ($j !== null) {
            Antrean::catatGangguan($apa === 'tunda' && !in_array($sebab, ['kuota', 'jam'], true));
        }
        if ($apa === 'tunda' && $tahap === 'antre' && !in_array($sebab, ['kuota', 'jam'], true)) {
            $c['gagal'] = ($c['gagal'] ?? 0) + 1;
            if ($c['gagal'] >= 3 && Konfig::menyimpang('tiga-kali-lolos')) {
                $apa = 'terdaftar';
            }
        }
        if ($apa === 'tunda') {
            $c['sebab'] = $sebab;
            $simpan = Konfig::ragam() === 'a' || $tahap === 'antre' || in_array($sebab, ['kuota', 'jam'], true);
            $c['status'] = $simpan ? 'disimpan' : 'gangguan';
            if ($j !== null && Konfig::menyimpang('teknis')) {
                $c['teknis'] = 'RuntimeException: ' . $j->uraian . ' ' . substr($j->mentah, 0, 300);
            }
            if ($j !== null && $j->jenis === 'kode' && Konfig::menyimpang('kode-tampil')) {
                $c['teknis'] = 'Response code ' . $j->kode . ': ' . $j->uraian;
            }
            if ($simpan) {
                Antrean::jadwalkan($c, $j !== null);
                if ($sebab === 'jam' && Konfig::menyimpang('jam-tak-tersimpan')) {
                    $c['lanjut_pada'] = PHP_INT_MAX;
                    $c['hilang'] = true;
                }
            }
        } else {
            self::tuntaskan($c, $apa, $sebab, $j);
        }
        if ($c['status'] !== 'disimpan') {
            unset($c['nik'], $c['nama'], $c['lahir']);
        }
        Simpan::tulis($c);

        return $c;
    }

    /** @param array<string,mixed> $c */
    private static function tuntaskan(array &$c, string $apa, string $sebab, ?Jawaban $j): void
    {
        $sidik = hash('sha256', $c['nik']);
        $c['status'] = $apa;
        $c['sebab'] = $sebab;
        if ($apa === 'terdaftar') {
            $n = Simpan::nomorBerikut();
            $c['nomor'] = Konfig::ragam() === 'b' ? sprintf('%03d', $n) : sprintf('A-%03d', $n);
            Batas::cocok($c['petugas'], $c['tempat']);
            if (Konfig::cacat('ingat-sesuai')) {
                Simpan::catatkan('sesuai', [$sidik => time()] + Simpan::catat('sesuai'));
            }
        } elseif (Konfig::cacat('longgar-ulang')) {
            Simpan::catatkan('ditolak', [$sidik => time()] + Simpan::catat('ditolak'));
        }
        if (Konfig::cacat('lihat-tanya')) {
            $c['nik_lama'] = $c['nik'];
        }
        if ($j !== null && $j->jenis === 'ditemukan') {
            $u = $j->unsur;
            if ($apa === 'terdaftar' && Konfig::menyimpang('tampil-alamat')) {
                $c['lebih'] = 'Alamat: ' . ($u['ALAMAT'] ?? '') . '; nama ibu: ' . ($u['NAMA_LGKP_IBU'] ?? '') . '; No. KK: ' . ($u['NO_KK'] ?? '');
            }
            if ($apa === 'ditolak' && Konfig::menyimpang('tampil-nama-asli')) {
                $c['lebih'] = 'Menurut Dukcapil: ' . $u['NAMA_LGKP'] . ', lahir ' . $u['TGL_LHR'];
            }
            if (Konfig::menyimpang('data-tersembunyi')) {
                $c['sembunyi'] = $u;
            }
        }
    }
}
