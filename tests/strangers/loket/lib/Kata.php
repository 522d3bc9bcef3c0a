<?php

declare(strict_types=1);

/** The words of the pages: build a, build b, and the inert variant. */
final class Kata
{
    private const A = [
        'judul' => 'Loket Pendaftaran Puskesmas Contoh',
        'masuk' => 'Masuk petugas',
        'salah' => 'Nama petugas atau sandi keliru.',
        'form' => 'Pendaftaran pengunjung',
        'terdaftar' => 'Pengunjung terdaftar. Nomor antrean: ',
        'saran' => 'Mohon setelah ini berkunjung ke Dinas Dukcapil.',
        'beda' => 'Data pengunjung tidak sesuai. Periksa lagi kartunya; pendaftaran tidak dilanjutkan.',
        'tiada' => 'Data pengunjung tidak ditemukan. Pendaftaran tidak dilanjutkan.',
        'dukcapil' => 'Data pengunjung tidak sesuai. Silakan menghubungi Dinas Dukcapil; pendaftaran tidak dilanjutkan.',
        'isian' => 'Isian belum benar: NIK 16 angka, nama, dan tanggal lahir HH-BB-TTTT.',
        'disimpan' => 'Pemeriksaan sedang tidak dapat dilakukan. Permintaan ini disimpan dan dilanjutkan sendiri; pengunjung boleh menunggu.',
        'gangguan' => 'Pemeriksaan sedang terganggu. Ini bukan kesalahan pengunjung; silakan datang lagi nanti.',
        'dibatasi' => 'Terlalu banyak NIK dari loket ini. Tunggu satu menit sebelum pengunjung berikut.',
        'proses' => 'Sedang diperiksa.',
        'ulangan' => 'Formulir ini sudah dikirim sebelumnya.',
        'tiadahal' => 'Halaman tidak ada.',
        'kedaluwarsa' => 'Formulir kedaluwarsa. Buka lagi formulirnya.',
    ];

    private const B = [
        'judul' => 'Meja Daftar Balai Kesehatan Contoh',
        'masuk' => 'Silakan masuk',
        'salah' => 'Tidak dapat masuk.',
        'form' => 'Kunjungan baru',
        'terdaftar' => 'Kunjungan diterima dengan urutan ',
        'saran' => 'Datanglah ke Dinas Dukcapil sesudah berobat.',
        'beda' => 'Yang tertulis di kartu belum cocok dengan data kependudukan. Kunjungan ditolak.',
        'tiada' => 'NIK ini tidak ada dalam data kependudukan. Kunjungan ditolak.',
        'dukcapil' => 'Kunjungan ditolak karena data tidak cocok. Dinas Dukcapil dapat membantu.',
        'isian' => 'Lengkapi NIK (16 angka), nama dan tanggal lahir (HH-BB-TTTT).',
        'disimpan' => 'Kunjungan dicatat dulu. Pemeriksaan dilakukan begitu layanan dibuka lagi, tanpa perlu mengisi ulang.',
        'gangguan' => 'Maaf, layanan kami sedang bermasalah. Mohon diulang beberapa saat lagi.',
        'dibatasi' => 'Meja ini dihentikan sebentar. Panggil kepala loket bila antrean panjang.',
        'proses' => 'Mohon tunggu, sedang diperiksa.',
        'ulangan' => 'Kiriman ini sama dengan yang tadi.',
        'tiadahal' => 'Tidak ada di sini.',
        'kedaluwarsa' => 'Formulir sudah lama. Mulai lagi.',
    ];

    private const LAIN = [
        'terdaftar' => 'Selamat datang. Giliran ke-',
        'beda' => 'Keterangan pada kartu berbeda dari catatan sipil, sehingga belum dapat dilayani.',
        'tiada' => 'Nomor induk itu belum tercatat, sehingga belum dapat dilayani.',
        'dukcapil' => 'Belum dapat dilayani; mohon mengurus data di Dinas Dukcapil.',
        'disimpan' => 'Kami simpan dulu berkas ini. Kelanjutannya kami urus, Ibu/Bapak tidak perlu mendaftar lagi.',
        'gangguan' => 'Kami sedang mengalami kendala. Mohon berkenan datang kembali.',
        'dibatasi' => 'Loket beristirahat sejenak.',
    ];

    public static function bilang(string $kunci): string
    {
        if (isset(self::LAIN[$kunci]) && Konfig::menyimpang('kata-lain')) {
            return self::LAIN[$kunci];
        }

        return (Konfig::ragam() === 'b' ? self::B : self::A)[$kunci];
    }
}
