"""Is Pencarian Identitas right, and does each of its defects and variants do what its name says, and it alone?"""

import base64
import gzip
import hashlib
import hmac
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from fixtures.apps.identitas.defects import BROWSER_DEFECTS, DEFECTS
from fixtures.apps.identitas.variants import VARIANTS
from tests.helpers.database_servers import ask, start
from tests.helpers.identitas import (
    ALAMAT,
    DECEASED,
    IBU,
    NAMA,
    NIK,
    PASSWORD,
    RESIDENT,
    TOKEN,
    USER,
    Around,
    RunningIdentitas,
    Stranger,
    started,
)
from tests.helpers.lapor import Dwh, refusal
from tests.helpers.serving import at_work


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Around]:
    data, dwh, stranger = tmp_path_factory.mktemp("server"), Dwh(), Stranger()
    servers = start("postgresql", data / "pg"), start("redis", data / "redis")
    with servers[0] as pg, servers[1] as redis, at_work(dwh), at_work(stranger):
        yield Around(pg, redis, data, dwh, stranger)
        dwh.stopping.set()


@pytest.fixture
def right(around: Around, tmp_path: Path) -> Iterator[RunningIdentitas]:
    around.dwh.answers_with(RESIDENT)
    with started(around, tmp_path) as application:
        yield application


def lived_through(application: RunningIdentitas) -> RunningIdentitas:
    """Let a match, a mismatch, a dead person, a fault with its resumption, a night and the end of the PKS pass."""
    dwh = application.around.dwh
    dwh.answers_with(RESIDENT)
    assert application.submit().json()["hasil"] == "diteruskan"
    assert application.submit("BUKAN DIA", "B-2").json()["hasil"] == "ditolak"
    dwh.answers_with(b"", 502)
    assert application.submit(berkas="B-3").json()["hasil"] == "gangguan"
    dwh.answers_with(RESIDENT)
    assert application.operate("lanjutkan").json() == {"diperiksa": 1, "berhenti_karena": None, "sisa": 0}
    for act in ("bersihkan", "akhiri"):
        assert application.operate(act).status_code == 200
    return application


def test_nobody_gets_in_without_logging_in(right: RunningIdentitas) -> None:
    assert right.log_in("penyidik", "salah").status_code == right.log_in("admin", "admin").status_code == 401
    assert right.submit(cookie="sesi=" + "x" * 43).status_code == 401
    assert right.get("/api/petugas/catatan").status_code == 401
    assert right.around.dwh.asked == []


def test_whoever_fails_to_log_in_too_often_is_locked_out(right: RunningIdentitas) -> None:
    assert [right.log_in(sandi="salah").status_code for _ in range(11)] == [401] * 10 + [429]
    assert right.log_in().status_code == 429


def test_another_site_and_what_is_no_json_object_are_refused_in_plain_words(right: RunningIdentitas) -> None:
    assert right.post("/api/masuk", {}, Origin="http://jahat.example").status_code == 403
    for content in (b"{", b"[]", b'"x"'):
        answer = right.post("/api/masuk", content)
        assert answer.status_code == 400
        assert set(answer.json()) == {"kesalahan"}


def test_the_same_submission_asks_once_and_a_wrong_form_nobody(right: RunningIdentitas) -> None:
    cookie = right.log_in().headers["Set-Cookie"].partition(";")[0]
    first, again = (right.submit(cookie=cookie).json() for _ in range(2))
    assert first == again
    assert len(right.around.dwh.asked) == 1
    wrong = right.submit(cookie=cookie, nik="12345")
    assert (wrong.status_code, list(wrong.json()["kesalahan"])) == (400, ["nik"])
    assert len(right.around.dwh.asked) == 1


def test_after_the_kuota_is_gone_nobody_is_asked_until_it_is_resumed(right: RunningIdentitas) -> None:
    right.around.dwh.answers_with(refusal("05"))
    assert [right.submit(berkas=name).status_code for name in ("B-1", "B-2")] == [202, 202]
    assert len(right.around.dwh.asked) == 1
    assert right.operate("lanjutkan").json() == {"diperiksa": 1, "berhenti_karena": "05", "sisa": 2}
    right.around.dwh.answers_with(RESIDENT)
    assert right.operate("lanjutkan").json()["sisa"] == 0
    assert "kuota" in right.notes()[0]["keterangan"].lower()


def test_at_the_end_of_the_pks_what_is_kept_is_closed_and_nothing_typed_is_left(right: RunningIdentitas) -> None:
    cookie = right.log_in().headers["Set-Cookie"].partition(";")[0]
    assert right.submit(cookie=cookie).status_code == 200
    right.around.dwh.answers_with(refusal("16"))
    kept = right.submit(cookie=cookie, berkas="B-2").json()
    assert kept["hasil"] == "gangguan"
    assert right.operate("akhiri").status_code == 200
    assert right.get(f"/api/permohonan/{kept['kode']}", Cookie=cookie).json()["hasil"] == "ditutup"
    assert right.around.sql("SELECT count(*) FROM permohonan WHERE nik IS NULL AND nama IS NULL") == "2"
    assert right.operate("lanjutkan").json()["diperiksa"] == 0


