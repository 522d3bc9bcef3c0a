import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pembaca dan penulis JSON kecil: objek menjadi Map, larik menjadi List, bilangan menjadi BigDecimal. */
final class Json {
    static final class Rusak extends Exception {
        private static final long serialVersionUID = 1L;

        Rusak(String pesan) {
            super(pesan);
        }
    }

    private final String s;
    private int i;

    private Json(String s) {
        this.s = s;
    }

    static Object baca(String teks) throws Rusak {
        Json j = new Json(teks);
        Object v = j.nilai(0);
        j.spasi();
        if (j.i != j.s.length()) {
            throw new Rusak("sisa teks pada " + j.i);
        }
        return v;
    }

    private Object nilai(int dalam) throws Rusak {
        if (dalam > 40) {
            throw new Rusak("terlalu dalam");
        }
        spasi();
        char c = lihat();
        if (c == '{') {
            return objek(dalam);
        }
        if (c == '[') {
            return larik(dalam);
        }
        if (c == '"') {
            return teks();
        }
        if (c == 't') {
            return kata("true", Boolean.TRUE);
        }
        if (c == 'f') {
            return kata("false", Boolean.FALSE);
        }
        if (c == 'n') {
            return kata("null", null);
        }
        int awal = i;
        while (i < s.length() && "+-0123456789.eE".indexOf(s.charAt(i)) >= 0) {
            i++;
        }
        try {
            return new BigDecimal(s.substring(awal, i));
        } catch (NumberFormatException e) {
            throw new Rusak("bilangan pada " + awal);
        }
    }

    private Map<String, Object> objek(int dalam) throws Rusak {
        Map<String, Object> m = new LinkedHashMap<>();
        i++;
        spasi();
        if (lihat() == '}') {
            i++;
            return m;
        }
        while (true) {
            spasi();
            if (lihat() != '"') {
                throw new Rusak("kunci pada " + i);
            }
            String k = teks();
            spasi();
            harus(':');
            m.put(k, nilai(dalam + 1));
            spasi();
            if (lihat() == ',') {
                i++;
                continue;
            }
            harus('}');
            return m;
        }
    }

    private List<Object> larik(int dalam) throws Rusak {
        List<Object> l = new ArrayList<>();
        i++;
        spasi();
        if (lihat() == ']') {
            i++;
            return l;
        }
        while (true) {
            l.add(nilai(dalam + 1));
            spasi();
            if (lihat() == ',') {
                i++;
                continue;
            }
            harus(']');
            return l;
        }
    }

    private String teks() throws Rusak {
        StringBuilder b = new StringBuilder();
        i++;
        while (true) {
            char c = lihat();
            i++;
            if (c == '"') {
                return b.toString();
            }
            if (c != '\\') {
                b.append(c);
                continue;
            }
            char d = lihat();
            i++;
            int p = "bfnrt\"\\/".indexOf(d);
            if (p >= 0) {
                b.append("\b\f\n\r\t\"\\/".charAt(p));
            } else if (d == 'u' && i + 4 <= s.length()) {
                try {
                    b.append((char) Integer.parseInt(s.substring(i, i + 4), 16));
                } catch (NumberFormatException e) {
                    throw new Rusak("\\u pada " + i);
                }
                i += 4;
            } else {
                throw new Rusak("lolosan pada " + i);
            }
        }
    }

    private Object kata(String k, Object v) throws Rusak {
        if (!s.startsWith(k, i)) {
            throw new Rusak("kata pada " + i);
        }
        i += k.length();
        return v;
    }

    private void harus(char c) throws Rusak {
        if (lihat() != c) {
            throw new Rusak("diharapkan " + c + " pada " + i);
        }
        i++;
    }

    private char lihat() throws Rusak {
        if (i >= s.length()) {
            throw new Rusak("terpotong");
        }
        return s.charAt(i);
    }

    private void spasi() {
        while (i < s.length() && Character.isWhitespace(s.charAt(i))) {
            i++;
        }
    }

    static String tulis(Object v) {
        if (v == null) {
            return "null";
        }
        if (v instanceof Number || v instanceof Boolean) {
            return v.toString();
        }
        StringBuilder b = new StringBuilder();
        if (v instanceof Map<?, ?> m) {
            m.forEach((k, w) -> b.append(b.length() == 0 ? "" : ",").append(tulis(String.valueOf(k))).append(':').append(tulis(w)));
            return "{" + b + "}";
        }
        if (v instanceof List<?> l) {
            l.forEach(w -> b.append(b.length() == 0 ? "" : ",").append(tulis(w)));
            return "[" + b + "]";
        }
        for (char c : v.toString().toCharArray()) {
            switch (c) {
                case '"' -> b.append("\\\"");
                case '\\' -> b.append("\\\\");
                case '\n' -> b.append("\\n");
                case '\r' -> b.append("\\r");
                case '\t' -> b.append("\\t");
                default -> b.append(c < 32 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return "\"" + b + "\"";
    }
}
