// Permohonan: penyimpanan dan akibat penilaian. Elemen DWH tidak pernah disimpan; hanya 60 detik di layar.
import crypto from 'node:crypto';
import { setelan, loadJson, saveJson, appendLine, wib, nextDay } from './setelan.mjs';
import { isChosen, deviates } from './cacat.mjs';
import { callNik, callOtherMethod } from './dwh.mjs';
import { judgeAnswer } from './penilaian.mjs';
import { tellOperator, tellApplicant, logOutcome } from './catatan.mjs';
import { say } from './kata.mjs';

const semua = new Map(loadJson('permohonan.json', []).map((p) => [p.id, p]));
const anggota = loadJson('anggota.json', []);
const layar = new Map();
const tembolok = new Map();
const UMUR_LAYAR = 60e3;
const RUTE_NIK_TETAP = isChosen('mulai-kirim-ulang') || isChosen('lihat-memanggil') || isChosen('antrean-tak-keluar');

/** Jeda yang dipegang seluruh aplikasi; yang karena kuota atau jam melampaui mulai ulang. */
export const jeda = Object.assign({ kuotaSampai: 0, jalurSampai: 0, langkah: 0, istirahatSampai: 0 }, loadJson('jeda.json', {}));
let tolakBerturut = 0;
let nikTerakhir = '';

export function saveAll(orderlyEnd = false) {
  const keep = [];
  for (const p of semua.values()) {
    const skip = p.antre && !orderlyEnd && isChosen('antrean-memori');
    if (!skip) keep.push(p);
  }
  saveJson('permohonan.json', keep);
}

function saveJeda() {
  saveJson('jeda.json', { kuotaSampai: jeda.kuotaSampai });
}

/** Semua berkas sudah ada sejak mulai, supaya yang memeriksa penyimpanan menemukannya. */
export function prepareFiles() {
  saveAll();
  saveJeda();
  saveJson('anggota.json', anggota);
  appendLine('balikan.jsonl', null);
}

export function liftPauses() {
  Object.assign(jeda, { kuotaSampai: 0, jalurSampai: 0, langkah: 0, istirahatSampai: 0 });
  saveJeda();
}

export function createRequest(nik, rujukan) {
  const p = { id: crypto.randomBytes(6).toString('hex'), nik, rujukan, keadaan: 'diproses', sejak: Date.now(), urut: nextNumber() };
  semua.set(p.id, p);
  for (const old of semua.values()) if (!old.antre && Date.now() - old.sejak > 7 * 86400e3) semua.delete(old.id);
  saveAll();
  return p;
}

function nextNumber() {
  let max = 0;
  for (const p of semua.values()) max = Math.max(max, p.urut);
  return max + 1;
}

export const findRequest = (id) => semua.get(id);
export const listKept = () => [...semua.values()].filter((p) => p.antre).sort((x, y) => x.urut - y.urut);
export const listAll = () => [...semua.values()];
export const lastNik = () => nikTerakhir;

/** Akhiri permohonan dengan keadaan tertentu; kunci memilih kalimatnya. */
export function finish(p, keadaan, kunci, pesan) {
  p.keadaan = keadaan;
  p.kunci = kunci;
  if (pesan) p.pesan = pesan;
  p.antre = false;
  if (!RUTE_NIK_TETAP) delete p.nik;
  saveAll();
}

/** Simpan permohonan untuk nanti. */
export function hold(p, cobaPada = 0) {
  Object.assign(p, { keadaan: 'ditahan', kunci: 'ditahan', antre: true, pernahDitahan: true, cobaPada });
  if (isChosen('antrean-memori')) deviates('antrean-memori', 'yang ditahan tidak ditulis');
  saveAll();
}

async function askDwh(p, alamat) {
  const kini = Date.now();
  const ingat = tembolok.get(p.nik);
  if (ingat && kini - ingat.pada < 600e3 && deviates('tembolok-nik', 'jawaban dari tembolok')) return ingat.hasil;
  nikTerakhir = p.nik;
  let hasil = await callNik(p.nik, alamat);
  let n = judgeAnswer(hasil, p.nik);
  if (setelan.ragam === 'b' && n.hasil === 'jalur' && !n.lambat && !n.singkat && !isChosen('jeda')) {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    hasil = await callNik(p.nik, alamat);
    n = judgeAnswer(hasil, p.nik);
  }
  if (n.kode === '13') n = await tryElsewhere(p, n);
  if (n.hasil === 'ada' && isChosen('tembolok-nik')) tembolok.set(p.nik, { pada: kini, hasil: n });
  logOutcome(p, n, hasil.teks);
  return n;
}

async function tryElsewhere(p, n) {
  if (deviates('metode-lain', 'CALL_VERIFY_BY_ELEMEN sesudah 13')) await callOtherMethod(p.nik);
  if (deviates('tebak-perempuan', 'NIK lain ditanyakan sesudah 13')) {
    const day = Number(p.nik.slice(6, 8));
    const other = String(day > 40 ? day - 40 : day + 40).padStart(2, '0');
    const guess = p.nik.slice(0, 6) + other + p.nik.slice(8);
    return judgeAnswer(await callNik(guess), guess);
  }
  return n;
}

