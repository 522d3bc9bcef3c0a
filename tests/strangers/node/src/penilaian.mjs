// Penilaian satu jawaban DWH: apa artinya bagi permohonan.
//   ada      data ditemukan, NIK-nya yang ditanyakan
//   tolak    jawaban tentang orangnya (08, 11 sampai 15): pemohon ditolak tanpa sebab
//   kuota    05        waktu   06
//   setelan  03, 04, 07, 09, 10, 16, 17, dan kode yang tidak dikenal: urusan pengelola
//   janggal  jawaban utuh tetapi tidak dapat dipercaya (NIK lain)
//   jalur    galat jaringan, status HTTP, waktu habis, jawaban rusak
import { setelan } from './setelan.mjs';
import { parseAnswer } from './dwh.mjs';
import { deviates } from './cacat.mjs';

const TOLAK = new Set(['08', '11', '12', '13', '14', '15']);
const SETELAN = new Set(['03', '04', '07', '09', '10', '16', '17']);

// Bentuk lama menjawab dengan kalimat saja.
const KALIMAT = [
  [/meninggal/, '11'],
  [/data ganda/, '12'],
  [/format dukcapil/, '15'],
  [/instansi tidak aktif/, '16'],
  [/user ?id.*(non|tidak) aktif/, '17'],
  [/status (non|tidak) aktif/, '14'],
  [/tidak ditemukan/, '13'],
  [/login gagal|gagal login/, '03'],
  [/format ip/, '10'],
  [/tidak boleh kosong/, '09'],
  [/ip (address|client)? ?tidak (sesuai|terdaftar)/, '04'],
  [/kuota akses.*habis/, '05'],
  [/parameter tidak/, '07'],
  [/(waktu|jam) akses/, '06'],
];

function readText(first) {
  for (const key of ['RESPONSE_DESC', 'RESPONSE', 'RESPON']) {
    if (typeof first[key] === 'string' && first[key].trim()) return first[key].trim();
  }
  return '';
}

function readCode(first, teks) {
  const raw = first.RESPONSE_CODE;
  if (raw !== undefined && raw !== null && String(raw).trim() !== '') return String(raw).trim().padStart(2, '0');
  if (!teks) return '';
  const plain = teks.toLowerCase().replace(/\s+/g, ' ');
  for (const [pattern, code] of KALIMAT) if (pattern.test(plain)) return code;
  return '??';
}

function pickElements(first) {
  const all = Object.keys(first).filter((key) => !/^RESPON|^quotaLimiter$/.test(key));
  const granted = all.filter((key) => setelan.elemen.includes(key));
  const extra = all.length > granted.length && deviates('tampil-semua', `elemen di luar PKS: ${all.length - granted.length}`);
  const chosen = {};
  for (const key of extra ? all : granted) {
    if (first[key] !== null && first[key] !== '') chosen[key] = String(first[key]).trim();
  }
  return chosen;
}

let waktuHabisBerturut = 0;

/** Nilai satu hasil callNik untuk NIK yang ditanyakan. */
export function judgeAnswer(hasil, nik) {
  if (hasil.galat === 'waktu-habis') {
    waktuHabisBerturut += 1;
    if (waktuHabisBerturut >= 2 && deviates('lambat-lolos', 'waktu habis berturut-turut')) return { hasil: 'ada', elemen: {} };
    return { hasil: 'jalur', sebab: 'waktu tunggu habis', lambat: true };
  }
  waktuHabisBerturut = 0;
  if (hasil.galat) return { hasil: 'jalur', sebab: `jaringan: ${hasil.galat}` };
  let first = parseAnswer(hasil.teks);
  if (hasil.status !== 200) {
    if (!deviates('status-diabaikan', `HTTP ${hasil.status} dibaca seperti 200`)) {
      return { hasil: 'jalur', sebab: `HTTP ${hasil.status}` };
    }
    first ??= { NIK: nik };
    if (!readText(first) && first.RESPONSE_CODE === undefined) return { hasil: 'ada', elemen: pickElements(first) };
  }
  if (!first) {
    if (deviates('json-pecah-lolos', 'jawaban rusak dianggap tanpa kode')) return { hasil: 'ada', elemen: {} };
    return { hasil: 'jalur', sebab: 'jawaban tidak dapat dibaca' };
  }
  const teks = readText(first);
  const kode = readCode(first, teks);
  if (kode && kode !== '01') return judgeCode(kode, teks, first);
  return judgeData(first, nik);
}

function judgeCode(kode, teks, first) {
  const berhasil = { hasil: 'ada', elemen: pickElements(first), kode };
  if (['11', '12', '14'].includes(kode) && deviates('kata-ditemukan', `kode ${kode} diteruskan`)) return berhasil;
  if (kode === '15' && deviates('lima-belas-lolos', 'kode 15 diteruskan')) return berhasil;
  if (kode === '08' && deviates('delapan-lolos', 'kode 08 diteruskan')) return berhasil;
  if (kode === '06' && deviates('enam-lolos', 'kode 06 diteruskan')) return berhasil;
  if (kode === '14' && deviates('nonaktif-diulang', 'kode 14 disimpan untuk diulang')) {
    return { hasil: 'jalur', kode, sebab: 'kode 14', singkat: true };
  }
  if (TOLAK.has(kode)) return { hasil: 'tolak', kode, teks };
  if (kode === '05') {
    if (deviates('kuota-anggap-gangguan', 'kode 05 diulang dengan jeda pendek')) {
      return { hasil: 'jalur', kode, sebab: 'kode 05', singkat: true };
    }
    return { hasil: 'kuota', kode, teks };
  }
  if (kode === '06') return { hasil: 'waktu', kode, teks };
  if ((kode === '16' || kode === '17') && deviates('sanksi-terus-coba', `kode ${kode} diulang`)) {
    return { hasil: 'jalur', kode, sebab: `kode ${kode}`, singkat: true };
  }
  if (SETELAN.has(kode) && deviates('salahkan-pemohon', `kode ${kode} menjadi penolakan`)) return { hasil: 'tolak', kode, teks };
  return { hasil: 'setelan', kode, teks: teks || 'jawaban tidak dikenal' };
}

function judgeData(first, nik) {
  if (first.dibulatkan) return { hasil: 'tolak', kode: '', teks: '' };
  const sama = String(first.NIK ?? '').trim() === nik;
  if (!sama && !(first.NIK && deviates('balasan-orang-lain', 'NIK jawaban lain dari yang ditanyakan'))) {
    return { hasil: 'janggal', sebab: first.NIK ? 'NIK dalam jawaban bukan yang ditanyakan' : 'jawaban tanpa NIK' };
  }
  if (setelan.ragam === 'a' && setelan.elemen.includes('NAMA_LGKP') && !first.NAMA_LGKP) {
    return { hasil: 'janggal', sebab: 'jawaban tanpa nama' };
  }
  return { hasil: 'ada', elemen: pickElements(first) };
}
