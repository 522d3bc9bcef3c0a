'use strict';
// gerai: the counter of the library office. One process: the clerk's page, its JSON interface, the queue, the worker.
const http = require('http');
const fs = require('fs');
const path = require('path');
const crypto = require('crypto');
const { Portal, Gangguan, ORANG } = require('./portal.js');

const E = process.env;
const RAGAM = E.RAGAM === 'b' ? 'b' : 'a';
const CACAT = E.CACAT || '';
const PORT = Number(E.GERAI_PORT || 8080);
const RUANG = path.resolve(E.GERAI_RUANG || './ruang');
const PIN = E.GERAI_PIN || '';
const KUNCI_TUGAS = E.GERAI_KUNCI_TUGAS || '';
const tidur = (ms) => new Promise((r) => setTimeout(r, ms));

// ---- defects ---------------------------------------------------------------------------------------------------
const tandai = (tanda) => {
  if (E.TANDA && CACAT) fs.appendFileSync(E.TANDA, JSON.stringify({ tanda, cacat: CACAT, waktu: new Date().toISOString() }) + '\n');
};
const cacat = (...id) => id.includes(CACAT);
cacat.tanda = () => tandai('menyimpang');
tandai('mulai');

// ---- disk ------------------------------------------------------------------------------------------------------
const D = { antre: path.join(RUANG, 'antrean'), usai: path.join(RUANG, 'selesai') };
for (const d of Object.values(D)) fs.mkdirSync(d, { recursive: true, mode: 0o700 });
const F = { anggota: path.join(RUANG, 'anggota.jsonl'), gerbang: path.join(RUANG, 'gerbang.json'), petugas: path.join(RUANG, 'petugas.log'),
  ingat: path.join(RUANG, 'ingat.json'), jejak: path.join(RUANG, 'jejak.log') };
function tulis(file, isi) {
  const s = `${file}.${crypto.randomBytes(4).toString('hex')}.baru`;
  const fd = fs.openSync(s, 'w', 0o600);
  fs.writeSync(fd, JSON.stringify(isi)); fs.fsyncSync(fd); fs.closeSync(fd);
  fs.renameSync(s, file);
}
const bacaJson = (f, bila) => { try { return JSON.parse(fs.readFileSync(f, 'utf8')); } catch { return bila; } };
function tambah(file, baris) {
  const fd = fs.openSync(file, 'a', 0o600); fs.writeSync(fd, baris + '\n'); fs.fsyncSync(fd); fs.closeSync(fd);
}
const samar = (nik) => `${String(nik).slice(0, 4)}********${String(nik).slice(-2)}`;
function petugas(hal, isi) {
  if (cacat('operator-bisu')) return cacat.tanda();
  let baris = `${new Date().toISOString()} ${hal}: ${isi}`;
  if (cacat('sandi-log')) { cacat.tanda(); baris += ` (user=${E.PORTAL_USER} password=${E.PORTAL_PASSWORD})`; }
  tambah(F.petugas, baris);
}
if (!fs.existsSync(F.petugas)) fs.writeFileSync(F.petugas, '', { mode: 0o600 });

// ---- members ---------------------------------------------------------------------------------------------------
const anggota = new Map();
for (const l of fs.existsSync(F.anggota) ? fs.readFileSync(F.anggota, 'utf8').split('\n') : []) {
  try { const a = JSON.parse(l); anggota.set(a.nik, a.nomor); } catch { /* a line cut off by a power cut */ }
}
function terbitkan(p, data) {
  let nomor = anggota.get(p.nik);
  if (!nomor) {
    nomor = `BNA-${new Date().getFullYear()}-${String(anggota.size + 1).padStart(5, '0')}`;
    anggota.set(p.nik, nomor);
    const rekam = { nomor, nik: p.nik, waktu: new Date().toISOString() };    // what the applicant gave, and our number
    if (cacat('simpan-data') && data) { cacat.tanda(); Object.assign(rekam, { penduduk: data }); }
    tambah(F.anggota, JSON.stringify(rekam));
  }
  return nomor;
}

