// Halaman loket: masuk sekali, lalu satu NIK untuk setiap pemohon.
const el = (id) => document.getElementById(id);

async function call(method, path, value) {
  const options = { method, headers: { Accept: 'application/json' } };
  if (value) {
    options.headers['Content-Type'] = 'application/json';
    options.body = JSON.stringify(value);
  }
  const response = await fetch(path, options);
  return { status: response.status, body: await response.json() };
}

function showForms(masuk) {
  el('masuk').hidden = masuk;
  el('permohonan').hidden = !masuk;
  el('susulan').hidden = !masuk;
  const field = masuk ? el('permohonan').elements.nik : el('masuk').elements.nama;
  field.focus();
}

function showResult(body) {
  el('pesan').textContent = body.pesan || '';
  el('pesan').dataset.keadaan = body.keadaan || '';
  const list = el('elemen');
  list.replaceChildren();
  for (const [nama, isi] of Object.entries(body.elemen || {})) {
    const dt = document.createElement('dt');
    const dd = document.createElement('dd');
    dt.textContent = nama;
    dd.textContent = isi;
    list.append(dt, dd);
  }
  clearTimeout(showResult.timer);
  if (body.elemen) showResult.timer = setTimeout(() => list.replaceChildren(), 60000);
}

async function follow(id) {
  for (let n = 0; n < 120; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { status, body } = await call('GET', `/api/permohonan/${id}`);
    if (status === 401) return showForms(false);
    showResult(body);
    if (body.selesai) return undefined;
  }
  return undefined;
}

async function showKabar() {
  const { status, body } = await call('GET', '/api/kabar');
  if (status !== 200) return;
  el('kabar').replaceChildren(...body.kabar.map((k) => {
    const li = document.createElement('li');
    li.textContent = `${k.pada} ${k.id}: ${k.pesan}`;
    return li;
  }));
}

el('masuk').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target.elements;
  const { status, body } = await call('POST', '/api/masuk', { nama: form.nama.value, sandi: form.sandi.value });
  form.sandi.value = '';
  if (status === 200) {
    showResult({});
    showForms(true);
    showKabar();
  } else {
    showResult(body);
  }
});

el('permohonan').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    const { status, body } = await call('POST', '/api/permohonan', { nik: form.elements.nik.value });
    if (status === 401) {
      showForms(false);
      return;
    }
    showResult(body);
    form.reset();
    if (body.id && body.selesai === false) await follow(body.id);
    showKabar();
  } finally {
    button.disabled = false;
    form.elements.nik.focus();
  }
});

call('GET', '/api/sesi').then(({ status }) => {
  showForms(status === 200);
  if (status === 200) showKabar();
});
