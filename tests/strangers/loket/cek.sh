#!/bin/sh
# Starts the desk without a DWH, asks for its first page and ends it.
set -eu
cd "$(dirname "$0")"
php -m | grep -qx curl || [ "${RAGAM:-a}" = b ] || { echo "PHP lacks curl (build a)" >&2; exit 1; }
for f in lib/*.php bin/*.php public/*.php; do php -l "$f" >/dev/null; done
data=$(mktemp -d)
port=${PORT:-18093}
LOKET_DATA=$data LOKET_PETUGAS=petugas LOKET_SANDI=latihan PHP_CLI_SERVER_WORKERS=4 \
  setsid php -S "127.0.0.1:$port" -t public public/index.php >"$data/web.log" 2>&1 &
pid=$!
# The workers of php -S outlive it, so the whole group of it is ended.
trap 'kill -- "-$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; rm -rf "$data"' EXIT
n=0
until curl -fsS -o "$data/halaman.html" "http://127.0.0.1:$port/masuk" 2>/dev/null; do
  n=$((n + 1))
  [ "$n" -lt 50 ] || { cat "$data/web.log" >&2; exit 1; }
  sleep 0.1
done
grep -q 'name="csrf"' "$data/halaman.html"
echo "cek: ok"
