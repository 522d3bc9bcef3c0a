<?php
declare(strict_types=1);

/** One request: call, judge the answer, draw the consequence. */
final class Pemeriksaan
{
    public static function run(array $p, bool $dariAntrean): array
    {
        $halang = Penghalang::find();
        if ($halang !== null) {
            return self::keep($p, $halang, Penghalang::getSampai($halang), $dariAntrean);
        }
        if (Penghalang::isGagalBeruntun() && Cacat::diverge('buka-setelah-tiga-gagal', 'tiga kegagalan beruntun')) {
            return self::accept($p, $dariAntrean);
        }
        $data = $p['data'];
        $lama = Jejak::findHasil($data['NIK']);
        if ($lama !== null && Cacat::diverge('tembolok-nik', 'hasil dari tembolok')) {
            return $lama ? self::accept($p, $dariAntrean) : self::refuse($p, $dariAntrean);
        }
        $ambang = Ragam::getAmbang();
        if (Jejak::isPernah($data['NIK'], $p['id']) && Cacat::diverge('ambang-turun-kedua-kali', 'NIK pernah diajukan')) {
            $ambang = 40;
        }
        Jejak::addPermohonan($data['NIK'], $p['id']);

        $ulangan = $dariAntrean && ($p['coba'] > 0 || $p['status'] === 'tertunda');
        $unsur = KlienDwh::composeUnsur($data, $ulangan);
        $p['coba']++;
        $p['coba_antrean'] += $ulangan ? 1 : 0;
        $j = JawabanDwh::read(KlienDwh::compare($unsur, $ambang));
        if ($j['macam'] === 'gagal') {
            return self::handleGagal($p, $j, $dariAntrean);
        }
        if ($j['macam'] === 'kode') {
            Penghalang::clearGagal();
            return self::handleKode($p, $j, $dariAntrean);
        }
        $sah = JawabanDwh::judge($j['unsur'], $unsur, $ambang);
        if ($sah === null) {
            return self::handleGagal($p, ['sebab' => 'isi', 'rincian' => 'unsur tidak lengkap'], $dariAntrean);
        }
        Penghalang::clearGagal();
        if ($j['sisa'] !== null && $j['sisa'] <= 10) {
            Pengelola::notify('kuota-menipis', '', 'sisa kuota ' . $j['sisa']);
        }
        Jejak::setHasil($data['NIK'], $sah);
        if (!$sah && Cacat::isActive('unsur-beda-tampil')) {
            $p['beda'] = JawabanDwh::listBeda($j['unsur']);
        }
        return $sah ? self::accept($p, $dariAntrean) : self::refuse($p, $dariAntrean);
    }

    private static function handleKode(array $p, array $j, bool $dariAntrean): array
    {
        $kode = $j['kode'];
        if ($kode === '05') {
            Pengelola::notify('kuota', $kode, 'kuota akses hari ini habis; panggilan berhenti sampai pergantian hari');
            Penghalang::setKuotaHabis();
            if (Cacat::diverge('kuota-habis-diteruskan', 'kode 05')) {
                return self::accept($p, $dariAntrean);
            }
            return self::keep($p, 'kuota', Penghalang::getSampai('kuota'), $dariAntrean);
        }
        if ($kode === '06') {
            Pengelola::notify('jam', $kode, 'di luar waktu akses; panggilan berhenti sementara');
            if (Cacat::diverge('luar-jam-diulang-tiap-detik', 'kode 06')) {
                return Permohonan::save(['status' => 'tertunda', 'alasan' => 'jalur', 'coba_lagi' => time() + 1] + $p);
            }
            Penghalang::setLuarJam();
            return self::keep($p, 'jam', Penghalang::getSampai('jam'), $dariAntrean);
        }
        if (in_array($kode, ['08', '11', '12', '13', '14', '15'], true)) {
            return self::handleKodeOrang($p, $j, $dariAntrean);
        }
        KlienDwh::logGagal('kode ' . $kode);
        $sanksi = in_array($kode, ['16', '17'], true);
        if (!$sanksi || !Cacat::diverge('sanksi-tak-dikabarkan', 'kode ' . $kode)) {
            Pengelola::notify($sanksi ? 'sanksi' : 'konfigurasi', $kode, $sanksi
                ? 'hak akses dinonaktifkan; hubungi Dinas Dukcapil'
                : 'akses ditolak; periksa alamat, kredensial dan parameter');
        }
        if ($kode !== '03' && Cacat::diverge('kode-lain-jadi-ditolak', 'kode ' . $kode)) {
            return self::refuse($p, $dariAntrean);
        }
        return self::keep($p, 'konfigurasi', 0, $dariAntrean);
    }

