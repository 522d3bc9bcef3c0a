#!/bin/sh
# Starts the counter without a DWH, asks for its first page, ends it.
cd "$(dirname "$0")" || exit 1
R=$(mktemp -d); P=${PORT:-18077}
GERAI_PORT=$P GERAI_RUANG=$R GERAI_PIN=1 PORTAL_URL=http://127.0.0.1:9/ node gerai.js & A=$!
trap 'kill $A 2>/dev/null; rm -rf "$R"' EXIT
for i in 1 2 3 4 5 6 7 8 9 10; do
  sleep 0.3
  if curl -fs "http://127.0.0.1:$P/" | grep -q 'Gerai pendaftaran anggota'; then echo baik; exit 0; fi
done
echo 'tidak menjawab'; exit 1
