// Halaman pengelola: gangguan, kuota, sanksi, dan permohonan yang ditahan.
const el = (id) => document.getElementById(id);
let kunci = '';

async function call(method, path) {
  const response = await fetch(path, { method, headers: { 'X-Kunci-Pengelola': kunci } });
  return { status: response.status, body: await response.json() };
}

async function show() {
  const { status, body } = await call('GET', '/api/pengelola');
  if (status !== 200) {
    el('jeda').textContent = body.pesan;
    return;
  }
  el('jeda').textContent = body.jeda_sampai ? `Panggilan dihentikan sampai ${body.jeda_sampai}` : '';
  el('ditahan').textContent = `Ditahan: ${body.ditahan.length}`;
  el('catatan').replaceChildren(...body.pemberitahuan.map((p) => {
    const li = document.createElement('li');
    li.textContent = `${p.pada} [${p.jenis}${p.kode ? ` ${p.kode}` : ''}] ${p.uraian} (${p.jumlah}x)`;
    return li;
  }));
  el('lanjutkan').hidden = false;
  el('dibaca').hidden = false;
}

el('buka').addEventListener('submit', (event) => {
  event.preventDefault();
  kunci = event.target.elements.kunci.value;
  show();
});
el('lanjutkan').addEventListener('click', () => call('POST', '/api/pengelola/lanjutkan').then(show));
el('dibaca').addEventListener('click', () => call('POST', '/api/pengelola/dibaca').then(show));
