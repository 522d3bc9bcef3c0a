#!/bin/sh
# Menyusun sumber ke direktori sementara lalu menjadi proses java itu sendiri (pid tidak berubah).
set -eu
sini=$(cd "$(dirname "$0")" && pwd)
kelas=$(mktemp -d)
javac -encoding UTF-8 -d "$kelas" "$sini"/sumber/*.java || { rm -rf "$kelas"; exit 1; }
exec java -Xmx128m -Ddirektori.kelas="$kelas" -cp "$kelas" Aplikasi
