#!/bin/sh
# Mulai di port loopback yang bebas tanpa DWH, minta halaman pertama, akhiri menurut pid. Keluar 0 atau 1.
cd "$(dirname "$0")" || exit 1
tempat=$(mktemp -d) || exit 1
: >"$tempat/keluaran"
PORT=0 DWH_ALAMAT=http://127.0.0.1:9/ DWH_USER=contoh DWH_SANDI=contoh PETUGAS_SANDI=contoh PENGELOLA_KUNCI=contoh \
  DIREKTORI_DATA="$tempat/data" node server.mjs >"$tempat/keluaran" 2>&1 &
pid=$!
hasil=1
n=0
while [ $n -lt 50 ]; do
  alamat=$(sed -n 's/^loket siap di \(http[^ ]*\).*/\1/p' "$tempat/keluaran")
  if [ -n "$alamat" ]; then
    node -e '
      fetch(process.argv[1]).then(async (r) => {
        const t = await r.text();
        process.exit(r.status === 200 && t.includes("id=\"permohonan\"") ? 0 : 1);
      }).catch(() => process.exit(1));
    ' "$alamat" && hasil=0
    break
  fi
  kill -0 "$pid" 2>/dev/null || break
  sleep 0.2
  n=$((n + 1))
done
[ $hasil -eq 0 ] || cat "$tempat/keluaran" >&2
kill "$pid" 2>/dev/null
wait "$pid" 2>/dev/null
rm -rf "$tempat"
exit $hasil