def test_what_was_being_checked_at_a_kill_is_kept(around: Around, tmp_path: Path) -> None:
    insert = "INSERT INTO permohonan (kode, kunci, nik, nama, tanggal_lahir, berkas) VALUES"
    with started(around, tmp_path) as application:
        around.sql(f"{insert} ('k', 'u', '{NIK}', '{NAMA}', '1990-05-15', 'B-9')")
        assert application.operate("lanjutkan").json()["diperiksa"] == 0
    around.dwh.answers_with(RESIDENT)
    with started(around, tmp_path, is_empty=False) as application:
        assert application.operate("lanjutkan").json() == {"diperiksa": 1, "berhenti_karena": None, "sisa": 0}


Shows = Callable[[RunningIdentitas], bool]


def files(application: RunningIdentitas, pattern: str, read: Callable[[bytes], str]) -> bool:
    return any(IBU in read(path.read_bytes()) for path in application.directory.glob(pattern))


def in_file(pattern: str, read: Callable[[bytes], str] = bytes.decode) -> Shows:
    return lambda application: files(application, pattern, read)


def in_sql(request: str, expected: str = IBU) -> Shows:
    return lambda application: expected in application.around.sql(request)


def in_redis(key: str, command: str = "GET {}", read: Callable[[str], str] = str) -> Shows:
    def shows(application: RunningIdentitas) -> bool:
        redis = application.around.redis
        found = ask(redis, f"KEYS {key}").split()
        return any(IBU in read(ask(redis, command.format(name))) for name in found)

    return shows


def reached(part: str) -> Shows:
    def shows(application: RunningIdentitas) -> bool:
        deadline = time.monotonic() + 2.5
        while time.monotonic() < deadline:
            if any(part in text for text in application.around.stranger.heard):
                return True
            time.sleep(0.05)
        return False

    return shows


def on_page(path: str, part: str) -> Shows:
    return lambda application: part in application.get(path).text


def in_error(part: str) -> Shows:
    return lambda application: part in application.post("/api/masuk", b"{").text


