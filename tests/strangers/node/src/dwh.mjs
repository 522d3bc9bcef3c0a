// Klien DWH: satu panggilan CALL_NIK, dan pembacaan jawabannya.
import http from 'node:http';
import https from 'node:https';
import { setelan, loadJson, saveJson } from './setelan.mjs';
import { isChosen, deviates } from './cacat.mjs';

function readCredentials() {
  const now = { user: setelan.dwhUser, sandi: setelan.dwhSandi };
  if (!isChosen('sandi-lama')) return now;
  const first = loadJson('kredensial.json', null);
  if (!first) {
    saveJson('kredensial.json', now);
    return now;
  }
  return first;
}
const kredensial = readCredentials();

/** Isi permintaan: kredensial dan NIK, tidak ada elemen lain. */
export function composeBody(nik, alamatPetugas) {
  let ip = setelan.dwhIp;
  if (alamatPetugas && alamatPetugas !== ip && deviates('ip-petugas', `ip_user ${alamatPetugas}`)) ip = alamatPetugas;
  if ((kredensial.user !== setelan.dwhUser || kredensial.sandi !== setelan.dwhSandi)
    && deviates('sandi-lama', 'kredensial lama dipakai')) {
    return { user_id: kredensial.user, password: kredensial.sandi, ip_user: ip, NIK: nik };
  }
  return { user_id: setelan.dwhUser, password: setelan.dwhSandi, ip_user: ip, NIK: nik };
}

function send(alamat, body) {
  return new Promise((resolve) => {
    const url = new URL(alamat);
    const data = Buffer.from(JSON.stringify(body));
    const client = url.protocol === 'https:' ? https : http;
    let done = false;
    const finish = (result) => {
      if (done) return;
      done = true;
      clearTimeout(timer);
      resolve(result);
    };
    const request = client.request(url, {
      method: 'POST',
      agent: false,
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json',
        'Content-Length': data.length,
        Connection: 'close',
      },
    }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => finish(response.complete
        ? { status: response.statusCode, teks: Buffer.concat(parts).toString('utf8') }
        : { galat: 'putus' }));
      response.on('error', () => finish({ galat: 'putus' }));
      response.on('aborted', () => finish({ galat: 'putus' }));
    });
    const timer = setTimeout(() => {
      finish({ galat: 'waktu-habis' });
      request.destroy();
    }, setelan.batasTunggu);
    request.on('error', (error) => finish({ galat: error.code === 'ECONNREFUSED' ? 'tak-tersambung' : 'putus' }));
    request.end(data);
  });
}

/** Satu panggilan untuk satu NIK. Hasil: {status, teks} atau {galat}. */
export async function callNik(nik, alamatPetugas) {
  const body = composeBody(nik, alamatPetugas);
  let result = await send(setelan.dwhAlamat, body);
  for (let n = 0; n < 3 && (result.galat || result.status !== 200); n += 1) {
    if (!deviates('ulang-tanpa-jeda', `percobaan ulang ${n + 1}`)) break;
    result = await send(setelan.dwhAlamat, body);
  }
  return result;
}

/** Hanya dipakai cacat metode-lain: metode tetangga pada alamat yang sama. */
export async function callOtherMethod(nik) {
  const url = new URL(setelan.dwhAlamat);
  url.pathname = url.pathname.replace(/[^/]+\/?$/, 'CALL_VERIFY_BY_ELEMEN');
  return send(url.href, { ...composeBody(nik), TRESHOLD: '90' });
}

// NIK dan NO_KK datang sebagai bilangan 16 angka; di atas 2^53 angka terakhirnya hilang bila dibaca
// sebagai Number (kode wilayah 91-97). Karena itu bilangan panjang diberi kutip sebelum dibaca.
const BILANGAN_PANJANG = /("[A-Za-z_]+"\s*:\s*)(\d{15,})(?=\s*[,}\]])/g;

/** Baca jawaban; null bila bukan JSON dengan tepat satu objek dalam content. */
export function parseAnswer(teks) {
  let parsed;
  try {
    const exact = teks.replace(BILANGAN_PANJANG, '$1"$2"');
    parsed = JSON.parse(exact);
    if (isChosen('nik-dibulatkan')) {
      const rounded = JSON.parse(teks);
      const lama = rounded?.content?.[0];
      if (lama && String(lama.NIK) !== String(parsed.content[0].NIK)
        && deviates('nik-dibulatkan', 'angka terakhir NIK hilang')) {
        lama.dibulatkan = true;
        parsed = rounded;
      }
    }
  } catch {
    return null;
  }
  const first = parsed?.content?.[0];
  if (!Array.isArray(parsed?.content) || !first || typeof first !== 'object') return null;
  return first;
}
