'use strict';
// The Web Portal as an operator sees it: sign in, type one NIK, read the page. One sign-in, one search at a time.
const http = require('http');
const https = require('https');

const BATAS_WAKTU = 5000;      // for one whole page
const BATAS_BESAR = 1 << 20;

class Gangguan extends Error {
  constructor(kelas, rinci) { super(rinci || kelas); this.kelas = kelas; }
}

// ---- HTML: only as much as the portal needs --------------------------------------------------------------------
const ENT = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', middot: '·' };
const lepas = (s) => s.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (m, e) => {
  if (e[0] === '#') {
    const n = /^#x/i.test(e) ? parseInt(e.slice(2), 16) : parseInt(e.slice(1), 10);
    return n > 0 && n < 0x110000 ? String.fromCodePoint(n) : m;
  }
  return e in ENT ? ENT[e] : m;
});
const KOSONG = new Set(['input', 'meta', 'link', 'br', 'img', 'hr']);

function baca(html) {
  const re = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi;
  const akar = { nama: '#', atr: {}, anak: [] };
  const tumpuk = [akar];
  let di = 0, m;
  const teks = (s) => { if (s) tumpuk[tumpuk.length - 1].anak.push(lepas(s)); };
  while ((m = re.exec(html))) {
    teks(html.slice(di, m.index));
    di = re.lastIndex;
    if (!m[2]) continue;
    const nama = m[2].toLowerCase();
    if (m[1]) {
      let i = tumpuk.length - 1;
      while (i > 0 && tumpuk[i].nama !== nama) i--;
      if (i > 0) tumpuk.length = i;
      continue;
    }
    const atr = {};
    for (const a of m[3].matchAll(/([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)) {
      atr[a[1].toLowerCase()] = lepas(a[2] ?? a[3] ?? a[4] ?? '');
    }
    const simpul = { nama, atr, anak: [] };
    tumpuk[tumpuk.length - 1].anak.push(simpul);
    if (!KOSONG.has(nama)) tumpuk.push(simpul);
  }
  teks(html.slice(di));
  return akar;
}
function* semua(s) { for (const a of s.anak) if (typeof a !== 'string') { yield a; yield* semua(a); } }
const isi = (s) => s.anak.map((a) => (typeof a === 'string' ? a : isi(a))).join(' ').replace(/\s+/g, ' ').trim();

function halaman(html) {
  if (!/<\/html>\s*$/i.test(html)) throw new Gangguan('rusak', 'halaman terpotong');
  const h = { pesan: '', peringatan: '', formulir: {}, data: null, nik: null };
  for (const s of semua(baca(html))) {
    if (s.nama === 'form') {
      const f = {};
      for (const t of semua(s)) if (t.nama === 'input' && t.atr.name) f[t.atr.name] = t.atr.value || '';
      h.formulir[(s.atr.action || '').replace(/^.*\//, '')] = f;
    } else if (s.atr.role === 'status') h.pesan = isi(s);
    else if (s.atr.role === 'alert') h.peringatan = isi(s);
    else if (s.nama === 'dd' && s.atr['data-elemen']) {
      h.data = h.data || {};
      h.data[s.atr['data-elemen']] = isi(s);
    }
  }
  if (!h.formulir.cari && !h.formulir.masuk) throw new Gangguan('rusak', 'bukan halaman portal yang dikenal');
  return h;
}

// ---- messages --------------------------------------------------------------------------------------------------
const PESAN = [
  ['ditemukan', /^data ditemukan$/i],
  ['meninggal', /^data ditemukan, meninggal dunia$/i],
  ['ganda', /^data ditemukan, data ganda$/i],
  ['tidak-ada', /^data tidak ditemukan, nik tidak terdapat di database kependudukan$/i],
  ['non-aktif', /^data ditemukan, status (non|tidak) aktif/i],
  ['format', /^data tidak ditemukan, nik tidak sesuai format dukcapil$/i],
  ['tak-diproses', /^nik tidak dapat diproses$/i],
  ['masuk', /^gagal login/i],
  ['kuota', /^kuota akses hari ini telah habis/i],
  ['jam', /^akses di luar waktu/i],
  ['instansi', /^instansi tidak aktif/i],
  ['user', /^user id (non|tidak) aktif/i],
  ['ip', /^ip address tidak sesuai/i],
  ['henti', /^pencarian dihentikan/i],
];
const kelasPesan = (p) => (PESAN.find(([, r]) => r.test(p)) || ['asing'])[0];
const ORANG = new Set(['meninggal', 'ganda', 'tidak-ada', 'non-aktif', 'format', 'tak-diproses']);

// ---- HTTP ------------------------------------------------------------------------------------------------------
function kirim(url, { metode = 'GET', form, kue = {} } = {}) {
  return new Promise((jadi, gagal) => {
    const u = new URL(url);
    const tubuh = form ? new URLSearchParams(form).toString() : null;
    const kepala = { Accept: 'text/html', 'User-Agent': 'gerai/1.0 (loket perpustakaan)' };
    const c = Object.entries(kue).map(([k, v]) => `${k}=${v}`).join('; ');
    if (c) kepala.Cookie = c;
    if (tubuh !== null) {
      kepala['Content-Type'] = 'application/x-www-form-urlencoded';
      kepala['Content-Length'] = Buffer.byteLength(tubuh);
      kepala.Origin = u.origin;
    }
    let usai = false;
    const putus = (e) => { if (!usai) { usai = true; clearTimeout(jam); req.destroy(); gagal(e); } };
    const req = (u.protocol === 'https:' ? https : http).request(u, { method: metode, headers: kepala, agent: false }, (res) => {
      const bagian = []; let besar = 0;
      res.on('data', (b) => { besar += b.length; if (besar > BATAS_BESAR) putus(new Gangguan('rusak', 'halaman terlalu besar')); else bagian.push(b); });
      res.on('aborted', () => putus(new Gangguan('jaringan', 'jawaban terputus')));
      res.on('error', () => putus(new Gangguan('jaringan', 'jawaban terputus')));
      res.on('end', () => {
        if (usai) return;
        if (!res.complete) return putus(new Gangguan('jaringan', 'jawaban terputus'));
        usai = true; clearTimeout(jam);
        for (const s of res.headers['set-cookie'] || []) {
          const m = /^([^=;]+)=([^;]*)/.exec(s);
          if (m) kue[m[1].trim()] = m[2];
        }
        jadi({ status: res.statusCode, lokasi: res.headers.location, tubuh: Buffer.concat(bagian).toString('utf8') });
      });
    });
    const jam = setTimeout(() => putus(new Gangguan('lambat', 'portal tidak menjawab pada waktunya')), BATAS_WAKTU);
    req.on('error', (e) => putus(new Gangguan('jaringan', `sambungan ke portal gagal (${e.code || e.message})`)));
    req.end(tubuh === null ? undefined : tubuh);
  });
}

class Portal {
  constructor({ alamat, user, sandi, cacat, peringatan, halamanData }) {
    this.alamat = alamat.endsWith('/') ? alamat : alamat + '/';
    this.user = user; this.sandi = sandi; this.kue = {}; this.depan = null; this.ekor = Promise.resolve();
    this.cacat = cacat; this.peringatan = peringatan || (() => {}); this.halamanData = halamanData || (() => {});
  }

  async minta(jalur, form) {
    let r = await kirim(new URL(jalur, this.alamat).href, { metode: form ? 'POST' : 'GET', form, kue: this.kue });
    for (let i = 0; i < 3 && r.status >= 300 && r.status < 400 && r.lokasi; i++) {
      const ke = new URL(r.lokasi, this.alamat);
      if (ke.origin !== new URL(this.alamat).origin) throw new Gangguan('rusak', 'portal mengalihkan ke tempat lain');
      r = await kirim(ke.href, { kue: this.kue });
    }
    if (r.status >= 500 || ![200, 403].includes(r.status)) throw new Gangguan('rusak', `portal menjawab HTTP ${r.status}`);
    return halaman(r.tubuh);
  }

  async masuk(h) {
    const ulang = this.cacat('masuk-gencar') ? 6 : 1;
    for (let i = 0; ; i++) {
      const hasil = await this.minta('masuk', { token: h.formulir.masuk.token, user_id: this.user, password: this.sandi });
      if (hasil.formulir.cari) return hasil;
      const k = kelasPesan(hasil.pesan);
      if (i + 1 < ulang) { this.cacat.tanda(); h = hasil; continue; }
      throw new Gangguan(['kuota', 'jam', 'instansi', 'user', 'ip'].includes(k) ? k : 'masuk', hasil.pesan || 'ditolak masuk');
    }
  }

  async sekali(nik) {
    let h = await this.minta('./');
    if (!h.formulir.cari) {
      const pernah = this.pernah;
      h = await this.masuk(h);
      if (pernah && this.cacat('sesi-habis-menyalahkan')) { this.cacat.tanda(); return { kelas: 'tidak-ada' }; }
    }
    this.pernah = true;
    for (let i = 0; ; i++) {
      const f = h.formulir.cari;
      const hasil = await this.minta('cari', { token: f.token, pencarian: f.pencarian || '', nik });
      if (hasil.peringatan) this.peringatan(hasil.peringatan);
      if (hasil.data) this.halamanData(hasil);
      if (!hasil.formulir.cari) {                       // signed out in between: nothing was searched
        if (this.cacat('sesi-habis-menyalahkan')) { this.cacat.tanda(); return { kelas: 'tidak-ada' }; }
        if (i >= 1) throw new Gangguan('masuk', 'portal meminta masuk lagi');
        h = await this.masuk(hasil);
        continue;
      }
      if (/^formulir itu sudah tidak berlaku/i.test(hasil.pesan)) {
        if (i >= 1) throw new Gangguan('rusak', 'formulir portal tidak diterima');
        h = hasil.formulir.cari.pencarian ? hasil : await this.minta('./');
        if (!h.formulir.cari) h = await this.masuk(h);
        continue;
      }
      const kelas = kelasPesan(hasil.pesan);
      return { kelas, pesan: hasil.pesan, data: hasil.data, nik: (hasil.data && hasil.data.NIK) || f0(hasil) };
    }
  }

  // one after the other; whoever waits too long is told so
  cari(nik, batas = 9000) {
    const mulai = Date.now();
    const giliran = this.ekor.then(() => {
      if (Date.now() - mulai > batas) throw new Gangguan('antre', 'antrean ke portal terlalu panjang');
      return this.sekali(nik);
    });
    this.ekor = giliran.catch(() => {});
    return giliran;
  }
}
const f0 = (h) => (h.formulir.cari ? h.formulir.cari.nik || null : null);

module.exports = { Portal, Gangguan, ORANG, kelasPesan };