// ---- comparing -------------------------------------------------------------------------------------------------
const rapi = (s) => String(s || '').normalize('NFC').replace(/[\u2018\u2019\u02bc`]/g, "'").replace(/\s+/g, ' ').trim().toUpperCase();
function tanggal(s) {
  let m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(rapi(s));
  if (m) return `${m[1]}-${m[2]}-${m[3]}`;
  m = /^(\d\d)[-/](\d\d)[-/](\d{4})$/.exec(rapi(s));
  return m ? `${m[3]}-${m[2]}-${m[1]}` : null;
}
const kelamin = (s) => ({ L: 'L', P: 'P', 'LAKI-LAKI': 'L', PEREMPUAN: 'P' })[rapi(s)] || null;

// 'sesuai', 'beda', or 'kurang' where the page does not show what is to be compared
function banding(p, d) {
  const ada = { nama: rapi(d.NAMA_LGKP) && rapi(d.NAMA_LGKP) !== '-', lahir: tanggal(d.TGL_LHR), kelamin: kelamin(d.JENIS_KLMIN) };
  if (!ada.nama || !ada.lahir || !ada.kelamin) {
    if (!cacat('elemen-hilang-lolos', 'pesan-asing-lolos')) return 'kurang';
    cacat.tanda();
  }
  const sama = {
    nama: !ada.nama || rapi(p.nama) === rapi(d.NAMA_LGKP),
    lahir: !ada.lahir || p.lahir === ada.lahir,
    kelamin: !ada.kelamin || p.kelamin === ada.kelamin,
  };
  if (sama.nama && sama.lahir && sama.kelamin) return 'sesuai';
  const a = rapi(p.nama), b = rapi(d.NAMA_LGKP);
  let lolos = false;
  if (cacat('nama-awal')) lolos = a.split(' ')[0] === b.split(' ')[0] && sama.lahir && sama.kelamin;
  if (cacat('nama-terkandung')) lolos = a && (a.includes(b) || b.includes(a)) && sama.lahir && sama.kelamin;
  if (cacat('lahir-tahun')) lolos = sama.nama && sama.kelamin && p.lahir.slice(0, 4) === ada.lahir.slice(0, 4);
  if (cacat('kelamin-abai')) lolos = sama.nama && sama.lahir;
  if (cacat('cukup-dua')) lolos = sama.nama + sama.lahir + sama.kelamin >= 2;
  if (lolos) cacat.tanda();
  return lolos ? 'sesuai' : 'beda';
}

// ---- words -----------------------------------------------------------------------------------------------------
const KATA = {
  terbit: 'Nomor anggota diterbitkan.',
  beda: 'Data tidak sesuai dengan data kependudukan. Mohon perbaiki kelengkapan dokumen, lalu ajukan kembali.',
  'tidak-ada': 'NIK tidak ditemukan pada data kependudukan. Mohon periksa kembali NIK pada dokumen.',
  format: 'NIK tidak sesuai format. Mohon periksa kembali NIK pada dokumen.',
  'tak-diproses': 'NIK belum dapat diproses. Mohon hubungi Dinas Dukcapil, lalu ajukan kembali.',
  meninggal: 'Permohonan tidak dapat dilanjutkan: status kependudukan NIK ini perlu diselesaikan di Dinas Dukcapil.',
  ganda: 'Permohonan tidak dapat dilanjutkan: data NIK ini perlu diselesaikan di Dinas Dukcapil.',
  'non-aktif': 'Permohonan tidak dapat dilanjutkan: status NIK ini tidak aktif, mohon hubungi Dinas Dukcapil.',
  simpan: 'Pemeriksaan sedang tidak dapat dilakukan, bukan karena data Anda. Permohonan kami simpan dan kami lanjutkan sendiri.',
  maaf: 'Pemeriksaan sedang terganggu, bukan karena data Anda. Permohonan belum diproses; mohon ajukan lagi nanti.',
  batas: 'Terlalu banyak NIK dari meja ini dalam waktu berdekatan. Meja dihentikan sementara.',
  proses: 'Sedang diperiksa.',
};
if (cacat('kata-lain')) Object.keys(KATA).forEach((k) => { KATA[k] = `Info ${k.split('').reverse().join('')}: silakan lihat status.`; });
const NASIHAT = {
  masuk: 'Web Portal menolak masuk. Periksa User ID dan kata sandi pada setelan; jangan dicoba berulang agar tidak terkunci.',
  kuota: 'Kuota Web Portal hari ini habis. Permohonan disimpan sampai besok.',
  jam: 'Web Portal menolak karena di luar jam akses. Permohonan disimpan.',
  instansi: 'Web Portal menyatakan instansi tidak aktif. Hubungi Dinas Dukcapil.',
  user: 'Web Portal menyatakan User ID non aktif. Hubungi Admin.',
  ip: 'Web Portal menyatakan alamat jaringan tidak sesuai. Periksa jaringan tertutup, hubungi Dinas Dukcapil.',
  henti: 'Web Portal menghentikan pencarian karena pola NIK. Pencarian dijeda 15 menit.',
  asing: 'Web Portal memberi pesan yang tidak dikenal. Periksa dengan Dinas Dukcapil.',
  kurang: 'Halaman Web Portal tidak memuat elemen yang harus dibandingkan.',
  nik: 'Halaman Web Portal bukan tentang NIK yang dicari.',
  jaringan: 'Sambungan ke Web Portal gagal.', lambat: 'Web Portal tidak menjawab pada waktunya.',
  rusak: 'Jawaban Web Portal tidak dapat dibaca.', antre: 'Antrean ke Web Portal terlalu panjang.',
};

// ---- the gate: what is known to hold for everybody, so that nobody is asked about meanwhile -----------------------
const besok = () => { const h = 86400000, w = 7 * 3600000; return Math.floor((Date.now() + w) / h) * h + h - w + 5 * 60000; };   // 00.05 WIB
let gerbang = bacaJson(F.gerbang, null);
const JEDA_MASUK = [15, 30, 60, 300, 900];
function tutup(kelas) {
  const kali = gerbang && gerbang.kelas === kelas ? gerbang.kali + 1 : 0;
  const sampai = { kuota: besok(), jam: Date.now() + 30 * 60000, henti: Date.now() + 15 * 60000 }[kelas]
    || Date.now() + 1000 * JEDA_MASUK[Math.min(kali, JEDA_MASUK.length - 1)];
  gerbang = { kelas, kali, sampai };
  tulis(F.gerbang, gerbang);
}
const buka = () => { if (gerbang) { gerbang = null; fs.rmSync(F.gerbang, { force: true }); } };
const tertutup = () => (gerbang && Date.now() < gerbang.sampai ? gerbang.kelas : null);

// ---- asking ----------------------------------------------------------------------------------------------------
const portal = new Portal({
  alamat: E.PORTAL_URL || 'http://127.0.0.1:9/', user: E.PORTAL_USER || '', sandi: E.PORTAL_PASSWORD || '', cacat,
  peringatan: (p) => petugas('peringatan portal', p),
  halamanData: (h) => {
    if (cacat('jejak-halaman')) { cacat.tanda(); tambah(F.jejak, `${new Date().toISOString()} ${JSON.stringify(h.data)}`); }
  },
});
const BENDUNG = new Set(['kuota', 'jam', 'henti', 'masuk']);
const DICETAK = new Set(['meninggal', 'ganda', 'tidak-ada', 'non-aktif', 'format', 'masuk', 'kuota', 'instansi', 'user']);

async function cari(nik) {
  if (cacat('ingat-jawaban')) {
    const i = bacaJson(F.ingat, {});
    if (i[nik]) { cacat.tanda(); return { kelas: 'ditemukan', data: i[nik], nik }; }
    const r = await portal.cari(nik);
    if (r.data) { cacat.tanda(); i[nik] = r.data; tulis(F.ingat, i); }
    return r;
  }
  return portal.cari(nik);
}

// the verdict about one request: {hasil: terbit|tolak|gangguan, ...}
async function periksa(p, { lanjutan = false } = {}) {
  if (cacat('tolak-wilayah') && !p.nik.startsWith('3304')) { cacat.tanda(); return { hasil: 'tolak', sebab: 'beda' }; }
  let r;
  for (let kali = 0; ; kali++) {
    try {
      r = await cari(p.nik);
      if (!ORANG.has(r.kelas) && r.kelas !== 'ditemukan') throw Object.assign(new Gangguan(r.kelas, r.pesan), { r });
      break;
    } catch (e) {
      const g = e instanceof Gangguan ? e : new Gangguan('rusak', `kesalahan sendiri: ${e.message}`);
      if (cacat('gencar') && kali < 4) { cacat.tanda(); continue; }
      if (RAGAM === 'a' && !lanjutan && g.kelas === 'jaringan' && kali < 1) { await tidur(1000); continue; }
      const salah = (cacat('default-menyalahkan') && ['masuk', 'kuota', 'instansi', 'user', 'ip', 'jam', 'henti', 'asing'].includes(g.kelas))
        || (cacat('kuota-menyalahkan') && g.kelas === 'kuota') || (cacat('jam-menyalahkan') && g.kelas === 'jam')
        || (cacat('masuk-menyalahkan') && g.kelas === 'masuk') || (cacat('rusak-menyalahkan') && g.kelas === 'rusak');
      petugas(g.kelas, `${NASIHAT[g.kelas] || NASIHAT.rusak} [${(g.rinci || g.message || '').slice(0, 120)}]`);
      if (BENDUNG.has(g.kelas)) tutup(g.kelas);
      if (salah) { cacat.tanda(); return { hasil: 'tolak', sebab: cacat('default-menyalahkan') ? 'beda' : 'tidak-ada' }; }
      if (cacat('putus-lolos') && ['jaringan', 'lambat'].includes(g.kelas)) { cacat.tanda(); return { hasil: 'terbit', data: null }; }
      if (cacat('pesan-asing-lolos') && g.r && !DICETAK.has(g.kelas)) { cacat.tanda(); return { hasil: 'terbit', data: g.r.data }; }
      return { hasil: 'gangguan', kelas: g.kelas, rinci: g.message };
    }
  }
  buka();
  if (cacat('pesan-asing-lolos') && r.kelas === 'tak-diproses') { cacat.tanda(); return { hasil: 'terbit', data: null }; }
  if (cacat('ditemukan-lolos') && ['meninggal', 'ganda', 'non-aktif'].includes(r.kelas)) { cacat.tanda(); return { hasil: 'terbit', data: null }; }
  if (cacat('non-aktif-lolos') && r.kelas === 'non-aktif') { cacat.tanda(); return { hasil: 'terbit', data: null }; }
  if (ORANG.has(r.kelas)) {
    if (cacat('tanya-lagi')) { cacat.tanda(); await portal.cari(p.nik).catch(() => {}); }
    if (cacat('salah-ketik') && ['tidak-ada', 'format'].includes(r.kelas)) {
      for (const n of [String(BigInt(p.nik) + 1n).padStart(16, '0'), p.nik.slice(0, 14) + p.nik[15] + p.nik[14]]) {
        cacat.tanda(); await portal.cari(n).catch(() => {});
      }
    }
    return { hasil: 'tolak', sebab: r.kelas };
  }
  if (!r.data) { petugas('kurang', NASIHAT.kurang); return { hasil: 'gangguan', kelas: 'kurang' }; }
  if (String(r.nik || '').trim() !== p.nik) {
    if (!cacat('nik-jawab-abai')) { petugas('nik', NASIHAT.nik); return { hasil: 'gangguan', kelas: 'nik' }; }
    cacat.tanda();
  }
  if (lanjutan && cacat('lanjut-lolos')) {
    if (banding(p, r.data) !== 'sesuai') cacat.tanda();
    return { hasil: 'terbit', data: r.data };
  }
  const b = banding(p, r.data);
  if (b === 'kurang') { petugas('kurang', NASIHAT.kurang); return { hasil: 'gangguan', kelas: 'kurang', rinci: 'elemen tidak ada' }; }
  if (b === 'beda') {
    if (cacat('tanya-lagi')) { cacat.tanda(); await portal.cari(p.nik).catch(() => {}); }
    return { hasil: 'tolak', sebab: 'beda', data: r.data };
  }
  return { hasil: 'terbit', data: r.data };
}

// ---- requests --------------------------------------------------------------------------------------------------
const kini = new Map();          // id -> what the clerk sees; finished ones for an hour
const ingatan = new Map();       // with antre-ingatan alone
const lihat = (id, v) => { kini.set(id, v); setTimeout(() => kini.delete(id), 3600000).unref(); };
const berkas = (id) => path.join(D.antre, `${id}.json`);
function antrekan(p) {
  if (cacat('janji-kosong') && p.status === 'simpan') { cacat.tanda(); fs.rmSync(berkas(p.id), { force: true }); return; }
  if (cacat('antre-ingatan')) { if (p.status === 'simpan') cacat.tanda(); ingatan.set(p.id, p); return; }
  tulis(berkas(p.id), p);
}
const lepasAntre = (id) => { ingatan.delete(id); fs.rmSync(berkas(id), { force: true }); };
function antrean() {
  const dariDisk = fs.readdirSync(D.antre).filter((f) => /^[0-9a-f]{16}\.json$/.test(f)).map((f) => bacaJson(path.join(D.antre, f), null));
  return [...dariDisk, ...ingatan.values()].filter(Boolean).sort((x, y) => x.sejak - y.sejak);
}

async function bagiData(d) {
  cacat.tanda();
  await new Promise((r) => {
    const q = http.request('http://127.0.0.1:8999/statistik', { method: 'POST', timeout: 1000 }, (s) => { s.resume(); s.on('end', r); });
    q.on('error', r); q.on('timeout', () => { q.destroy(); r(); });
    q.end(JSON.stringify({ nama: d.NAMA_LGKP, alamat: d.ALAMAT }));
  });
}

async function jawabAkhir(p, h) {
  const v = { id: p.id, selesai: true };
  if (h.hasil === 'terbit') {
    v.status = 'terbit'; v.nomor = terbitkan(p, h.data); v.nik = p.nik; v.pesan = KATA.terbit;
    if (h.data && cacat('tampil-alamat')) { cacat.tanda(); Object.assign(v, { alamat: h.data.ALAMAT, nomor_kk: h.data.NO_KK, pekerjaan: h.data.JENIS_PKRJN }); }
    if (h.data && cacat('bagi-data')) await bagiData(h.data);
  } else {
    v.status = 'tolak'; v.pesan = KATA[h.sebab] || KATA.beda;
    if (h.data && cacat('tampil-asli')) { cacat.tanda(); v.pesan += ` Tercatat: ${h.data.NAMA_LGKP}, ${h.data.TGL_LHR}, ${h.data.JENIS_KLMIN}.`; }
  }
  if (h.data && cacat('data-tersembunyi')) { cacat.tanda(); v._portal = h.data; }
  return v;
}
const JEDA = { jaringan: [15, 30, 60, 300, 900], lambat: [15, 30, 60, 300, 900], antre: [15, 30, 60, 300, 900], rusak: [30, 60, 300, 900] };
const JEDA_LAIN = [60, 300, 900, 3600];
function simpan(p, kelas) {
  const jeda = JEDA[kelas] || JEDA_LAIN;
  p.status = 'simpan'; p.kelas = kelas; p.kali = (p.kali || 0) + 1;
  // after the last pause it rests until the daily run or the operator wakes it: kept, not tried for ever
  p.lagi = p.kali > jeda.length ? null : Date.now() + 1000 * jeda[p.kali - 1];
  antrekan(p);
}

let terakhir = null, bersama = null;
async function layani(p) {
  terakhir = p.nik;
  const t = tertutup();
  let h;
  if (t) {
    petugas(t, `Permohonan ${p.id} diterima selagi: ${NASIHAT[t]}`);
    h = { hasil: 'gangguan', kelas: t, rinci: 'gerbang' };
  } else h = await periksa(p);
  let v;
  if (h.hasil === 'gangguan') {
    if (RAGAM === 'a' || ['kuota', 'jam', 'henti'].includes(h.kelas)) {
      simpan(p, h.kelas);
      v = { id: p.id, status: 'simpan', selesai: true, pesan: KATA.simpan };
    } else {
      lepasAntre(p.id);
      v = { id: p.id, status: 'maaf', selesai: true, pesan: KATA.maaf };
    }
    if (cacat('teknis')) { cacat.tanda(); v.pesan += ` [Gangguan: ${h.rinci || h.kelas} pada ${E.PORTAL_URL}]`; }
  } else {
    v = await jawabAkhir(p, h);
    lepasAntre(p.id);
    tulis(path.join(D.usai, `${p.id}.json`), { id: v.id, status: v.status, selesai: true, pesan: v.pesan, nomor: v.nomor });
  }
  if (cacat('silang')) { bersama = v; await tidur(400); if (bersama.id !== v.id) cacat.tanda(); v = { ...bersama, id: p.id }; }
  lihat(p.id, v);
  return v;
}

// ---- telling those who had to wait ----------------------------------------------------------------------------------
async function kabari(p, v) {
  if (!E.GERAI_KABAR || !p.kontak) return;
  const isi = JSON.stringify({ kepada: p.kontak, perihal: v.status === 'terbit' ? 'Permohonan anggota disetujui' : 'Permohonan anggota tidak dapat disetujui',
    isi: v.status === 'terbit' ? `${v.pesan} Nomor: ${v.nomor}` : v.pesan, status: v.status });
  for (let i = 0; i < 3; i++) {
    const baik = await new Promise((r) => {
      const q = http.request(E.GERAI_KABAR, { method: 'POST', timeout: 3000, headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(isi) } },
        (s) => { s.resume(); s.on('end', () => r(s.statusCode < 300)); });
      q.on('error', () => r(false)); q.on('timeout', () => { q.destroy(); r(false); });
      q.end(isi);
    });
    if (baik) return;
    await tidur(2000);
  }
  petugas('kabar', `Pemohon permohonan ${p.id} belum dapat dikabari; kabari dari meja.`);
}

// ---- the worker ------------------------------------------------------------------------------------------------
let bekerja = null;
async function kerja() {
  for (const p of antrean()) {
    if (p.status === 'proses') { if (dalamProses.has(p.id)) continue; }        // in somebody's hands now
    else if (p.status !== 'simpan' || p.lagi === null || p.lagi > Date.now()) continue;
    if (cacat('kuota-tak-pulih') && p.kelas === 'kuota') { cacat.tanda(); continue; }
    if (tertutup()) return;
    const h = await periksa(p, { lanjutan: true });
    if (h.hasil === 'gangguan') {
      simpan(p, h.kelas);
      lihat(p.id, { id: p.id, status: 'simpan', selesai: true, pesan: KATA.simpan });
      for (const q of antrean()) if (q.id !== p.id && q.lagi && q.lagi < p.lagi && q.status === 'simpan') { q.lagi = p.lagi; antrekan(q); }
      return;                                                                   // what failed for one fails for all now
    }
    const v = await jawabAkhir(p, h);
    tulis(path.join(D.usai, `${p.id}.json`), { id: v.id, status: v.status, selesai: true, pesan: v.pesan, nomor: v.nomor });
    lepasAntre(p.id);
    lihat(p.id, v);
    kabari(p, v);
    await tidur(250);
  }
}
const dalamProses = new Set();
const jalankan = () => (bekerja = bekerja || kerja().catch((e) => petugas('pekerja', e.message)).finally(() => { bekerja = null; }));
setInterval(jalankan, 1000);
async function lanjutkan() {
  if (bekerja) await bekerja;
  buka();
  for (const p of antrean()) if (p.status === 'simpan') { p.lagi = 0; p.kali = 0; antrekan(p); }
  await Promise.race([jalankan(), tidur(10000)]);
  return { menunggu: antrean().length };
}
if (cacat('kuota-gencar')) setInterval(() => { if (gerbang && gerbang.kelas === 'kuota' && terakhir) { cacat.tanda(); portal.cari(terakhir).catch(() => {}); } }, 1000);
if (cacat('denyut')) setInterval(() => { if (terakhir) { cacat.tanda(); portal.cari(terakhir).catch(() => {}); } }, 3000);

// ---- series of NIK ---------------------------------------------------------------------------------------------
const SEMUA = [];        // {nik, meja, pada} of the whole counter
const henti = new Map(); // desk -> until
function berderet(meja, nik) {
  if (cacat('tanpa-batas')) { if (SEMUA.filter((x) => x.meja === meja).length >= 8) cacat.tanda(); SEMUA.push({ nik, meja, pada: Date.now() }); return false; }
  const kini_ = Date.now();
  if ((henti.get(meja) || 0) > kini_) return true;
  while (SEMUA.length && kini_ - SEMUA[0].pada > 600000) SEMUA.shift();
  const sendiri = SEMUA.filter((x) => x.meja === meja);
  const dekat = sendiri.filter((x) => kini_ - x.pada < 60000).length;
  let urut = 1, n = BigInt(nik);
  for (let i = SEMUA.length - 1; i >= 0 && urut < 4; i--) {
    const d = BigInt(SEMUA[i].nik) - n;
    if (d >= -3n && d <= 3n && d !== 0n) { urut++; n = BigInt(SEMUA[i].nik); } else if (d !== 0n) break;
  }
  const pola = sendiri.filter((x) => x.nik.slice(0, 12) === nik.slice(0, 12) && x.nik !== nik).length;
  const sama = sendiri.filter((x) => x.nik === nik).length;
  if (dekat >= 8 || urut >= 4 || pola >= 4 || sama >= 5) {
    henti.set(meja, kini_ + 5 * 60000);
    petugas('deret', `Meja dihentikan 5 menit: NIK ${urut >= 4 || pola >= 4 ? 'berurutan/berpola' : 'dalam waktu berdekatan'}.`);
    return true;
  }
  SEMUA.push({ nik, meja, pada: kini_ });
  return false;
}
const cocok = new Map();
const setelahCocok = (meja) => {
  if (!cacat('batas-reset')) return;
  cocok.set(meja, (cocok.get(meja) || 0) + 1);
  if (cocok.get(meja) >= 8) cacat.tanda();
  for (let i = SEMUA.length - 1; i >= 0; i--) if (SEMUA[i].meja === meja) SEMUA.splice(i, 1);
};

// ---- the counter's own pages -----------------------------------------------------------------------------------
const meja = new Map();  // cookie -> {token, masuk}
const HALAMAN = (token) => `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="gerai-token" content="${token}">
<title>Gerai anggota perpustakaan</title></head><body><h1>Gerai pendaftaran anggota</h1>
<form id="pin"><label>PIN meja <input name="pin" type="password"></label><button>Buka meja</button></form>
<form id="f"><p><label>NIK <input name="nik" maxlength="16" inputmode="numeric"></label></p><p><label>Nama lengkap <input name="nama"></label></p>
<p><label>Tanggal lahir <input name="lahir" placeholder="HH-BB-TTTT"></label></p>
<p><label>Jenis kelamin <select name="kelamin"><option>L</option><option>P</option></select></label></p>
<p><label>Surel <input name="kontak"></label></p><button>Periksa</button></form><p id="hasil" role="status"></p>
<script>
const t=document.querySelector('meta[name=gerai-token]').content, k=(u,d)=>fetch(u,{method:d?'POST':'GET',headers:{'Content-Type':'application/json','X-Gerai-Token':t},body:d&&JSON.stringify(d)}).then(r=>r.json());
const o=f=>Object.fromEntries(new FormData(f)), h=document.getElementById('hasil');
document.getElementById('pin').onsubmit=async e=>{e.preventDefault();h.textContent=(await k('/api/masuk',o(e.target))).pesan};
document.getElementById('f').onsubmit=async e=>{e.preventDefault();let v=await k('/api/permohonan',o(e.target));
while(v.id&&!v.selesai){h.textContent=v.pesan;await new Promise(r=>setTimeout(r,700));v=await k('/api/permohonan/'+v.id)}h.textContent=v.pesan+(v.nomor?' '+v.nomor:'')};
</script></body></html>`;

const samaRahasia = (a, b) => { const x = crypto.createHash('sha256').update(String(a)).digest(), y = crypto.createHash('sha256').update(String(b)).digest(); return crypto.timingSafeEqual(x, y); };
const tubuh = (req) => new Promise((jadi, gagal) => {
  let s = ''; req.setEncoding('utf8');
  req.on('data', (b) => { s += b; if (s.length > 16384) { gagal(new Error('besar')); req.destroy(); } });
  req.on('end', () => { try { const o = s ? JSON.parse(s) : {}; jadi(o && typeof o === 'object' ? o : {}); } catch { gagal(new Error('json')); } });
  req.on('error', gagal);
});

async function tangani(req, res) {
  const u = new URL(req.url, 'http://gerai');
  const kirim = (kode, isi, kepala = {}) => {
    const html = typeof isi === 'string';
    res.writeHead(kode, { 'Content-Type': html ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8', 'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff', 'X-Frame-Options': 'DENY', 'Referrer-Policy': 'same-origin', ...kepala });
    res.end(html ? isi : JSON.stringify(isi));
  };
  if (cacat('lambat')) await tidur(1000);
  if (u.pathname === '/sehat') return kirim(200, { sehat: true });
  if (u.pathname === '/tugas/lanjutkan' && req.method === 'POST') {
    if (!KUNCI_TUGAS || !samaRahasia(req.headers['x-gerai-kunci'] || '', KUNCI_TUGAS)) return kirim(403, { pesan: 'tidak diizinkan' });
    return kirim(200, await lanjutkan());
  }
  const kue = (/(?:^|;\s*)meja=([0-9a-f]{32})/.exec(req.headers.cookie || '') || [])[1];
  let m = kue && meja.get(kue);
  if (u.pathname === '/' && req.method === 'GET') {
    const kepala = {};
    if (!m) {
      const id = crypto.randomBytes(16).toString('hex');
      m = { id, token: crypto.randomBytes(16).toString('hex'), masuk: false, salah: 0 };
      meja.set(id, m);
      if (meja.size > 5000) meja.delete(meja.keys().next().value);
      kepala['Set-Cookie'] = `meja=${id}; Path=/; HttpOnly; SameSite=Strict`;
    }
    return kirim(200, HALAMAN(m.token), kepala);
  }
  if (!u.pathname.startsWith('/api/')) return kirim(404, { pesan: 'tidak ada' });
  if (!m) return kirim(401, { pesan: 'Buka meja lebih dahulu.' });
  if (req.method === 'POST' && !samaRahasia(req.headers['x-gerai-token'] || '', m.token)) return kirim(403, { pesan: 'Halaman kedaluwarsa, muat lagi.' });
  let d = {};
  if (req.method === 'POST') { try { d = await tubuh(req); } catch { return kirim(400, { status: 'isian', pesan: 'Isian tidak dapat dibaca.' }); } }
  if (u.pathname === '/api/masuk' && req.method === 'POST') {
    if (m.salah >= 5 || !PIN || !samaRahasia(d.pin || '', PIN)) { m.salah++; return kirim(403, { pesan: 'PIN salah.' }); }
    m.masuk = true;
    return kirim(200, { pesan: 'Meja dibuka.' });
  }
  if (!m.masuk) return kirim(401, { pesan: 'Buka meja lebih dahulu.' });
  const KODE = { terbit: 201, tolak: 422, simpan: 202, maaf: 503, proses: 202 };
  if (u.pathname === '/api/permohonan' && req.method === 'POST') {
    const p = { id: crypto.randomBytes(8).toString('hex'), nik: String(d.nik || '').replace(/\s/g, ''), nama: String(d.nama || '').slice(0, 200), lahir: tanggal(d.lahir),
      kelamin: kelamin(d.kelamin), kontak: String(d.kontak || '').slice(0, 200), meja: m.id, sejak: Date.now(), status: 'proses' };
    if (!/^\d{16}$/.test(p.nik)) return kirim(422, { status: 'isian', pesan: 'NIK harus 16 angka.' });
    if (!rapi(p.nama) || !p.lahir || !p.kelamin) return kirim(422, { status: 'isian', pesan: 'Nama, tanggal lahir, dan jenis kelamin harus diisi.' });
    if (berderet(m.id, p.nik)) return kirim(429, { status: 'batas', pesan: KATA.batas });
    dalamProses.add(p.id);
    if (RAGAM === 'b') {
      antrekan(p);                                     // we said "received", so a power cut must not lose it
      lihat(p.id, { id: p.id, status: 'proses', selesai: false, pesan: KATA.proses });
    }
    const jalan = layani(p).then((v) => { if (v.status === 'terbit') setelahCocok(m.id); return v; }).finally(() => dalamProses.delete(p.id));
    if (RAGAM === 'b') {
      jalan.catch((e) => petugas('gerai', e.message));
      return kirim(202, { id: p.id, status: 'proses', selesai: false, pesan: KATA.proses });
    }
    const v = await jalan;
    return kirim(KODE[v.status], v);
  }
  const k = /^\/api\/permohonan\/([0-9a-f]{16})$/.exec(u.pathname);
  if (k && req.method === 'GET') {
    const v = kini.get(k[1]) || bacaJson(path.join(D.usai, `${k[1]}.json`), null)
      || (fs.existsSync(berkas(k[1])) ? { id: k[1], status: 'simpan', selesai: true, pesan: KATA.simpan } : null);
    if (!v) return kirim(404, { pesan: 'Permohonan tidak ada.' });
    if (cacat('lihat-tanya') && v.selesai && terakhir) { cacat.tanda(); await portal.cari(terakhir).catch(() => {}); }
    return kirim(v.status === 'maaf' ? 503 : 200, v);
  }
  return kirim(404, { pesan: 'tidak ada' });
}

http.createServer((req, res) => tangani(req, res).catch((e) => {
  petugas('gerai', `kesalahan: ${e.message}`);
  if (!res.headersSent) { res.writeHead(500, { 'Content-Type': 'application/json' }); res.end(JSON.stringify({ status: 'maaf', pesan: KATA.maaf })); } else res.end();
})).listen(PORT, '127.0.0.1', () => process.stdout.write(`gerai ragam ${RAGAM} pada ${PORT}\n`));
