#!/usr/bin/env bash
# Starts the web server and the worker in the foreground; ends both when one ends or on TERM.
cd "$(dirname "$0")" || exit 1
export PHP_CLI_SERVER_WORKERS="${PHP_CLI_SERVER_WORKERS:-4}"
PORT="${PORT:-8080}"
php bin/periksa.php || exit $?

php -d variables_order=EGPCS -S "127.0.0.1:$PORT" -t public public/index.php &
web=$!
php bin/pekerja.php &
pekerja=$!

end_all() {
    trap - TERM INT EXIT
    anak=$(cat "/proc/$web/task/$web/children" 2>/dev/null)
    kill $web $anak $pekerja 2>/dev/null
    wait
    exit "${1:-0}"
}
trap 'end_all 0' TERM INT
trap 'end_all 1' EXIT
wait -n $web $pekerja
end_all 1
