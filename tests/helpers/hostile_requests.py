"""Requests that no decent client sends, generated along the structure of decent ones."""

# ruff: noqa: E501 -- tables of odd things, one kind a line

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote_plus

from hypothesis import strategies as st

MAX_BODY = 1024 * 1024
BOM = b"\xef\xbb\xbf"
BOMB = gzip.compress(b" " * 30_000_000)
DEEP = 10_000


@dataclass(frozen=True, slots=True)
class Attack:
    """Bytes for one connection; `calls` whole requests stand in them, 0 where HTTP itself is broken."""

    name: str
    raw: bytes
    calls: int = 1

    def __repr__(self) -> str:
        return f"Attack({self.name!r}, {self.raw[:300]!r}{'...' if len(self.raw) > 300 else ''}, {len(self.raw)} bytes)"


def post(path: str | bytes, body: bytes, *headers: bytes, kind: bytes = b"application/json") -> bytes:
    """A whole POST; `headers` come as lines without line ends."""
    path = path.encode() if isinstance(path, str) else path
    lines = (b"POST %b HTTP/1.1" % path, b"Host: 127.0.0.1", b"Content-Type: " + kind, *headers)
    return b"\r\n".join(lines) + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body


NUMBERS = st.one_of(
    st.sampled_from([17, 309, 4_301, 20_000]).flatmap(lambda n: st.sampled_from(["9" * n, "-" + "9" * n, "0." + "3" * n])),
    st.sampled_from(["1e400", "-1e400", "1e308", "1e-400", "-0", "NaN", "Infinity", "01", "0x10", "1_0", "3.3e15", "+1"]),
    st.integers().map(str),
    st.floats().map(repr),
)  # fmt: skip
NESTED = st.sampled_from(
    ["[" * DEEP + "]" * DEEP, '{"a":' * DEEP + "1" + "}" * DEEP, "[" * DEEP, '{"NIK":' * 50 + "1" + "}" * 50]
)
TYPES = st.sampled_from(["null", "true", "false", "[]", "{}", "[1]", '["x"]', '{"NIK":"1"}', "[[[]]]", "", "undefined"])
ODD_TEXTS = st.one_of(
    st.sampled_from([
        "٣٣٠٣٠٥١٧٠٨٩٠٩٠٠١", "３３０３０５１７０８９０９００１", "²³", "\x00", "1\x00", "\ud800", "\udfff\ud800", "\u202e", "ß" * 50, "ŉ", "İ",
        "' OR 1=1 --", "%s%n", "${jndi:x}", "../../x", "{{7*7}}", "127.0.0.1\r\nX: y", "0:0:0:0:0:0:0:1%eth0", "00-00-0000",
        "31-02-1990", "１-1-1990", "-1", "1e2", "100.0000001", "٨٠", " 100 ", "\t", "inf", "nan", "0" * 5_000 + "1",
    ]),
    st.text(max_size=30),
    st.integers(100, 60_000).map(lambda n: "A" * n),
    st.sampled_from(["3", "33", "9" * 4_500, "9" * 15, "9" * 17]),
)  # fmt: skip
VALUES = st.one_of(
    NUMBERS, NESTED, TYPES, ODD_TEXTS.map(json.dumps), ODD_TEXTS.map(lambda t: json.dumps(t, ensure_ascii=False))
)
KEYS = st.one_of(
    st.text(max_size=12),
    st.integers(100, 50_000).map(lambda n: "K" * n),
    st.sampled_from(
        [
            "",
            "nik",
            "Nik",
            "NIK ",
            "ＮＩＫ",
            "ıp_user",
            "\x00",
            "\ud800",
            "__proto__",
            "TRESHOLD",
            "TGL_LHR",
            "NO_RT",
            "NO_KK",
        ]
    ),
)


