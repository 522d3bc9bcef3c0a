"""Which words on a page are for a technician and not for a citizen? Pure; reads excerpts with placeholders."""

import re
from collections.abc import Callable, Iterator

from conformance.bilingual import Words
from conformance.record.json_page import json_pairs
from conformance.record.shown import LABELS

SECRETS: dict[str, Words] = {
    "user_id": Words("User ID layanan", "the user id of the service"),
    "password": Words("password layanan", "the password of the service"),
    "alamat_dwh": Words("alamat DWH", "the DWH's address"),
}
"""Placeholder of an excerpt -> what stood there; whoever takes the excerpt gives `page_excerpt` their values."""

_SENTENCES = (
    r"IP (?:Address )?Tidak Sesuai",
    r"IP Client Tidak Terdaftar",
    r"Kuota Akses Hari Ini Telah Habis",
    r"Parameter Tidak Lengkap",
    r"User(?:name)?, password dan IP tidak boleh kosong",
    r"Format IP tidak valid",
    r"Instansi (?:Non|Tidak) Aktif",
    r"User ID (?:Non|Tidak) Aktif",
)
"""What the DWH says of the Pengguna's own settings: wire contract 4.1, 4.2, and PBG-J II.C.2.b.3.

Code 06 is missing: no source has its text. So are the texts about residents (11 to 15): the Juknis calls them a
confirmation, and whether an applicant may read it is BAG-03.
"""
_AS_SENT = r"Login Gagal|Gagal Login"
"""Found only as the DWH spells it: in small letters it is what any page with a login of its own says."""
_LIBRARY = (
    r"Traceback(?: \(most recent call last\))?",
    r"Stack ?trace",
    r"\bE(?:CONN(?:REFUSED|RESET|ABORTED)|TIMEDOUT|NOTFOUND|PIPE|AI_AGAIN|HOSTUNREACH)\b",
    r"\berrno\b(?: \d+)?",
    r"\bcURL(?: error|:) ?\(?\d+\)?",
    r"\bSQLSTATE\b",
    r"\bORA-\d{5}\b",
    r"\bUndefined (?:index|offset|variable|array key|property|constant)",
    r"\bCall to (?:undefined|a member function)",
    r"\bFatal error:",
    r"\bUncaught \w+",
    r"\bon line \d+",
    r"\.(?:php|py|mjs|js|ts|java|rb|go):\d+",
    r"\bat Object\.",
    r"\bjavax?\.\w+",
    r"\b(?:org\.springframework|org\.apache|requests\.exceptions|urllib3|httpx|aiohttp|guzzlehttp|illuminate\\)",
    r"\b(?:HTTPS?ConnectionPool|Max retries exceeded|socket hang up|Unexpected token|Empty reply from server)",
    r"\b(?:Failed to connect to|Could not resolve host|Recv failure|JSON\.parse)\b",
    r"\bConnection (?:refused|aborted|reset by peer|timed out)",
    r"\b(?:Operation|Read|Resolving) timed out",
    r"\b(?:Internal Server Error|Bad Gateway|Gateway Time-?out)\b",
    r"\bHTTP(?:/\d(?:\.\d)?)?(?: (?:status|error|code|kode|galat))*:? [45]\d\d\b",
    r"\b(?:error|galat|status code) [45]\d\d\b",
)
"""What runtimes, HTTP libraries, databases and web servers say of a fault."""
_NOTHING = r"\[object Object\]|\bundefined\b|\bNaN\b"
"""What JavaScript shows where there is nothing to show."""
_CLASS = r"\b[A-Z]\w*(?:Exception|Error|Timeout)\b|\bException\b"
"""Names of exceptions: their capitals tell them from words."""
_WIRE = "|".join(name for name in LABELS if "_" in name) + "|TRESHOLD|USER_ID|IP_USER"
_ADDRESS = (
    r"(?<![A-Za-z])CALL_[A-Z_]{2,}|dukcapil/get_json|nik_verifby_elemen|koneksitas_verifby_elemen|databalikan/api"
)
_LABEL = r"NIK|Nama(?: lengkap)?|(?:Tempat|Tanggal) lahir|Jenis kelamin|Alamat|Nomor KK"

_NULL = rf"\b(?:{_LABEL}) ?[:=]? ?(?:null|None|nil)\b"
"""Behind a label: what other languages show there."""

_CODE = re.compile(
    r"(?<!laporan )(?<!aduan )(?<!permohonan )(?<!pengajuan )(?<!nomor )(?<!berkas )"
    r"\b(?P<name>kode|code)(?: (?:respons?e?|jawaban|galat|kesalahan|error|dari|dwh|dukcapil))* ?[:=#]? ?[\"'(]?"
    r"(?P<code>0\d|1[0-7])\b(?![-/.,:]?\d)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\((?P<code>0\d|1[0-7])\)")
