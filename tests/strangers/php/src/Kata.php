<?php
declare(strict_types=1);

/** All words that an applicant reads. A refusal names no reason, a fault of ours blames nobody else. */
final class Kata
{
    private const A = [
        'judul' => 'Bantuan Sosial Daring',
        'pengantar' => 'Isilah permohonan bantuan sosial sesuai KTP-el Anda.',
        'tombol' => 'Kirim permohonan',
        'diteruskan' => 'Permohonan Anda diteruskan. Nomor registrasi: {nomor}.',
        'ditolak' => 'Permohonan tidak dapat dilanjutkan: data tidak ditemukan atau tidak sesuai. Periksa kembali isian Anda atau hubungi Dinas Dukcapil setempat.',
        'menunggu' => 'Permohonan Anda sedang diperiksa.',
        'tertunda' => 'Permohonan Anda disimpan dan belum diperiksa. Kami memeriksanya segera setelah layanan tersedia; Anda tidak perlu mengirim ulang. Hasilnya dapat dilihat pada halaman ini.',
        'gangguan' => 'Terjadi gangguan pada layanan kami. Data Anda belum diperiksa. Silakan ajukan kembali beberapa saat lagi.',
        'tutup' => 'Layanan pemeriksaan sedang tidak tersedia. Data Anda belum diperiksa. Silakan ajukan kembali pada hari layanan berikutnya.',
        'dibatasi' => 'Terlalu banyak permohonan dari pengirim yang sama. Silakan tunggu sebelum mengajukan lagi.',
        'isian' => 'Isian belum lengkap atau belum benar: {bidang}.',
        'sesi' => 'Formulir kedaluwarsa. Silakan isi kembali.',
        'tidak-ada' => 'Halaman tidak ditemukan.',
    ];

    private const B = [
        'judul' => 'Layanan Bansos Warga',
        'pengantar' => 'Halo! Tulis data Anda seperti di KTP untuk mengajukan bansos.',
        'tombol' => 'Ajukan sekarang',
        'diteruskan' => 'Pengajuan Anda sudah kami terima dan lanjut ke tahap berikut. Catat nomor ini: {nomor}.',
        'ditolak' => 'Maaf, data yang Anda tulis tidak cocok atau tidak ada. Coba cek lagi KTP Anda, atau datang ke Dinas Dukcapil.',
        'menunggu' => 'Pengajuan Anda sedang kami cek. Halaman ini memuat ulang sendiri.',
        'tertunda' => 'Pengajuan Anda kami simpan dulu dan akan kami cek nanti. Tidak perlu mengirim lagi.',
        'gangguan' => 'Maaf, sistem kami sedang bermasalah. Data Anda belum dicek. Silakan ajukan lagi nanti.',
        'tutup' => 'Maaf, pengecekan sedang tutup. Data Anda belum dicek. Silakan ajukan lagi besok.',
        'dibatasi' => 'Anda terlalu sering mengajukan. Tunggu sebentar, ya.',
        'isian' => 'Ada yang belum pas: {bidang}.',
        'sesi' => 'Formulirnya sudah kedaluwarsa, mohon isi lagi.',
        'tidak-ada' => 'Halaman ini tidak ada.',
    ];

    private const LAIN = [
        'judul' => 'Portal Perlindungan Warga',
        'pengantar' => 'Lengkapi kolom berikut menurut kartu identitas.',
        'tombol' => 'Serahkan',
        'diteruskan' => 'Berkas beralih ke tahap penilaian dengan tanda terima {nomor}.',
        'ditolak' => 'Kami belum bisa mencocokkan keterangan yang diberikan. Mohon teliti ulang, atau minta bantuan kantor kependudukan.',
        'menunggu' => 'Mohon ditunggu, keterangan tengah dicocokkan.',
        'tertunda' => 'Berkas masuk daftar tunggu dan akan dicocokkan begitu sarana tersedia. Cukup satu kali menyerahkan.',
        'gangguan' => 'Ada kendala di pihak kami sehingga keterangan belum dicocokkan. Mohon serahkan lagi di lain waktu.',
        'tutup' => 'Sarana pencocokan sedang berhenti. Keterangan belum dicocokkan; mohon kembali esok hari.',
        'dibatasi' => 'Mohon beri jeda; penyerahan dari tempat Anda sudah berkali-kali.',
        'isian' => 'Mohon betulkan kolom {bidang}.',
        'sesi' => 'Waktu pengisian habis, mohon mulai dari awal.',
        'tidak-ada' => 'Tidak ada apa-apa di alamat ini.',
    ];

    public static function get(string $kunci, array $ganti = []): string
    {
        $kata = Ragam::isB() ? self::B : self::A;
        if (Cacat::isActive('kata-lain')) {
            $kata = self::LAIN;
        }
        return strtr($kata[$kunci], $ganti);
    }

    public static function getHasil(array $p): string
    {
        $status = $p['tampil'] ?? $p['status'];
        if ($status === 'diperiksa') {
            $status = 'menunggu';
        }
        if ($status === 'gangguan' && in_array($p['alasan'], ['kuota', 'jam'], true)) {
            $status = 'tutup';
        }
        if (Cacat::isActive('kata-lain')) {
            Cacat::diverge('kata-lain', $status);
        }
        return self::get($status, ['{nomor}' => $p['nomor'] ?? '']);
    }
}
