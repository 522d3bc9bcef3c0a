#!/bin/sh
# Menjalankan aplikasi pada port loopback yang bebas tanpa DWH, meminta halaman depan, lalu mengakhirinya: 0 baik, 1 tidak.
set -u
sini=$(cd "$(dirname "$0")" && pwd)
kerja=$(mktemp -d)
cat > "$kerja/Bantu.java" <<'J'
public class Bantu {
    public static void main(String[] a) throws Exception {
        if (a.length == 0) {
            try (var s = new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
                System.out.println(s.getLocalPort());
            }
            return;
        }
        for (int i = 0; i < 120; i++) {
            try {
                var c = (java.net.HttpURLConnection) new java.net.URL(a[0]).openConnection();
                c.setConnectTimeout(2000);
                c.setReadTimeout(5000);
                String isi = new String(c.getInputStream().readAllBytes(), "UTF-8");
                System.exit(c.getResponseCode() == 200 && isi.contains("kode_formulir") ? 0 : 1);
            } catch (java.io.IOException e) {
                Thread.sleep(500);
            }
        }
        System.exit(1);
    }
}
J
port=$(java "$kerja/Bantu.java")
PORT=$port DIREKTORI_DATA="$kerja/data" DWH_ALAMAT="http://127.0.0.1:9/dukcapil/get_json/contoh/CALL_VERIFY_BY_ELEMEN" \
  DWH_USER=contoh DWH_SANDI=contoh DWH_IP=127.0.0.1 "$sini/mulai.sh" > "$kerja/keluaran" 2>&1 &
pid=$!
java "$kerja/Bantu.java" "http://127.0.0.1:$port/"
hasil=$?
[ $hasil -eq 0 ] || cat "$kerja/keluaran" >&2
kill "$pid" 2>/dev/null
wait "$pid" 2>/dev/null
rm -rf "$kerja"
[ $hasil -eq 0 ] && { echo "cek: baik"; exit 0; }
echo "cek: gagal" >&2
exit 1
