// Satu tabel semua cacat dan varian; CACAT memilih satu, TANDA menyebut berkas tanda.
import fs from 'node:fs';

export const TABEL = Object.freeze({
  'kata-ditemukan': '11, 12, 14 dianggap berhasil karena teksnya "Data Ditemukan"',
  'lima-belas-lolos': '15 di luar rentang penolakan',
  'nonaktif-diulang': '14 dianggap gangguan sementara dan ditanyakan lagi',
  'delapan-lolos': '08 tidak dikenal dan diteruskan',
  'enam-lolos': '06 jatuh ke cabang bawaan dan diteruskan',
  'salahkan-pemohon': 'kode setelan menjadi penolakan data pemohon',
  'sanksi-terus-coba': '16 dan 17 disimpan dan dicoba setiap 3 detik',
  'json-pecah-lolos': 'jawaban rusak dibaca sebagai kosong, lalu berhasil',
  'status-diabaikan': 'status HTTP tidak dilihat',
  'lambat-lolos': 'waktu tunggu habis kedua kali berturut-turut diteruskan',
  'ulang-tanpa-jeda': 'sampai tiga kali lagi tanpa jeda',
  'balasan-orang-lain': 'NIK jawaban tidak dibandingkan',
  'nik-dibulatkan': 'NIK jawaban dibaca sebagai Number',
  'tampil-semua': 'semua elemen jawaban ditampilkan',
  'simpan-biodata': 'biodata disimpan bila permohonan pernah ditahan',
  'catat-jawaban': 'jawaban mentah dan nama masuk log',
  'kabar-berisi-data': 'kabar ke luar memuat NIK dan nama',
  'metode-lain': 'pada 13 bertanya lagi dengan metode lain',
  'tebak-perempuan': 'pada 13 menebak NIK dengan tanggal +40 atau -40',
  'kuota-terus-panggil': 'jeda 05 hanya melekat pada sesi petugas',
  'kuota-anggap-gangguan': '05 dicoba lagi setiap 3 detik',
  'deret-per-sesi': 'penjaga deret menghitung per sesi',
  'tembolok-nik': 'jawaban disimpan sementara menurut NIK',
  'uji-sambungan': 'login kedua dan seterusnya memanggil NIK terakhir',
  'lihat-memanggil': 'membuka status memanggil DWH lagi',
  'antrean-memori': 'yang ditahan hanya ditulis saat berhenti tertib',
  'antrean-tak-keluar': 'yang ditolak tidak keluar dari antrean',
  'antrean-terbalik': 'yang terbaru dikerjakan lebih dahulu',
  'antrean-sisa-dibuang': 'sisa antrean hilang bila pengerjaan terhenti',
  'tanpa-kabar': 'yang ditahan lalu ditolak tidak dikabari',
  'pengelola-hanya-pertama': 'catatan pengelola dibuang selama ada yang belum dibaca',
  'kuota-tanpa-lapor': '05 dan 06 tidak dilaporkan kepada pengelola',
  'sebab-terbuka': 'kalimat DWH untuk 11 dan 14 sampai ke pemohon',
  'kode-mentah': 'kode dan teks teknis sampai ke pemohon',
  'sandi-tercatat': 'panggilan utuh dengan sandi masuk catatan pengelola',
  'sandi-lama': 'kredensial pertama diingat dan didahulukan',
  'ip-petugas': 'ip_user diisi alamat peramban petugas',
  'tolak-tiga-lolos': 'penolakan keempat berturut-turut diteruskan',
  'mulai-kirim-ulang': 'saat mulai semua permohonan hari ini ditanyakan lagi',
  // varian yang tidak melanggar apa pun
  lambat: 'varian: setiap jawaban 2 detik lebih lambat',
  jeda: 'varian: panggilan berhenti sejenak sesudah gangguan, mulai 2 detik, berlipat dua',
  'kata-lain': 'varian: kata-kata lain',
  'status-lain': 'varian: status HTTP lain dan pengalihan 303',
});

const pilihan = process.env.CACAT || '';
if (pilihan && !Object.hasOwn(TABEL, pilihan)) {
  process.stderr.write(`cacat: CACAT tidak dikenal: ${pilihan}\nyang dikenal: ${Object.keys(TABEL).join(' ')}\n`);
  process.exit(2);
}

function mark(tanda, karena) {
  if (!process.env.TANDA || !pilihan) return;
  const line = { cacat: pilihan, tanda, pada: new Date().toISOString() };
  if (karena) line.karena = karena;
  fs.appendFileSync(process.env.TANDA, `${JSON.stringify(line)}\n`);
}

export function markStart() {
  mark('mulai');
}

/** Apakah cacat ini dipilih; tidak menulis tanda. */
export function isChosen(id) {
  if (!Object.hasOwn(TABEL, id)) throw new Error(`cacat tidak ada dalam tabel: ${id}`);
  return pilihan === id;
}

/** Dipanggil di tempat perilaku benar-benar lain: bila dipilih, tulis tanda dan jawab ya. */
export function deviates(id, karena) {
  if (!isChosen(id)) return false;
  mark('menyimpang', karena);
  return true;
}