/** Periksa satu permohonan ke DWH dan terapkan akibatnya. Mengembalikan penilaian. */
export async function examine(p, alamat, sesi) {
  p.dipanggil = true;
  saveAll();
  let n = await askDwh(p, alamat);
  if (n.hasil === 'tolak') {
    tolakBerturut += 1;
    if (tolakBerturut > 3 && deviates('tolak-tiga-lolos', `penolakan ke-${tolakBerturut} diteruskan`)) n = { hasil: 'ada', elemen: {} };
  } else if (n.hasil === 'ada') {
    tolakBerturut = 0;
  }
  if (['ada', 'tolak'].includes(n.hasil)) Object.assign(jeda, { jalurSampai: 0, langkah: 0 });
  if (n.hasil === 'ada') register(p, n);
  else if (n.hasil === 'tolak') refuse(p, n);
  else if (n.hasil === 'kuota' || n.hasil === 'waktu') closeForNow(p, n, sesi);
  else if (n.hasil === 'jalur') lineFault(p, n);
  else agencyFault(p, n);
  return n;
}

function register(p, n) {
  const nomor = `AP-${wib().slice(0, 4)}-${String(anggota.length + 1).padStart(6, '0')}`;
  const entry = { nomor, nik: p.nik, sejak: wib() };
  if (p.pernahDitahan && deviates('simpan-biodata', 'biodata tersimpan pada keanggotaan')) entry.biodata = n.elemen;
  anggota.push(entry);
  saveJson('anggota.json', anggota);
  appendLine('balikan.jsonl', { NIK: p.nik, NOMOR_ANGGOTA: nomor });
  p.nomor = nomor;
  layar.set(p.id, { elemen: n.elemen, sampai: Date.now() + UMUR_LAYAR });
  setTimeout(() => layar.delete(p.id), UMUR_LAYAR).unref();
  if (p.pernahDitahan) tellApplicant({ ...p, keadaan: 'terdaftar' }, say('terdaftar', { nomor }), n.elemen);
  finish(p, 'terdaftar', 'terdaftar');
}

function refuse(p, n) {
  const sudah = p.keadaan === 'ditolak';
  let pesan;
  if ((n.kode === '11' || n.kode === '14') && n.teks && deviates('sebab-terbuka', `kalimat kode ${n.kode}`)) pesan = n.teks;
  const ditahan = p.antre;
  if (ditahan && deviates('tanpa-kabar', 'penolakan tidak dikabarkan')) {
    finish(p, 'ditahan', 'ditahan');
    return;
  }
  finish(p, 'ditolak', 'ditolak', pesan);
  if (p.pernahDitahan && !sudah) tellApplicant(p, pesan || say('ditolak'));
  if (ditahan && deviates('antrean-tak-keluar', 'yang ditolak tetap dalam antrean')) {
    p.antre = true;
    p.cobaPada = Date.now() + 5000;
    saveAll();
  }
}

// 05: sampai hari berikutnya; 06: setengah jam, atau sampai pengelola melanjutkan.
function closeForNow(p, n, sesi) {
  jeda.kuotaSampai = n.hasil === 'kuota' ? nextDay() : Date.now() + 1800e3;
  if (sesi) sesi.jedaSampai = jeda.kuotaSampai;
  saveJeda();
  tellOperator(n.hasil, n.kode, n.teks);
  if (p.antre || setelan.ragam === 'a') hold(p);
  else finish(p, 'dibatasi', 'penuh');
}

function lineFault(p, n) {
  tellOperator('jalur', n.kode, n.sebab, p.nik);
  if (n.singkat) {
    hold(p, Date.now() + 3000);
    return;
  }
  const awal = isChosen('jeda') ? 2000 : setelan.jedaUlang;
  jeda.jalurSampai = Date.now() + Math.min(awal * 2 ** jeda.langkah, 600e3);
  jeda.langkah = Math.min(jeda.langkah + 1, 10);
  if (isChosen('jeda')) deviates('jeda', `jeda ${Math.round((jeda.jalurSampai - Date.now()) / 1000)} detik`);
  if (p.antre || setelan.ragam === 'a' || isChosen('jeda')) hold(p);
  else finish(p, 'gangguan', 'gangguan');
}

function agencyFault(p, n) {
  tellOperator(n.hasil, n.kode, n.sebab || n.teks);
  const pesan = n.kode && deviates('kode-mentah', `kode ${n.kode} terlihat`) ? `RESPONSE_CODE ${n.kode}: ${n.teks}` : undefined;
  if (setelan.ragam === 'b' && n.hasil === 'setelan') jeda.istirahatSampai = Date.now() + 5000;
  if (p.antre && n.hasil === 'setelan') {
    jeda.jalurSampai = Date.now() + 600e3;
    hold(p);
    return;
  }
  finish(p, 'gangguan', 'gangguan', pesan);
  if (p.pernahDitahan) tellApplicant(p, say('gangguan'));
}

/** Yang dilihat loket dari satu permohonan. */
export function viewRequest(p) {
  const view = {
    id: p.id,
    keadaan: p.keadaan,
    selesai: p.keadaan !== 'diproses',
    pesan: p.pesan || say(p.kunci || 'diproses', { nomor: p.nomor, id: p.id }),
  };
  if (p.nomor) view.nomor_anggota = p.nomor;
  const tampil = layar.get(p.id);
  if (tampil && tampil.sampai > Date.now()) view.elemen = tampil.elemen;
  return view;
}

/** Hanya cacat lihat-memanggil: ambil lagi elemen untuk layar. */
export async function refreshScreen(p) {
  if (p.keadaan !== 'terdaftar' || !p.nik || !deviates('lihat-memanggil', 'status dibuka, DWH dipanggil')) return;
  const n = judgeAnswer(await callNik(p.nik), p.nik);
  if (n.hasil === 'ada') layar.set(p.id, { elemen: n.elemen, sampai: Date.now() + UMUR_LAYAR });
}
