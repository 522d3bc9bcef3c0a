#!/bin/sh
# Starts the clinic without a DWH, asks for its first page and ends it.
set -eu
cd "$(dirname "$0")"
data=$(mktemp -d)
port=${PORT:-18094}
py=${PYTHON:-python3}
PYTHONPYCACHEPREFIX=$data/pyc KLINIK_DATA=$data/data "$py" mulai.py "$port" >"$data/web.log" 2>&1 &
pid=$!
trap 'kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; rm -rf "$data"' EXIT
n=0
until curl -fsS -o "$data/halaman.html" "http://127.0.0.1:$port/" 2>/dev/null; do
  n=$((n + 1))
  [ "$n" -lt 50 ] || { cat "$data/web.log" >&2; exit 1; }
  sleep 0.1
done
grep -q 'name="csrf"' "$data/halaman.html"
echo "cek: ok"
