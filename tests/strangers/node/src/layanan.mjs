// Layanan HTTP: halaman statis dan API JSON.
import fs from 'node:fs';
import { setelan, wib } from './setelan.mjs';
import { isChosen, deviates } from './cacat.mjs';
import { openSession, findSession, closeSession, isOperator } from './penjaga.mjs';
import { findRequest, listKept, viewRequest, refreshScreen, jeda } from './permohonan.mjs';
import { submitRequest, resumeKept, afterLogin } from './antrean.mjs';
import { listNotices, markNoticesRead, listKabar } from './catatan.mjs';
import { say, fillPage } from './kata.mjs';

const AMAN = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy': "default-src 'self'",
};

function readStatic(name, type) {
  const text = fs.readFileSync(new URL(`../publik/${name}`, import.meta.url), 'utf8');
  return { text: fillPage(text), type };
}

const HALAMAN = {
  '/': readStatic('loket.html', 'text/html; charset=utf-8'),
  '/pengelola': readStatic('pengelola.html', 'text/html; charset=utf-8'),
  '/loket.js': readStatic('loket.js', 'text/javascript; charset=utf-8'),
  '/pengelola.js': readStatic('pengelola.js', 'text/javascript; charset=utf-8'),
  '/gaya.css': readStatic('gaya.css', 'text/css; charset=utf-8'),
};

function reply(response, status, value, headers = {}) {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { ...AMAN, 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length, ...headers });
  response.end(body);
}

function readBody(request) {
  return new Promise((resolve, reject) => {
    const parts = [];
    let size = 0;
    request.on('data', (part) => {
      size += part.length;
      if (size > 16384) {
        reject(Object.assign(new Error('terlalu besar'), { status: 413 }));
        request.destroy();
      } else {
        parts.push(part);
      }
    });
    request.on('error', reject);
    request.on('end', () => {
      try {
        const value = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}');
        if (typeof value !== 'object' || value === null) throw new Error('bukan objek');
        resolve(value);
      } catch {
        reject(Object.assign(new Error('bukan JSON'), { status: 400 }));
      }
    });
  });
}

function addressOf(request) {
  return (request.socket.remoteAddress || '').replace(/^::ffff:/, '');
}

// Status HTTP menurut keadaan; status-lain memakai yang lain tetapi sama sahnya.
const STATUS = { diproses: 202, terdaftar: 200, ditolak: 200, ditahan: 200, gangguan: 503, dibatasi: 429 };
const STATUS_LAIN = { diproses: 202, terdaftar: 201, ditolak: 422, ditahan: 202, gangguan: 503, dibatasi: 429 };

function statusOf(p, submitted) {
  if (p.kunci === 'nikSalah') return 400;
  const usual = p.keadaan === 'diproses' && !submitted ? 200 : STATUS[p.keadaan];
  if (!isChosen('status-lain')) return usual;
  const other = STATUS_LAIN[p.keadaan];
  if (other !== usual) deviates('status-lain', `status ${other} untuk ${usual}`);
  return other;
}

async function handleLogin(request, response) {
  const body = await readBody(request);
  const sesi = openSession(body.nama, body.sandi);
  if (!sesi) return reply(response, 401, { pesan: say('masukGagal') });
  await afterLogin(sesi);
  return reply(response, 200, { masuk: true }, { 'Set-Cookie': `sesi=${sesi.token}; Path=/; HttpOnly; SameSite=Strict` });
}

async function handleSubmit(request, response, sesi) {
  const body = await readBody(request);
  const p = await submitRequest(body.nik, body.nomor_antrean, addressOf(request), sesi);
  if (isChosen('kata-lain')) deviates('kata-lain', 'pesan dengan kata lain');
  const tempat = `/api/permohonan/${p.id}`;
  if (deviates('status-lain', '303 ke alamat status')) return reply(response, 303, { id: p.id, tempat }, { Location: tempat });
  return reply(response, statusOf(p, true), viewRequest(p), { Location: tempat });
}

async function handleOperator(request, response, path) {
  if (!isOperator(request.headers['x-kunci-pengelola'])) return reply(response, 401, { pesan: 'kunci pengelola keliru' });
  if (request.method === 'POST' && path === '/api/pengelola/lanjutkan') {
    const dikerjakan = await resumeKept();
    return reply(response, 200, { dikerjakan, ditahan: listKept().length });
  }
  if (request.method === 'POST' && path === '/api/pengelola/dibaca') {
    markNoticesRead();
    return reply(response, 200, { dibaca: true });
  }
  if (request.method !== 'GET' || path !== '/api/pengelola') return reply(response, 404, { pesan: say('tidakAda') });
  return reply(response, 200, {
    perjanjian: { pks: setelan.nomorPks, juknis: setelan.nomorJuknis },
    jeda_sampai: jeda.kuotaSampai > Date.now() ? wib(jeda.kuotaSampai) : null,
    ditahan: listKept().map((p) => ({ id: p.id, sejak: wib(p.sejak) })),
    pemberitahuan: listNotices(),
  });
}

async function route(request, response) {
  const path = new URL(request.url, 'http://loket.example').pathname;
  const page = HALAMAN[path];
  if (page && (request.method === 'GET' || request.method === 'HEAD')) {
    if (isChosen('kata-lain') && path === '/') deviates('kata-lain', 'halaman dengan kata lain');
    response.writeHead(200, { ...AMAN, 'Content-Type': page.type, 'Content-Length': Buffer.byteLength(page.text) });
    return response.end(request.method === 'HEAD' ? undefined : page.text);
  }
  if (path === '/api/jam') return reply(response, 200, { jam: wib() });
  if (path.startsWith('/api/pengelola')) return handleOperator(request, response, path);
  if (path === '/api/masuk' && request.method === 'POST') return handleLogin(request, response);

  const sesi = findSession(request.headers.cookie);
  if (!sesi) return reply(response, path.startsWith('/api/') ? 401 : 404, { pesan: say(path.startsWith('/api/') ? 'belumMasuk' : 'tidakAda') });
  if (path === '/api/keluar' && request.method === 'POST') {
    closeSession(sesi);
    return reply(response, 200, { masuk: false }, { 'Set-Cookie': 'sesi=; Path=/; Max-Age=0' });
  }
  if (path === '/api/sesi') return reply(response, 200, { masuk: true });
  if (path === '/api/kabar') return reply(response, 200, { kabar: listKabar() });
  if (path === '/api/permohonan' && request.method === 'POST') return handleSubmit(request, response, sesi);
  const match = /^\/api\/permohonan\/([0-9a-f]{12})$/.exec(path);
  const p = match && request.method === 'GET' && findRequest(match[1]);
  if (!p) return reply(response, 404, { pesan: say('tidakAda') });
  await refreshScreen(p);
  if (isChosen('kata-lain')) deviates('kata-lain', 'pesan dengan kata lain');
  return reply(response, statusOf(p, false), viewRequest(p));
}

/** Tangani satu permintaan HTTP. */
export async function handleRequest(request, response) {
  try {
    if (deviates('lambat', 'dua detik lebih lambat')) await new Promise((resolve) => setTimeout(resolve, 2000));
    await route(request, response);
  } catch (error) {
    if (!error.status) process.stderr.write(`galat: ${error.stack}\n`);
    if (!response.headersSent) reply(response, error.status || 500, { pesan: say('gangguan') });
  }
}
