import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Both methods by java.net.http as it comes (it offers HTTP/2 and keeps its connection), JSON written by hand.
 * Habit: typed models. Numbers in the data method, texts in the match method, an integer quotaLimiter, a null sort;
 * anything else is an exception. RESPONSE_CODE absent or 01 means success.
 */
public final class Client {
    record Question(String url, String userId, String password, String ipUser, String nik, String nama) {
        boolean isMatch() {
            return url.endsWith("CALL_VERIFY_BY_ELEMEN");
        }
    }

    record Envelope(List<?> content, boolean lastPage, long numberOfElements, long totalElements, boolean firstPage,
            long number, long size, long quotaLimiter) {
    }

    record Penduduk(long nik, long noKk, String nama, String tglLahir, Long noRt, Long noRw, long noProp, long noKab,
            long noKec, long noKel, String alamat) {
    }

    public static void main(String[] arguments) throws Exception {
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] cells = line.split("\t", -1);
            Question asked = new Question(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
            HttpRequest request = HttpRequest.newBuilder(URI.create(asked.url))
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(15))
                    .POST(HttpRequest.BodyPublishers.ofString(write(asked)))
                    .build();
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("HTTP " + response.statusCode());
            }
            System.out.println(judge(asked, readEnvelope(response.body())));
        }
    }

    /** JSON by concatenation: tabs, CRLF, blanks before colons, nothing escaped. */
    private static String write(Question asked) {
        return "{\r\n\t\"TRESHOLD\" : 90,\r\n\t\"NIK\" : \"" + asked.nik + "\",\r\n\t\"NAMA_LGKP\" :\"" + asked.nama
                + "\",\r\n\t\"user_id\"\t:\t\"" + asked.userId + "\",\r\n\t\"password\" : \"" + asked.password
                + "\",\r\n\t\"ip_user\" : \"" + asked.ipUser + "\"\r\n}\r\n";
    }

    private static String judge(Question asked, Envelope envelope) {
        Map<?, ?> row = (Map<?, ?>) envelope.content.get(0);
        String code = (String) row.get("RESPONSE_CODE");
        String left = "; kuota " + envelope.quotaLimiter;
        if (code != null && !code.equals("01")) {
            return "ditolak\t" + code + " " + (String) row.get("RESPONSE_DESC") + left;
        }
        if (asked.isMatch()) {
            for (Object value : row.values()) {
                String word = (String) value;
                if (word.isEmpty()) {
                    throw new IllegalStateException("empty word");
                }
            }
            String word = (String) row.get("NAMA_LGKP");
            return (word.startsWith("Sesuai") ? "diteruskan\t" : "tidak cocok\t") + word + left;
        }
        Penduduk found = new Penduduk((long) row.get("NIK"), (long) row.get("NO_KK"), (String) row.get("NAMA_LGKP"),
                (String) row.get("TGL_LHR"), (Long) row.get("NO_RT"), (Long) row.get("NO_RW"),
                (long) row.get("NO_PROP"), (long) row.get("NO_KAB"), (long) row.get("NO_KEC"),
                (long) row.get("NO_KEL"), (String) row.get("ALAMAT"));
        boolean isSame = found.nama.strip().equals(asked.nama.strip());
        return (isSame ? "diteruskan\t" : "tidak cocok\t") + found.nik + " " + found.noKk + " " + found.tglLahir + left;
    }

    private static Envelope readEnvelope(String text) {
        Map<?, ?> read = (Map<?, ?>) new Reader(text).document();
        if (!read.containsKey("sort") || read.get("sort") != null) {
            throw new IllegalStateException("sort is not null");
        }
        return new Envelope((List<?>) read.get("content"), (boolean) read.get("lastPage"),
                (long) read.get("numberOfElements"), (long) read.get("totalElements"),
                (boolean) read.get("firstPage"), (long) read.get("number"), (long) read.get("size"),
                (long) read.get("quotaLimiter"));
    }

    /** Reads JSON into Map, List, String, Long, Boolean and null; a fraction is a fault. */
    static final class Reader {
        private final String text;
        private int at = 0;

        Reader(String text) {
            this.text = text;
        }

        Object document() {
            Object value = value();
            skipBlanks();
            if (at != text.length()) {
                throw fault("end");
            }
            return value;
        }

        private Object value() {
            skipBlanks();
            char first = text.charAt(at);
            if (first == '{') {
                return object();
            }
            if (first == '[') {
                return array();
            }
            if (first == '"') {
                return string();
            }
            if (first == '-' || Character.isDigit(first)) {
                return number();
            }
            for (String word : List.of("true", "false", "null")) {
                if (text.startsWith(word, at)) {
                    at += word.length();
                    return word.equals("null") ? null : word.equals("true");
                }
            }
            throw fault("value");
        }

        private Map<String, Object> object() {
            Map<String, Object> members = new LinkedHashMap<>();
            for (boolean isMore = open('}'); isMore; isMore = next('}')) {
                skipBlanks();
                String key = string();
                expect(':');
                members.put(key, value());
            }
            return members;
        }

        private List<Object> array() {
            List<Object> items = new ArrayList<>();
            for (boolean isMore = open(']'); isMore; isMore = next(']')) {
                items.add(value());
            }
            return items;
        }

        private boolean open(char closing) {
            at++;
            skipBlanks();
            if (text.charAt(at) != closing) {
                return true;
            }
            at++;
            return false;
        }

        private boolean next(char closing) {
            skipBlanks();
            if (text.charAt(at) == closing) {
                at++;
                return false;
            }
            expect(',');
            return true;
        }

        private String string() {
            expect('"');
            StringBuilder read = new StringBuilder();
            while (text.charAt(at) != '"') {
                char character = text.charAt(at++);
                if (character == '\\') {
                    char escaped = text.charAt(at++);
                    int place = "bfnrt".indexOf(escaped);
                    if (escaped == 'u') {
                        character = (char) Integer.parseInt(text.substring(at, at + 4), 16);
                        at += 4;
                    } else {
                        character = place < 0 ? escaped : "\b\f\n\r\t".charAt(place);
                    }
                }
                read.append(character);
            }
            at++;
            return read.toString();
        }

        private Long number() {
            int from = at;
            while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return Long.valueOf(text.substring(from, at));
        }

        private void expect(char character) {
            skipBlanks();
            if (text.charAt(at) != character) {
                throw fault(String.valueOf(character));
            }
            at++;
        }

        private void skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private IllegalStateException fault(String expected) {
            return new IllegalStateException("expected " + expected + " at " + at + " of " + text);
        }
    }
}
