// Catatan: untuk pengelola (gangguan), kabar kepada pemohon yang menunggu, dan log layanan tanpa data orang.
import http from 'node:http';
import https from 'node:https';
import { setelan, loadJson, saveJson, appendLine, wib } from './setelan.mjs';
import { isChosen, deviates } from './cacat.mjs';
import { composeBody } from './dwh.mjs';

const MAKNA = {
  '03': 'login ke DWH gagal; periksa user id dan sandi',
  '04': 'alamat IP tidak sesuai dengan yang didaftarkan',
  '05': 'kuota akses hari ini telah habis',
  '06': 'akses di luar waktu yang diizinkan',
  '07': 'parameter tidak lengkap',
  '09': 'user, sandi, atau IP kosong',
  10: 'format IP tidak valid',
  16: 'instansi tidak aktif; hubungi Dinas Dukcapil',
  17: 'user id tidak aktif; hubungi admin Dinas Dukcapil',
};

let pemberitahuan = loadJson('pengelola.json', []);

/** Beri tahu pengelola. Tidak memuat NIK, elemen, user id, atau sandi. */
export function tellOperator(jenis, kode, sebab, nik) {
  if ((kode === '05' || kode === '06') && deviates('kuota-tanpa-lapor', `kode ${kode} tidak dilaporkan`)) return;
  if (pemberitahuan.some((p) => !p.dibaca) && deviates('pengelola-hanya-pertama', `${jenis} ${kode || ''} dibuang`)) return;
  const entry = {
    pada: wib(),
    jenis,
    kode: kode || '',
    uraian: MAKNA[kode] || sebab || 'gangguan',
    jumlah: 1,
    dibaca: false,
  };
  if (jenis === 'jalur' && nik && deviates('sandi-tercatat', 'panggilan dengan sandi dicatat')) {
    entry.panggilan = JSON.stringify(composeBody(nik));
  }
  if (setelan.ragam === 'b') {
    const same = pemberitahuan.find((p) => !p.dibaca && p.jenis === jenis && p.kode === entry.kode && p.uraian === entry.uraian);
    if (same) {
      same.jumlah += 1;
      same.terakhir = entry.pada;
    } else {
      pemberitahuan.push(entry);
    }
    process.stderr.write(`pengelola: ${entry.pada} ${jenis} ${entry.kode} ${entry.uraian}\n`);
  } else {
    pemberitahuan.push(entry);
    appendLine('pengelola.jsonl', entry);
  }
  pemberitahuan = pemberitahuan.slice(-500);
  saveJson('pengelola.json', pemberitahuan);
}

export function listNotices() {
  return pemberitahuan.slice().reverse();
}

export function markNoticesRead() {
  for (const entry of pemberitahuan) entry.dibaca = true;
  saveJson('pengelola.json', pemberitahuan);
}

function post(alamat, value) {
  const url = new URL(alamat);
  const data = JSON.stringify(value);
  const client = url.protocol === 'https:' ? https : http;
  const request = client.request(url, {
    method: 'POST',
    agent: false,
    timeout: 5000,
    headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(data) },
  }, (response) => response.resume());
  request.on('timeout', () => request.destroy());
  request.on('error', () => tellOperator('kabar', '', 'kabar kepada pemohon tidak terkirim'));
  request.end(data);
}

let kabar = loadJson('kabar.json', []);

/** Kabari pemohon yang menunggu; gerbang pesan kantor hanya menerima nomor dan kalimat. */
export function tellApplicant(permohonan, pesan, elemen) {
  const isi = { pada: wib(), id: permohonan.id, nomor_antrean: permohonan.rujukan, keadaan: permohonan.keadaan, pesan };
  kabar.push({ ...isi });
  kabar = kabar.slice(-200);
  if (permohonan.keadaan === 'terdaftar' && deviates('kabar-berisi-data', 'NIK dan nama dalam kabar')) {
    isi.nik = permohonan.nik;
    isi.nama = elemen?.NAMA_LGKP || '';
    kabar[kabar.length - 1] = isi;
  }
  saveJson('kabar.json', kabar);
  if (setelan.notifikasi) post(setelan.notifikasi, isi);
}

export function listKabar() {
  return kabar.slice(-20).reverse();
}

/** Satu baris log: nomor permohonan, hasil, kode. */
export function logOutcome(permohonan, penilaian, teksMentah) {
  appendLine('layanan.log', `${wib()} ${permohonan.id} ${penilaian.hasil} ${penilaian.kode || '-'}`);
  if (!isChosen('catat-jawaban')) return;
  if (penilaian.hasil === 'ada' && penilaian.elemen?.NAMA_LGKP && deviates('catat-jawaban', 'nama dalam log')) {
    appendLine('layanan.log', `  ${permohonan.nik} ${penilaian.elemen.NAMA_LGKP}`);
  } else if (penilaian.hasil !== 'ada' && teksMentah && deviates('catat-jawaban', 'jawaban mentah dalam log')) {
    appendLine('layanan.log', `  ${teksMentah.slice(0, 4000)}`);
  }
}

export function prepareNotes() {
  saveJson('pengelola.json', pemberitahuan);
  saveJson('kabar.json', kabar);
  appendLine('layanan.log', null);
  appendLine('pengelola.jsonl', null);
}