_REGISTER = (
    r"\bdwh\b|\bdata warehouse\b|\bweb ?service\b|"
    + "".join(rf"(?<!\b{place} )" for place in ("dinas", "kantor", "loket", "petugas", "hubungi", "ke", "di"))
    + r"\bdukcapil\b"
)
_SPEAKS_OF_IT = re.compile(_REGISTER, re.IGNORECASE)
_SPEAKS_OF_AN_ANSWER = re.compile(
    rf"{_REGISTER}|\brespons?e?\b|\bjawaban\b|\bbalasan\b|\banswer(?:s|ed)?\b|\b(?:men|di)jawab\b", re.IGNORECASE
)
_SPEAKS_OF_A_QUEUE = re.compile(r"antre|antri|\bloket\b|\btiket\b|\bresi\b|\bpos\b|\bberkas\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n")
_FIELD = re.compile(
    r"\b(?P<name>RESPONSE[_ ](?:CODE|DESC))\b(?:[\"']? ?[:=]? ?[\"']?(?P<code>\d\d)\b)?"
    r"|\b(?P<plain>RESPON(?:SE)?)[\"']? ?[:=] ?[\"']?(?P<its>\d\d)\b"
    r"|\b(?P<frame>quotaLimiter|numberOfElements|totalElements)\b"
)
"""Fields of an answer; RESPON and RESPONSE are words, too, and count only with a code."""
_PLACEHOLDER = re.compile(r"\{[\w. ]+\}")


def technical_words(page: str) -> tuple[Words, ...]:
    """Return the words of `page` that are for a technician, each once; only those words, nothing around them.

    A JSON answer is read by its values: its keys, and a value that is nothing but a wire name, are for programs.
    """
    text = _readable(page)
    secrets = [words for name, words in SECRETS.items() if f"{{{name}}}" in text]
    text = _PLACEHOLDER.sub("…", text)
    found = dict.fromkeys(" ".join(word.split()) for read in _READERS for word in read(text))
    once = {word.casefold(): word for word in reversed(found)}
    return (*secrets, *(Words.same(word) for word in found if once[word.casefold()] == word))


def _readable(page: str) -> str:
    pairs = json_pairs(page)
    values = [page] if pairs is None else [value for _, value in pairs if value not in LABELS]
    return "\n".join(" ".join(value.split()) for value in values)


def _plainly(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> Callable[[str], Iterator[str]]:
    compiled = re.compile(pattern, flags)
    return lambda text: (found[0] for found in compiled.finditer(text))


def _fields(text: str) -> Iterator[str]:
    for found in _FIELD.finditer(text):
        yield " ".join(part for part in found.groups() if part)


def _codes(text: str) -> Iterator[str]:
    """A number beside the word code, in a sentence that speaks of an answer and of no queue or file."""
    for sentence in _SENTENCE_END.split(text):
        if _SPEAKS_OF_AN_ANSWER.search(sentence) and not _SPEAKS_OF_A_QUEUE.search(sentence):
            yield from (f"{found['name']} {found['code']}" for found in _CODE.finditer(sentence))


def _bracketed_codes(text: str) -> Iterator[str]:
    """`(05)` in a sentence about an answer; `(12)`, which may count something, only in one about the DWH."""
    for sentence in _SENTENCE_END.split(text):
        if _SPEAKS_OF_AN_ANSWER.search(sentence) and not _SPEAKS_OF_A_QUEUE.search(sentence):
            is_of_it = _SPEAKS_OF_IT.search(sentence) is not None
            yield from (found[0] for found in _BRACKETED.finditer(sentence) if is_of_it or found[0][1] == "0")


def _results(text: str) -> Iterator[str]:
    """Match results element by element: two at least, one of which differs."""
    pairs = re.findall(rf"\b(?:{_LABEL}) ?[:=] ?((?:Tidak )?Sesuai)\b", text)
    if len(pairs) > 1 and "Tidak Sesuai" in pairs:
        yield "Tidak Sesuai"


_READERS: tuple[Callable[[str], Iterator[str]], ...] = (
    _fields,
    _codes,
    _bracketed_codes,
    _plainly(rf"(?<!\w)(?:{'|'.join(_SENTENCES)})(?!\w)"),
    _plainly(rf"(?<!\w)(?:{_AS_SENT})(?!\w)", re.NOFLAG),
    _plainly(r"\b(?:[Tt]idak [Ss]esuai|Sesuai) \(\d{1,3}\)", re.NOFLAG),
    _results,
    _plainly(rf"(?<!\w)(?:{_WIRE})(?!\w)", re.NOFLAG),
    _plainly("|".join(_LIBRARY)),
    _plainly(_CLASS, re.NOFLAG),
    _plainly(_NOTHING, re.NOFLAG),
    _plainly(_NULL, re.NOFLAG),
    _plainly(_ADDRESS, re.NOFLAG),
)
