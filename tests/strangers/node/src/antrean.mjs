// Antrean: pemasukan permohonan, giliran, dan pengerjaan yang ditahan (yang terlama lebih dahulu).
import { setelan } from './setelan.mjs';
import { isChosen, deviates } from './cacat.mjs';
import { guardEntry } from './penjaga.mjs';
import { tellOperator } from './catatan.mjs';
import { callNik } from './dwh.mjs';
import {
  jeda, createRequest, examine, finish, hold, listKept, listAll, liftPauses, saveAll, lastNik,
} from './permohonan.mjs';

// Jarak antara dua permohonan yang ditahan, supaya pengerjaannya bukan rentetan.
const JARAK_KERJA = 500;

let giliran = Promise.resolve();
let sedangMengerjakan = null;

function cleanNik(raw) {
  const text = String(raw ?? '').trim();
  const plain = setelan.ragam === 'b' ? text.replace(/[\s.-]/g, '') : text;
  return /^\d{16}$/.test(plain) ? plain : null;
}

function cleanRujukan(raw) {
  return String(raw ?? '').replace(/[^\w.@+-]/g, '').slice(0, 80);
}

/** Terima satu permohonan dari loket. */
export async function submitRequest(raw, rawRujukan, alamat, sesi) {
  const nik = cleanNik(raw);
  const p = createRequest(nik ?? undefined, cleanRujukan(rawRujukan));
  if (!nik) {
    finish(p, 'dibatasi', 'nikSalah');
    return p;
  }
  if (guardEntry(nik, alamat, sesi)) {
    finish(p, 'dibatasi', 'deret');
    tellOperator('deret', '', 'permohonan beruntun dihentikan');
    return p;
  }
  if (setelan.ragam === 'a') {
    await proceed(p, alamat, sesi).catch((error) => reportCrash(p, error));
  } else {
    giliran = giliran.then(() => proceed(p, alamat, sesi)).catch((error) => reportCrash(p, error));
  }
  return p;
}

function reportCrash(p, error) {
  tellOperator('galat', '', `galat dalam aplikasi: ${error.name}`);
  if (p.keadaan === 'diproses') finish(p, 'gangguan', 'gangguan');
}

async function proceed(p, alamat, sesi) {
  const kini = Date.now();
  if (jeda.kuotaSampai > kini) {
    const sesiBebas = sesi.jedaSampai <= kini;
    if (!(sesiBebas && deviates('kuota-terus-panggil', 'login baru memanggil sesudah 05'))) {
      if (setelan.ragam === 'a') hold(p);
      else finish(p, 'dibatasi', 'penuh');
      return;
    }
  }
  if (isChosen('jeda') && jeda.jalurSampai > kini) {
    deviates('jeda', 'ditahan selama jeda');
    hold(p);
    return;
  }
  if (jeda.istirahatSampai > kini) {
    finish(p, 'gangguan', 'gangguan');
    return;
  }
  await examine(p, alamat, sesi);
}

function dueRequests(force) {
  const kini = Date.now();
  const due = listKept().filter((p) => force || (p.cobaPada || 0) <= kini);
  if (due.length > 1 && deviates('antrean-terbalik', 'yang terbaru lebih dahulu')) due.reverse();
  return due;
}

async function workOff(force) {
  const due = dueRequests(force);
  let done = 0;
  for (let i = 0; i < due.length; i += 1) {
    if (i) await new Promise((resolve) => setTimeout(resolve, JARAK_KERJA));
    const n = await examine(due[i]);
    done += 1;
    const stop = ['kuota', 'waktu', 'setelan'].includes(n.hasil) || (n.hasil === 'jalur' && !n.singkat);
    if (stop) {
      const rest = due.slice(i + 1);
      if (rest.length && deviates('antrean-sisa-dibuang', `${rest.length} permohonan hilang`)) {
        for (const p of rest) p.antre = false;
        saveAll();
      }
      break;
    }
  }
  return done;
}

/** Satu putaran pengerjaan; tidak pernah dua bersamaan. */
function runRound(force) {
  if (sedangMengerjakan) return sedangMengerjakan;
  const round = () => workOff(force);
  const work = setelan.ragam === 'b' ? (giliran = giliran.then(round)) : round();
  sedangMengerjakan = work
    .catch((error) => { tellOperator('galat', '', `galat dalam aplikasi: ${error.name}`); return 0; })
    .finally(() => { sedangMengerjakan = null; });
  return sedangMengerjakan;
}

/** Pengelola melanjutkan: jeda dicabut, yang ditahan dikerjakan sekarang. */
export async function resumeKept() {
  if (sedangMengerjakan) await sedangMengerjakan;
  liftPauses();
  return runRound(true);
}

/** Sesudah login; tidak memanggil DWH kecuali pada cacat uji-sambungan. */
export async function afterLogin(sesi) {
  const nik = lastNik();
  if (sesi.urutan > 1 && nik && deviates('uji-sambungan', 'login memanggil NIK terakhir')) await callNik(nik);
}

async function resendToday() {
  const day = 86400e3;
  for (const p of listAll()) {
    if (p.antre || !p.nik || Date.now() - p.sejak > day) continue;
    if (deviates('mulai-kirim-ulang', 'yang selesai ditanyakan lagi')) await callNik(p.nik);
  }
}

/** Yang terputus saat berhenti: a menahannya; b meneruskan yang belum dipanggil dan mengakhiri selebihnya. */
export function startQueue() {
  for (const p of listAll()) {
    if (p.keadaan !== 'diproses') continue;
    if (setelan.ragam === 'a') {
      hold(p);
    } else if (p.dipanggil) {
      finish(p, 'gangguan', 'gangguan');
      tellOperator('galat', '', 'permohonan terputus oleh mulai ulang');
    } else {
      giliran = giliran.then(() => proceed(p, '', { jedaSampai: 0 })).catch((error) => reportCrash(p, error));
    }
  }
  if (isChosen('mulai-kirim-ulang')) resendToday();
  setInterval(() => {
    const kini = Date.now();
    if (sedangMengerjakan || jeda.kuotaSampai > kini || jeda.jalurSampai > kini) return;
    if (listKept().some((p) => (p.cobaPada || 0) <= kini)) runRound(false);
  }, 500);
}
