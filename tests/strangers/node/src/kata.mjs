// Kata-kata kepada pemohon dan petugas. Sebab penolakan dan kode tidak pernah termasuk di dalamnya.
import { setelan } from './setelan.mjs';
import { isChosen } from './cacat.mjs';

const RESMI = {
  judul: 'Loket Anggota Perpustakaan',
  ajakan: 'Masukkan NIK pemohon.',
  masuk: 'Masuk', nama: 'Nama petugas', sandi: 'Kata sandi', kirim: 'Periksa dan daftarkan',
  kabar: 'Kabar permohonan yang sempat ditahan',
  diproses: 'Permohonan sedang diperiksa.',
  terdaftar: 'Pendaftaran anggota diterima. Nomor anggota: {nomor}.',
  ditolak: 'Data tidak sesuai atau tidak ditemukan. Pendaftaran tidak dilanjutkan; silakan menghubungi Dinas Kependudukan dan Pencatatan Sipil.',
  ditahan: 'Permohonan disimpan dan akan diperiksa kemudian. Nomor permohonan: {id}. Hasilnya akan dikabarkan.',
  gangguan: 'Layanan pemeriksaan data sedang terganggu. Bukan kesalahan pemohon; silakan mencoba lagi kemudian.',
  penuh: 'Pelayanan pemeriksaan data hari ini sudah ditutup. Silakan datang kembali pada hari kerja berikutnya.',
  deret: 'Terlalu banyak permohonan dalam waktu berdekatan. Silakan menunggu sebentar.',
  nikSalah: 'NIK terdiri atas 16 angka.',
  belumMasuk: 'Petugas belum masuk.',
  masukGagal: 'Nama petugas atau kata sandi keliru.',
  tidakAda: 'Tidak ada.',
};

const LUGAS = {
  ...RESMI,
  judul: 'Daftar Anggota di Loket',
  ajakan: 'Ketik NIK pemohon (boleh dengan spasi atau titik).',
  kirim: 'Daftarkan',
  diproses: 'Mohon tunggu, data sedang dicek.',
  terdaftar: 'Selamat, sudah menjadi anggota dengan nomor {nomor}.',
  ditolak: 'Maaf, pendaftaran tidak bisa diteruskan karena data tidak cocok atau tidak ada. Hubungi Dinas Dukcapil.',
  ditahan: 'Permohonan {id} kami simpan dulu, hasilnya menyusul.',
  gangguan: 'Maaf, sistem kami sedang bermasalah. Data Anda tidak salah. Coba lagi nanti.',
  penuh: 'Maaf, layanan cek data sudah tutup untuk hari ini. Datang lagi besok.',
  deret: 'Terlalu cepat. Tunggu satu menit.',
  nikSalah: 'NIK harus 16 angka.',
};

const LAIN = {
  judul: 'Meja Keanggotaan Taman Baca Daerah',
  ajakan: 'Ketikkan nomor induk dari kartu pengunjung.',
  masuk: 'Buka meja', nama: 'Penjaga meja', sandi: 'Kunci', kirim: 'Proses',
  kabar: 'Susulan untuk pengunjung yang menunggu',
  diproses: 'Sebentar, berkas sedang kami lihat.',
  terdaftar: 'Kartu pembaca telah terbit: {nomor}. Selamat membaca!',
  ditolak: 'Kartu pembaca belum dapat kami terbitkan sebab isian tak cocok dengan catatan. Mohon urus dahulu ke kantor Dukcapil.',
  ditahan: 'Berkas {id} kami titipkan dalam antrean; kami beri tahu begitu rampung.',
  gangguan: 'Alat kami sedang ngadat, bukan karena Bapak/Ibu. Mohon kembali sesaat lagi.',
  penuh: 'Jatah layanan kami untuk hari ini selesai. Sampai jumpa besok.',
  deret: 'Antrean di meja ini terlalu rapat; beri jeda dahulu.',
  nikSalah: 'Nomor induk mesti enam belas digit.',
  belumMasuk: 'Meja belum dibuka.',
  masukGagal: 'Penjaga atau kunci tidak cocok.',
  tidakAda: 'Tak ada di sini.',
};

export const kata = isChosen('kata-lain') ? LAIN : setelan.ragam === 'b' ? LUGAS : RESMI;

/** Isi {nama} dalam kalimat. */
export function say(key, values = {}) {
  return kata[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

/** Isi [[nama]] dalam halaman. */
export function fillPage(html) {
  return html.replace(/\[\[(\w+)\]\]/g, (_, name) => kata[name] ?? '');
}
