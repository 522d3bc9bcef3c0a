#!/usr/bin/env bash
# Starts the application on a free loopback port without a DWH, asks the first page, ends it by pid.
cd "$(dirname "$0")" || exit 1
PORT=$(php -r '$s=stream_socket_server("tcp://127.0.0.1:0"); echo explode(":", stream_socket_get_name($s,false))[1];')
DATA_DIR=$(mktemp -d) || exit 1
export PORT DATA_DIR
bash mulai.sh >"$DATA_DIR/keluaran" 2>&1 &
pid=$!
hasil=1
for _ in $(seq 40); do
    kill -0 "$pid" 2>/dev/null || break
    if php -r 'exit(str_contains((string) @file_get_contents("http://127.0.0.1:" . getenv("PORT") . "/"), "name=\"nik\"") ? 0 : 1);'; then
        hasil=0
        break
    fi
    sleep 0.25
done
if [ "$hasil" -ne 0 ]; then cat "$DATA_DIR/keluaran" >&2; fi
kill "$pid" 2>/dev/null
wait "$pid" 2>/dev/null
rm -rf "$DATA_DIR"
exit "$hasil"
