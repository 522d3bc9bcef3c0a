// Penjaga: sesi petugas, dan batas terhadap permohonan beruntun.
import crypto from 'node:crypto';
import { setelan } from './setelan.mjs';
import { isChosen, deviates } from './cacat.mjs';

const UMUR_SESI = 10 * 3600e3;
const sesiTerbuka = new Map();

function sameText(left, right) {
  const a = crypto.createHash('sha256').update(String(left)).digest();
  const b = crypto.createHash('sha256').update(String(right)).digest();
  return crypto.timingSafeEqual(a, b);
}

/** Masuk sebagai petugas loket; null bila keliru. */
export function openSession(nama, sandi) {
  const cocok = sameText(nama ?? '', setelan.petugasNama) & sameText(sandi ?? '', setelan.petugasSandi);
  if (!cocok) return null;
  const token = crypto.randomBytes(24).toString('base64url');
  const sesi = { token, sejak: Date.now(), jedaSampai: 0, urutan: sesiTerbuka.size + 1 };
  sesiTerbuka.set(token, sesi);
  return sesi;
}

export function findSession(cookieHeader) {
  const match = /(?:^|;\s*)sesi=([\w-]+)/.exec(cookieHeader || '');
  const sesi = match && sesiTerbuka.get(match[1]);
  if (!sesi) return null;
  if (Date.now() - sesi.sejak > UMUR_SESI) {
    sesiTerbuka.delete(sesi.token);
    return null;
  }
  return sesi;
}

export function closeSession(sesi) {
  sesiTerbuka.delete(sesi.token);
}

export function isOperator(header) {
  return Boolean(header) && sameText(header, setelan.pengelolaKunci);
}

// Riwayat pemasukan sepuluh menit terakhir: sidik NIK tidak cukup untuk mengenali deret, jadi bilangannya
// sendiri, di memori saja.
let riwayat = [];

function tooMany(entries, now) {
  return entries.filter((e) => now - e.pada < 60e3).length >= setelan.batasPerMenit;
}

function isSeries(entries, nik) {
  const last = entries.slice(-2);
  if (last.length < 2) return false;
  const [first, second] = last.map((e) => e.nik);
  const step = second - first;
  return (step === 1n || step === -1n) && nik - second === step;
}

/** Apakah pemasukan ini harus dihentikan? Menghitung menurut alamat loket, deret menurut seluruh kantor. */
export function guardEntry(nikText, alamat, sesi) {
  const now = Date.now();
  const nik = BigInt(nikText);
  riwayat = riwayat.filter((e) => now - e.pada < 600e3);
  const bySession = riwayat.filter((e) => e.sesi === sesi.token);
  const byAddress = riwayat.filter((e) => e.alamat === alamat);
  let stopped = tooMany(byAddress, now) || isSeries(riwayat, nik);
  if (isChosen('deret-per-sesi')) {
    const perSesi = tooMany(bySession, now) || isSeries(bySession, nik);
    if (stopped && !perSesi && deviates('deret-per-sesi', 'deret berlanjut sesudah masuk lagi')) stopped = false;
  }
  riwayat.push({ pada: now, nik, alamat, sesi: sesi.token });
  return stopped;
}