    /** Codes about the person: never goes on, the reason stays with us. */
    private static function handleKodeOrang(array $p, array $j, bool $dariAntrean): array
    {
        $kode = $j['kode'];
        $lolos = ($kode === '08' && Cacat::diverge('delapan-oktal-lolos', 'kode 08'))
            || ($kode === '14' && Cacat::diverge('nonaktif-diteruskan-bersyarat', 'kode 14'))
            || (str_starts_with(trim($j['teks']), 'Data Ditemukan') && Cacat::diverge('awalan-data-ditemukan', 'kode ' . $kode));
        if ($lolos) {
            return self::accept($p, $dariAntrean);
        }
        if ($kode === '13' && Cacat::diverge('tidak-ditemukan-diulang', 'kode 13')) {
            return Permohonan::save(['status' => 'tertunda', 'alasan' => 'jalur', 'coba_lagi' => time() + 5] + $p);
        }
        if ($kode === '13' && Cacat::diverge('nik-tetangga', 'kode 13')) {
            foreach ([1, -1] as $geser) {
                $tetangga = (string) ((int) $p['data']['NIK'] + $geser);
                if (in_array(substr($tetangga, -4), ['0000', '9000'], true)) {
                    continue;
                }
                $unsur = ['NIK' => $tetangga] + KlienDwh::composeUnsur($p['data'], false);
                $k = JawabanDwh::read(KlienDwh::compare($unsur, Ragam::getAmbang()));
                if ($k['macam'] === 'unsur' && JawabanDwh::judge($k['unsur'], $unsur, Ragam::getAmbang()) === true) {
                    return self::accept($p, $dariAntrean);
                }
            }
        }
        if (in_array($kode, ['11', '12', '14'], true) && Cacat::isActive('alasan-dukcapil-tampil')) {
            $p['teks_dukcapil'] = $j['teks'];
        }
        Jejak::setHasil($p['data']['NIK'], false);
        return self::refuse($p, $dariAntrean);
    }

    private static function handleGagal(array $p, array $j, bool $dariAntrean): array
    {
        $sebab = $j['sebab'];
        Penghalang::countGagal();
        KlienDwh::logGagal($sebab);
        Pengelola::notify('jalur', '', 'panggilan gagal: ' . $sebab);
        if (in_array($sebab, ['json', 'isi'], true) && Cacat::diverge('json-rusak-lolos', $sebab)) {
            return self::accept($p, $dariAntrean);
        }
        if ($sebab === 'tenggat' && Cacat::diverge('tenggat-lewat-lolos', 'tenggat lewat')) {
            return self::accept($p, $dariAntrean);
        }
        if ($sebab === 'http' && Cacat::diverge('http-galat-jadi-ditolak', $j['rincian'] === '' ? 'http' : strtok($j['rincian'], '['))) {
            return self::refuse($p, $dariAntrean);
        }
        if (in_array($sebab, ['http', 'json', 'isi'], true) && Cacat::diverge('metode-data-cadangan', $sebab)) {
            $orang = KlienDwh::readData($p['data']['NIK']);
            if (isset($orang['NAMA_LGKP']) && strcasecmp(trim((string) $orang['NAMA_LGKP']), trim($p['data']['NAMA_LGKP'])) === 0) {
                return self::accept($p, $dariAntrean);
            }
        }
        if (Cacat::isActive('galat-berisi-alamat') && str_contains($j['rincian'], '[')) {
            $p['rincian'] = $j['rincian'];
        }
        if ($dariAntrean && $p['coba_antrean'] >= 2 && Cacat::diverge('antrean-dibuang-setelah-dua', 'dua percobaan gagal')) {
            unset($p['data']);
            return Permohonan::save(['status' => 'tertunda'] + $p);
        }
        if ($p['coba_antrean'] >= 8) {
            Pengelola::notify('antrean', '', 'permohonan ' . $p['id'] . ' delapan kali gagal; menunggu pengelola');
            return self::keep($p, 'konfigurasi', 0, $dariAntrean);
        }
        return self::keep($p, 'jalur', time() + Ragam::getJedaUlang($p['coba']), $dariAntrean);
    }

    /** Not compared: kept for later, or told as our fault where this build keeps nothing. */
    private static function keep(array $p, string $alasan, int $cobaLagi, bool $dariAntrean): array
    {
        if (Ragam::isKept($alasan, $p['coba'])) {
            $status = Ragam::isB() && $alasan === 'jalur' ? 'menunggu' : 'tertunda';
            return Permohonan::save(['status' => $status, 'alasan' => $alasan, 'coba_lagi' => $cobaLagi] + $p);
        }
        return self::finish($p, 'gangguan', ['alasan' => $alasan], $dariAntrean);
    }

    private static function accept(array $p, bool $dariAntrean): array
    {
        $nomor = 'BSD-' . date('Ymd') . '-' . strtoupper(bin2hex(random_bytes(3)));
        Balikan::queue($p['data']['NIK'], $nomor);
        return self::finish($p, 'diteruskan', ['nomor' => $nomor], $dariAntrean);
    }

    private static function refuse(array $p, bool $dariAntrean): array
    {
        if (Jejak::countTolak($p['data']['NIK']) >= 3 && Cacat::diverge('tolak-ketiga-diloloskan', 'penolakan ketiga')) {
            return self::accept($p, $dariAntrean);
        }
        return self::finish($p, 'ditolak', [], $dariAntrean);
    }

    private static function finish(array $p, string $status, array $tambah, bool $dariAntrean): array
    {
        $tertunda = $p['status'] === 'tertunda' || $p['coba_antrean'] > 0;
        unset($p['data']);
        if ($dariAntrean && $tertunda && $status === 'ditolak' && Cacat::diverge('nasib-antrean-disembunyikan', 'ditolak dari antrean')) {
            return Permohonan::save($tambah + ['status' => $status, 'tampil' => 'tertunda', 'selesai' => time()] + $p);
        }
        $p = Permohonan::save($tambah + ['status' => $status, 'selesai' => time()] + $p);
        return $dariAntrean ? Kabar::send($p) : $p;
    }
}