def in_zip(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read("jawaban.json").decode()


def in_url(content: bytes) -> str:
    lines = [line.removeprefix("GET ") for line in content.decode().splitlines()]
    return str([parse_qs(urlsplit(line).query) for line in lines])


def left_behind(application: RunningIdentitas) -> bool:
    raw = any(
        IBU.encode() in path.read_bytes() for path in (application.around.data / "pg").rglob("*") if path.is_file()
    )
    return application.around.sql("SELECT count(*) FROM kerja") == "0" and raw


def told_of_the_dead(application: RunningIdentitas) -> bool:
    application.around.dwh.answers_with(DECEASED)
    return "meninggal" in application.submit(berkas="B-7").text


def told_of_the_name(application: RunningIdentitas) -> bool:
    return f"kependudukan: {NAMA}" in application.submit("BUKAN DIA", "B-8").text


def kept_by_page(script: str) -> Shows:
    return lambda application: (
        IBU in application.submit(berkas="B-6").text and script in application.get("/aset/aplikasi.mjs").text
    )


KEYED = hmac.new(TOKEN.encode(), f"{IBU}|{ALAMAT}".encode(), hashlib.sha256).hexdigest()
SHOWS: dict[str, Shows] = {
    "tembolok-redis-teks": in_redis(f"tembolok:{NIK}"),
    "tembolok-redis-hash": in_redis(f"penduduk:{NIK}", "HGET {} NAMA_LGKP_IBU"),
    "tembolok-redis-msgpack": in_redis("tembolok:*"),
    "tembolok-redis-gzip": in_redis("tembolok:*", read=lambda text: gzip.decompress(base64.b64decode(text)).decode()),
    "jawaban-jsonb": in_sql("SELECT isi->>'NAMA_LGKP_IBU' FROM jawaban"),
    "jawaban-bytea": in_sql("SELECT encode(nilai, 'escape') FROM setelan_pengguna"),
    "jawaban-larik": in_sql("SELECT array_to_string(isi, '|') FROM riwayat"),
    "jawaban-objek-besar": in_sql("SELECT encode(lo_get(isi), 'escape') FROM lampiran"),
    "baris-dihapus": left_behind,
    "salinan-tersandi": in_sql("SELECT count(*) FROM brankas WHERE octet_length(isi) > 100", "3"),
    "hash-ibu-dan-alamat": in_sql("SELECT isi FROM sidik", KEYED),
    "simpan-setelah-gangguan": in_sql("SELECT count(*) || '/' || min(isi->>'NAMA_LGKP_IBU') FROM jawaban", f"1/{IBU}"),
    "simpan-bila-tidak-cocok": in_sql("SELECT count(*) || '/' || min(isi->>'NAMA_LGKP_IBU') FROM jawaban", f"1/{IBU}"),
    "tembolok-gz": in_file("tembolok/*.gz", lambda content: gzip.decompress(content).decode()),
    "tembolok-zip": in_file("tembolok/*.zip", in_zip),
    "ekspor-utf16": in_file("ekspor/*.csv", lambda content: content.decode("utf-16")),
    "log-debug": in_file("log/*.log", lambda content: content.decode().replace("\\u0020", " ")),
    "log-alamat": in_file("log/*.log", in_url),
    "berkas-sementara": in_file("sementara/*.tmp"),
    "cadangan-sql-gz": in_file("cadangan/*.sql.gz", lambda content: gzip.decompress(content).decode()),
    "arsip-saat-pembersihan": in_file("arsip/malam.jsonl"),
    "simpan-saat-pks-berakhir": in_file("arsip/akhir.jsonl"),
    "log-sandi-dwh": lambda application: PASSWORD in (application.directory / "log" / "aplikasi.log").read_text(),
    "analitik-nama-ibu": reached(f'"ibu":"{IBU}"'),
    "kueri-pihak-ketiga": reached("/peta?q=JL.%20KEMUNING"),
    "webhook-belakangan": reached(f'"alamat":"{ALAMAT}"'),
    "sandi-di-skrip": on_page("/aset/aplikasi.mjs", PASSWORD),
    "peta-sumber": on_page("/aset/aplikasi.mjs.map", PASSWORD),
    "env-terlayani": on_page("/.env", PASSWORD),
    "debug-lingkungan": on_page("/actuator/env", PASSWORD),
    "daftar-isi": on_page("/aset/", "Index of"),
    "user-id-di-tajuk": lambda application: USER in str(application.get("/").headers),
    "alamat-dwh-di-galat": in_error("/CALL_NIK"),
    "jejak-galat": in_error("SyntaxError"),
    "kuki-tanpa-penjaga": lambda application: "HttpOnly" not in application.log_in().headers["Set-Cookie"],
    "tanpa-tajuk-keamanan": lambda application: "Content-Security-Policy" not in application.get("/").headers,
    "ungkap-status-orang": told_of_the_dead,
    "ungkap-nama-pemilik-nik": told_of_the_name,
    "data-di-localstorage": kept_by_page("localStorage.setItem"),
    "data-di-indexeddb": kept_by_page("indexedDB.open"),
    "data-di-kuki": kept_by_page("document.cookie"),
}
ALL = (*DEFECTS, *BROWSER_DEFECTS)
NEEDS_A_LIFE = {defect.name for defect in ALL if {"SIM-01", "BAG-01"} & set(defect.breaks)} | {"log-sandi-dwh"}
"""What shows only once somebody was asked about."""
UNSEEN_HERE = {"nama-dns"}
"""What only a resolver of our own could see."""
VARIANT_SHOWS: dict[str, Shows] = {
    "hash-nik-diketik": in_sql("SELECT kunci FROM pencarian", hashlib.sha256(NIK.encode()).hexdigest()),
    "penanda-cocok": in_sql("SELECT count(*) FROM kecocokan WHERE cocok", "2"),
    "telemetri": reached("/ukuran"),
    "log-aplikasi": lambda application: " ditolak " in (application.directory / "log" / "aplikasi.log").read_text(),
    "batas-per-nik": lambda application: ask(application.around.redis, f"GET batas:nik:{NIK}") == "4",
}


def test_every_defect_and_variant_is_tried() -> None:
    assert set(SHOWS) | UNSEEN_HERE == {defect.name for defect in ALL}
    assert set(VARIANT_SHOWS) == set(VARIANTS)


@pytest.mark.parametrize("defect", SHOWS)
def test_a_defect_shows(around: Around, tmp_path: Path, defect: str) -> None:
    with started(around, tmp_path, IDENTITAS_CACAT=defect) as application:
        assert SHOWS[defect](lived_through(application) if defect in NEEDS_A_LIFE else application)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_shows_and_tells_nothing(around: Around, tmp_path: Path, variant: str) -> None:
    with started(around, tmp_path, IDENTITAS_RAGAM=variant) as application:
        assert VARIANT_SHOWS[variant](lived_through(application))
        held = [around.sql(f"SELECT * FROM {table}") for table in ("pencarian", "kecocokan", "permohonan", "catatan")]
        held += [path.read_text() for path in tmp_path.rglob("*") if path.is_file()] + around.stranger.heard
        assert not any(secret in text for secret in (IBU, ALAMAT, PASSWORD) for text in held)


def test_the_right_application_shows_none_of_it(right: RunningIdentitas) -> None:
    lived_through(right)
    slow = {"analitik-nama-ibu", "kueri-pihak-ketiga", "webhook-belakangan"}
    time.sleep(1.2)  # more than the webhook's pause
    assert right.around.stranger.heard == []
    assert [name for name, shows in SHOWS.items() if name not in slow and shows(right)] == []