def damaged(raw: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Some of `raw` cut short, with a byte changed, a BOM before, rubbish behind, or in another encoding."""

    def change(whole: bytes, how: int, at: int, byte: int) -> bytes:
        at %= len(whole) + 1
        return (
            whole, whole, whole, whole, whole[:at], whole[:at] + bytes([byte]) + whole[at + 1 :], BOM + whole,
            whole + bytes([byte]) * 3, whole.decode("latin-1").encode("utf-16"), bytes([byte]) + whole, BOM + BOM + whole,
        )[how]  # fmt: skip

    return st.builds(change, raw, st.integers(0, 10), st.integers(0, 5_000), st.integers(0, 255))


def json_bodies(fields: Mapping[str, object]) -> st.SearchStrategy[bytes]:
    """The right fields with some of them replaced, doubled or joined by odd ones."""
    right = [(key, json.dumps(value)) for key, value in fields.items()]

    def write(changes: list[tuple[str, str]], extra: list[tuple[str, str]], is_doubled: bool, space: str) -> bytes:
        pairs = list((dict(right) | dict(changes)).items()) + extra + (changes if is_doubled else [])
        text = ",".join(f"{json.dumps(key, ensure_ascii=len(key) % 2 == 0)}{space}:{value}" for key, value in pairs)
        return ("{" + text + "}").encode(errors="surrogatepass")

    changes = st.lists(st.tuples(st.sampled_from(list(fields)), VALUES), max_size=2)
    extra = st.lists(st.tuples(KEYS, VALUES), max_size=3)
    whole = st.builds(write, changes, extra, st.booleans(), st.sampled_from(["", " ", "\t\r\n", "\x0b"]))
    many = st.integers(1_000, 20_000).map(lambda n: ("{" + ",".join(f'"k{i}":{i}' for i in range(n)) + "}").encode())
    return damaged(
        st.one_of(whole, whole, whole, whole, st.one_of(VALUES.map(lambda v: v.encode(errors="surrogatepass")), many))
    )


def forms(fields: Mapping[str, object]) -> st.SearchStrategy[bytes]:
    """`nik=..&user_id=..`, more or less."""
    right = [f"{key}={quote_plus(str(value))}" for key, value in fields.items()]
    odd = st.sampled_from(
        [
            "",
            "=",
            "==",
            "a",
            "=1",
            "NIK=",
            "NIK=%",
            "NIK=%ff%zz",
            "NIK=%00",
            "NIK[]=1",
            "NIK=%ED%A0%80",
            ";",
            "a=1;b=2",
            "+=+",
        ]
    )
    pairs = st.lists(
        st.one_of(odd, st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=15)), max_size=4
    )
    return st.builds(lambda extra, n: "&".join(right + extra * n).encode(), pairs, st.sampled_from([1, 1, 1, 300]))


def multiparts(fields: Mapping[str, object]) -> st.SearchStrategy[tuple[bytes, bytes]]:
    """Content-Type and body of a form in parts, with something wrong in it."""

    def write(line_end: str, head: str, boundary: str, in_header: str, n: int, tail: str) -> tuple[bytes, bytes]:
        parts = "".join(
            f"--{boundary}{line_end}{head.format(key)}{line_end}{line_end}{value}{line_end}"
            for key, value in fields.items()
        )
        return f"multipart/form-data; boundary={in_header}".encode(), (parts * n + tail).encode()

    heads = st.sampled_from([
        'Content-Disposition: form-data; name="{}"', "Content-Disposition: form-data; name={}", "content-disposition:form-data;name*=utf-8''{}",
        "{}", "Content-Disposition: form-data; name*0={}; name*1=b; name*=%%", "Content-Type: multipart/mixed; boundary=x\r\n{}",
        'Content-Disposition: form-data; name="{}"; filename="x.json"\r\nContent-Type: application/json',
    ])  # fmt: skip
    boundaries = st.sampled_from(
        ["garis", '"garis"', "lain", "", '"', "x" * 500, "garis; boundary=b", "=?utf-8?b?Z2FyaXM=?="]
    )
    return st.builds(
        write, st.sampled_from(["\r\n", "\n", "\r"]), heads, st.just("garis"), st.one_of(st.just("garis"), boundaries),
        st.sampled_from([1, 1, 1, 100]), st.sampled_from(["--garis--", "--garis--\r\n", "", "--garis", "\x00"]),
    )  # fmt: skip


HEADERS = st.one_of(
    st.integers(1, 40_000).map(lambda n: [b"body: " + b"x" * n]),
    st.integers(1, 5_000).map(lambda n: [b"X-%d: y" % i for i in range(n)]),
    st.sampled_from([
        [b"Content-Type: text/plain"], [b"Host: b"], [b"X: \x00"], [b"X: \xff\xfe"], [b": leer"], [b"X Y: 1"], [b"X"], [b" folded"],
        [b"X: 1\r\n y"], [b"X: 1\rY: 2"], [b"Expect: 100-continue"], [b"Expect: 200-ok"], [b"Connection: upgrade", b"Upgrade: websocket"],
        [b"Connection: upgrade", b"Upgrade: h2c"], [b"Connection: close"], [b"Connection: \xff"], [b"Cookie: a=" + b"b" * 9_000],
        [b"Authorization: Basic !!!"], [b"APIKEY: \xc3\xa4"], [b"Accept-Encoding: gzip;q=x"], [b"Origin: null"], [b"Origin: \xff"],
        [b"X-Forwarded-For: 127.0.0.1, \xff"], [b"Forwarded: for=\"", b"Range: bytes=-1"], [b"Accept-Charset: x" * 10], [b"timeout: 200"],
    ]),
)  # fmt: skip

FRAMES = st.sampled_from([
    b"Content-Length: -1\r\n\r\n{}", b"Content-Length: +2\r\n\r\n{}", b"Content-Length: 2, 2\r\n\r\n{}", b"Content-Length: abc\r\n\r\n{}",
    b"Content-Length: 99999999999999999999999\r\n\r\n{}", b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", b"Content-Length: 500\r\n\r\n{}",
    b"Content-Length: 1\r\n\r\n{}", b"Content-Length:\r\n\r\n{}", b"Content-Length: \xd9\xa3\r\n\r\n{}", b"Content-Length: 0x2\r\n\r\n{}",
    b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", b"Transfer-Encoding: identity\r\n\r\n{}",
    b"Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", b"Transfer-Encoding: chunked, gzip\r\n\r\n{}",
    b"Transfer-Encoding: Chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", b"Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
    b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n", b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}",
    b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}xx0\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n",
    b"Transfer-Encoding: chunked\r\n\r\n2;" + b"e" * 40_000 + b"\r\n{}\r\n0\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\nT: 1\r\n\r\n",
    b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" + b"T: 1\r\n" * 3_000 + b"\r\n", b"Transfer-Encoding: chunked\r\n\r\n",
    b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", b"\r\n{}", b"\n{}", b"",
])  # fmt: skip
METHODS = st.sampled_from(
    [
        b"GET",
        b"PUT",
        b"OPTIONS",
        b"DELETE",
        b"post",
        b"PATCH",
        b"TRACE",
        b"PROPFIND",
        b"P",
        b"",
        b"POST\x00",
        b"CONNECT",
        b"M-SEARCH",
    ]
)
VERSIONS = st.sampled_from(
    [
        b" HTTP/1.1",
        b" HTTP/1.0",
        b" HTTP/0.9",
        b" HTTP/2.0",
        b" HTTP/9.9",
        b" http/1.1",
        b"",
        b" ",
        b" HTTP/1.1 x",
        b" HTTP/1.10",
    ]
)
PATHS = st.sampled_from([
    b"/", b"*", b"//", b"/%00", b"/%ff", b"/%zz", b"/\xff\xfe", b"http://", b"http://[::1", b"http://a:b/", b"/dukcapil/get_json/%ff/%00",
    b"/dukcapil/get_json/%ED%A0%80/CALL_NIK", b"/dukcapil/get_json//CALL_NIK", b"/dukcapil/get_json/a/b/c/d", b"/" + b"a" * 40_000, b"?", b"/#x",
    b"/../../etc/passwd", b"/dukcapil/get_json/a%2fb/CALL_NIK", b"/healthz%00", b"a:b", b"/ x", b"/%0d%0aX:y", b"/panduan/%2e%2e", b"127.0.0.1:80",
])  # fmt: skip


def broken_http(path: str) -> st.SearchStrategy[bytes]:
    """Heads and framings that are wrong, and what is no HTTP at all."""
    known = st.just(path.encode())
    line = st.builds(
        lambda method, where, version: method + b" " + where + version, METHODS, st.one_of(known, PATHS), VERSIONS
    )
    request = st.builds(lambda first, frame: first + b"\r\nHost: a\r\n" + frame, line, FRAMES)
    framed = st.builds(lambda frame: b"POST %b HTTP/1.1\r\nHost: a\r\n%b" % (path.encode(), frame), FRAMES)
    noise = st.sampled_from([
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"\r\n" * 2_000, b"\x00" * 9_000, b"GET /",
        b"GET / HTTP/1.1\r\nX", b"x" * 70_000, b"SSH-2.0-x\r\n", b"GET /\r\n",
    ])  # fmt: skip
    return st.one_of(request, framed, framed, framed, noise, st.binary(max_size=200))


def attacks(path: str, fields: Mapping[str, object]) -> st.SearchStrategy[Attack]:
    """Every kind of hostile request to the session behind `path`; `fields` are those of a right call."""
    right = json.dumps(fields).encode()
    kinds = st.sampled_from(
        [
            b"application/json",
            b"",
            b"text/plain",
            b"multipart/form-data",
            b"\xff",
            b"application/json,Accept: x",
            b";;;",
        ]
    )
    bodies = json_bodies(fields)
    sizes = st.sampled_from([MAX_BODY - 2, MAX_BODY, MAX_BODY + 1, 3 * MAX_BODY])
    coded = st.tuples(
        st.sampled_from([b"gzip", b"deflate", b"br", b"x-gzip", b"gzip, gzip", b"\xff", b"identity", b"zstd"]),
        st.sampled_from([right, gzip.compress(right), gzip.compress(right)[:-9], b"\x1f\x8b", b"\x1f\x8bxxxxxxx", BOMB, gzip.compress(gzip.compress(right)), b""]),
    )  # fmt: skip
    query = st.one_of(
        forms(fields).map(lambda q: q[:20_000]), st.binary(max_size=60).map(lambda q: quote_plus(q).encode())
    )
    json_attacks = st.builds(lambda body, kind: Attack("json", post(path, body, kind=kind)), bodies, kinds)
    return st.one_of(
        json_attacks, json_attacks, json_attacks,
        forms(fields).flatmap(lambda form: damaged(st.just(form))).map(lambda b: Attack("form", post(path, b, kind=b"application/x-www-form-urlencoded"))),
        multiparts(fields).map(lambda m: Attack("multipart", post(path, m[1], kind=m[0]))),
        query.map(lambda q: Attack("query", post(path.encode() + b"?" + q, b""))),
        HEADERS.map(lambda lines: Attack("header", post(path, right, *lines), 0)),
        broken_http(path).map(lambda raw: Attack("http", raw, 0)),
        coded.map(lambda c: Attack("coding", post(path, c[1], b"Content-Encoding: " + c[0]))),
        st.integers(2, 40).flatmap(lambda n: json_bodies(fields).map(lambda b: Attack("pipeline", post(path, b[:5_000]) * n, n))),
        st.tuples(st.integers(0, 9), sizes).map(
            lambda s: Attack("size", post(path, b'{"NIK":"' + b"1" * (s[1] - 10) + b'"}')) if s[0] == 0 else Attack("rest", post(path, right + b" " * s[0]))
        ),
    )  # fmt: skip
