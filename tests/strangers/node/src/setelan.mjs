// Setelan: semua dari variabel lingkungan, tidak ada yang dari berkas.
import fs from 'node:fs';
import path from 'node:path';

const ELEMEN_PKS = [
  'NO_KK', 'NIK', 'NAMA_LGKP', 'JENIS_KLMIN', 'TMPT_LHR', 'TGL_LHR', 'JENIS_PKRJN',
  'ALAMAT', 'PROP_NAME', 'KAB_NAME', 'NO_KEC', 'KEC_NAME', 'KEL_NAME', 'NO_RT', 'NO_RW',
];

function fail(message) {
  process.stderr.write(`setelan: ${message}\n`);
  process.exit(2);
}

function readNumber(name, fallback, min) {
  const raw = process.env[name];
  if (raw === undefined || raw === '') return fallback;
  const value = Number(raw);
  if (!Number.isFinite(value) || value < min) fail(`${name} bukan angka yang sah: ${raw}`);
  return value;
}

function readText(name, fallback) {
  const raw = process.env[name];
  if (raw !== undefined && raw !== '') return raw;
  if (fallback === undefined) fail(`${name} belum diisi`);
  return fallback;
}

function readUrl(name, fallback) {
  const raw = readText(name, fallback);
  if (raw === '') return '';
  try {
    const url = new URL(raw);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') fail(`${name} harus http atau https`);
    return url.href;
  } catch {
    return fail(`${name} bukan alamat: ${raw}`);
  }
}

const ragam = readText('RAGAM', 'a');
if (ragam !== 'a' && ragam !== 'b') fail(`RAGAM tidak dikenal: ${ragam} (a atau b)`);

export const setelan = Object.freeze({
  port: readNumber('PORT', 8080, 0),
  host: '127.0.0.1',
  ragam,

  // DWH
  dwhAlamat: readUrl('DWH_ALAMAT'),
  dwhUser: readText('DWH_USER'),
  dwhSandi: readText('DWH_SANDI'),
  dwhIp: readText('DWH_IP', '127.0.0.1'),
  batasTunggu: readNumber('DWH_BATAS_TUNGGU', 5, 0.1) * 1000,
  jedaUlang: readNumber('JEDA_ULANG', 30, 1) * 1000,

  // perjanjian
  nomorPks: readText('NOMOR_PKS', '400.12/44/DUKCAPIL/2025'),
  nomorJuknis: readText('NOMOR_JUKNIS', '400.12/45/DUKCAPIL/2025'),
  elemen: readText('ELEMEN', ELEMEN_PKS.join(',')).split(',').map((e) => e.trim()).filter(Boolean),

  // orang
  petugasNama: readText('PETUGAS_NAMA', 'loket'),
  petugasSandi: readText('PETUGAS_SANDI'),
  pengelolaKunci: readText('PENGELOLA_KUNCI'),
  batasPerMenit: readNumber('BATAS_PER_MENIT', 12, 1),

  // tempat
  data: path.resolve(readText('DIREKTORI_DATA')),
  notifikasi: readUrl('NOTIFIKASI_URL', ''),
});

fs.mkdirSync(setelan.data, { recursive: true, mode: 0o700 });

export function dataFile(name) {
  return path.join(setelan.data, name);
}

/** Baca berkas JSON; yang belum ada memberi nilai bawaan. */
export function loadJson(name, fallback) {
  try {
    return JSON.parse(fs.readFileSync(dataFile(name), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return fallback;
    throw error;
  }
}

/** Tulis utuh lalu ganti nama, supaya mati listrik tidak meninggalkan setengah berkas. */
export function saveJson(name, value) {
  const target = dataFile(name);
  fs.writeFileSync(`${target}.baru`, JSON.stringify(value), { mode: 0o600 });
  fs.renameSync(`${target}.baru`, target);
}

/** Tambah satu baris; null hanya memastikan berkasnya ada. */
export function appendLine(name, value) {
  if (value === null) {
    fs.appendFileSync(dataFile(name), '', { mode: 0o600 });
    return;
  }
  fs.appendFileSync(dataFile(name), `${typeof value === 'string' ? value : JSON.stringify(value)}\n`, { mode: 0o600 });
}

/** Waktu dengan zona kantor (WIB, tetap +07:00). */
export function wib(ms = Date.now()) {
  return new Date(ms + 7 * 3600e3).toISOString().replace(/\.\d+Z$/, '+07:00');
}

/** Tengah malam WIB berikutnya, setengah menit sesudahnya. */
export function nextDay(ms = Date.now()) {
  const day = 86400e3;
  return (Math.floor((ms + 7 * 3600e3) / day) + 1) * day - 7 * 3600e3 + 30e3;
}
