#!/bin/sh
# Start the application on a free loopback port without a DWH, ask for the first page, end it by its process id.
cd "$(dirname "$0")" || exit 1
py=${PYTHON:-python3.11}
command -v "$py" >/dev/null 2>&1 || py=python3
dir=$(mktemp -d) || exit 1
port=$("$py" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
PYTHONDONTWRITEBYTECODE=1 DWH_ALAMAT=http://127.0.0.1:9/dukcapil/get_json/uji/CALL_VERIFY_BY_ELEMEN DWH_USER=uji DWH_SANDI=uji \
DWH_IP=127.0.0.1 PORT=$port DIR_DATA=$dir/data "$py" -m layanan >"$dir/keluaran" 2>&1 &
pid=$!
hasil=1
i=0
while [ $i -lt 50 ]; do
  if "$py" -c "import sys, urllib.request as u
o = u.build_opener(u.ProxyHandler({}))
sys.exit('name=\"nik\"' not in o.open('http://127.0.0.1:$port/', timeout=5).read().decode())" 2>/dev/null; then
    hasil=0
    break
  fi
  kill -0 "$pid" 2>/dev/null || break
  i=$((i + 1))
  sleep 0.2
done
kill "$pid" 2>/dev/null
wait "$pid" 2>/dev/null
[ $hasil -eq 0 ] || cat "$dir/keluaran" >&2
rm -rf "$dir"
exit $hasil
