"""Real files, directories, archives and databases, in good order and not."""

import gzip
import io
import os
import sqlite3
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from conformance.scanner import files
from conformance.scanner import scan as scanning
from conformance.scanner.difference import Tally
from conformance.scanner.stream import Limits
from tests.helpers.scanning import CONTROL, NAMES, VALUES, elements, engine_for, found, needles_for, scan

MOTHER = "Sri Wahyuni Mangunkarsa"
FAMILY = 3303051708909901


def tar_of(members: dict[str, bytes], mode: str = "w", form: int = tarfile.PAX_FORMAT) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode, format=form) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def zip_of(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def notes(seen: scanning.Seen) -> list[str]:
    return [f"{note.place}: {note.words.english}" for note in seen.notes]


def database(path: Path, *statements: str, parameters: tuple[object, ...] = ()) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement, parameters if "?" in statement else ())
        connection.commit()


def test_a_directory_without_anything_is_green(tmp_path: Path) -> None:
    (tmp_path / "app.log").write_text("nik=3303051708909001 cocok=true\n")
    seen = scan(tmp_path)
    assert (seen.verdict, seen.findings, seen.notes, seen.control) == ("lulus", (), (), None)


def test_the_place_is_the_path_below_the_store(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "app.log").write_text(f"ibu={MOTHER}")
    seen = scan(tmp_path)
    assert found(seen) == {("NAMA_LGKP_IBU", "a/b/app.log", ())}
    assert seen.verdict == "tidak_lulus"


@pytest.mark.parametrize("engine", NAMES)
def test_members_of_archives_are_told_by_their_names(tmp_path: Path, engine: str) -> None:
    inner = {"isi/a.gz": gzip.compress(MOTHER.encode()), "b.txt": b"kk " + str(FAMILY).encode()}
    (tmp_path / "dump.tar").write_bytes(tar_of(inner))
    (tmp_path / "dump.tgz").write_bytes(tar_of(inner, "w:gz"))
    (tmp_path / "lama.zip").write_bytes(zip_of(inner))
    (tmp_path / "apa.zip").write_bytes(zip_of(inner, zipfile.ZIP_STORED))
    assert found(scan(tmp_path, engine=engine)) == {
        ("NAMA_LGKP_IBU", "dump.tar!isi/a.gz!a", ("gzip",)),
        ("NO_KK", "dump.tar!b.txt", ()),
        ("NAMA_LGKP_IBU", "dump.tgz!dump.tar!isi/a.gz!a", ("gzip", "gzip")),
        ("NO_KK", "dump.tgz!dump.tar!b.txt", ("gzip",)),
        ("NAMA_LGKP_IBU", "lama.zip!isi/a.gz!a", ("zip", "gzip")),
        ("NO_KK", "lama.zip!b.txt", ("zip",)),
        ("NAMA_LGKP_IBU", "apa.zip!isi/a.gz!a", ("gzip",)),
        ("NO_KK", "apa.zip!b.txt", ()),
    }


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_long_names_in_a_tar_are_read(tmp_path: Path, form: int) -> None:
    name = "/".join(["panjang" * 5] * 8) + ".txt"
    (tmp_path / "a.tar").write_bytes(tar_of({"x": b"1" * 3000, name: MOTHER.encode()}, form=form))
    assert found(scan(tmp_path)) == {("NAMA_LGKP_IBU", f"a.tar!{name}", ())}


@pytest.mark.parametrize("offset", range(-30, 31, 6))
def test_members_at_the_border_of_a_window_are_told_apart(tmp_path: Path, offset: int) -> None:
    members = {f"{number}": b"." * (1500 + offset) + MOTHER.encode() for number in range(8)}
    limits = Limits(window=4096, overlap=2048)
    (tmp_path / "a.tar").write_bytes(tar_of(members))
    (tmp_path / "a.zip").write_bytes(zip_of(members, zipfile.ZIP_STORED))
    places = {place for _, place, _ in found(scan(tmp_path, limits=limits))}
    assert places == {f"a.{kind}!{number}" for kind in ("tar", "zip") for number in range(8)}


def test_a_workbook_is_searched_by_its_parts(tmp_path: Path) -> None:
    shared = f"<sst><si><t>{MOTHER.replace(' ', '&#32;')}</t></si></sst>".encode()
    sheet = b'<c r="A1"><v>3.303051708909901E+15</v></c>'
    (tmp_path / "rekap.xlsx").write_bytes(zip_of({"xl/sharedStrings.xml": shared, "xl/worksheets/sheet1.xml": sheet}))
    assert found(scan(tmp_path)) == {
        ("NAMA_LGKP_IBU", "rekap.xlsx!xl/sharedStrings.xml", ("zip", "html")),
        ("NO_KK", "rekap.xlsx!xl/worksheets/sheet1.xml", ("zip",)),
    }


def pdf_of(text: str) -> bytes:
    hexed = "".join(f"<{ord(sign):02x}> 3 " for sign in text)
    content = f"BT /F1 12 Tf 72 700 Td [{hexed}] TJ ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(body),
    )


def test_the_text_of_a_pdf_is_read_and_a_broken_one_told(tmp_path: Path) -> None:
    (tmp_path / "surat.pdf").write_bytes(pdf_of(MOTHER))
    (tmp_path / "rusak.pdf").write_bytes(b"%PDF-1.4\nbukan apa-apa")
    seen = scan(tmp_path)
    assert found(seen) == {("NAMA_LGKP_IBU", "surat.pdf", ("pdf",))}
    assert [note.split(" (")[0] for note in notes(seen)] == ["rusak.pdf: the text of the PDF cannot be read"]


def test_a_mail_spool_is_read_with_its_attachments(tmp_path: Path) -> None:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["Subject"] = "rekap"
    mail.set_content("terlampir")
    mail.add_attachment(
        zip_of({"a.txt": MOTHER.encode() * 40}), maintype="application", subtype="zip", filename="a.zip"
    )
    (tmp_path / "mbox").write_bytes(b"From x\n" + mail.as_bytes())
    assert found(scan(tmp_path)) == {("NAMA_LGKP_IBU", "mbox!a.txt", ("base64", "zip"))}


def test_rows_are_told_by_table_and_column(tmp_path: Path) -> None:
    path = tmp_path / "app.sqlite"
    database(
        path,
        'CREATE TABLE "surat ""x""" (id INTEGER PRIMARY KEY, nik TEXT, kk INTEGER, isi BLOB, lahir TEXT)',
        f'INSERT INTO "surat ""x""" VALUES (1, \'3303051708909001\', {FAMILY}, ?, \'1990-02-03\')',
        parameters=(gzip.compress(MOTHER.encode()),),
    )
    seen = scan(path)
    assert found(seen) == {
        ("NO_KK", 'app.sqlite: surat "x".kk', ()),
        ("NAMA_LGKP_IBU", 'app.sqlite: surat "x".isi', ("gzip",)),
        ("TGL_LHR", 'app.sqlite: surat "x".lahir', ()),
    }
    assert [VALUES[f.value].element for f in seen.findings if f.is_weak] == ["TGL_LHR"]


def test_a_date_in_another_persons_row_is_silent(tmp_path: Path) -> None:
    path = tmp_path / "app.sqlite"
    database(
        path,
        "CREATE TABLE t (nik TEXT, lahir TEXT)",
        "INSERT INTO t VALUES ('3303051708909001', NULL), ('3303051708909002', '1990-02-03')",
    )
    # In raw pages nothing tells where a row ends, so what stands near is for a person to look at.
    assert {f.place for f in scan(path).findings} <= {"app.sqlite#page"}
    assert scan(path).verdict == "tinjau"


def test_what_was_deleted_is_found_in_its_free_page(tmp_path: Path) -> None:
    path = tmp_path / "app.sqlite"
    database(
        path,
        "PRAGMA secure_delete = OFF",
        "CREATE TABLE t (a TEXT)",
        f"INSERT INTO t SELECT '{MOTHER} ' || hex(zeroblob(300)) FROM (VALUES (1), (2), (3), (4), (5), (6), (7))",
        "DROP TABLE t",
    )
    assert found(scan(path)) == {("NAMA_LGKP_IBU", "app.sqlite#free", ())}


def test_the_write_ahead_log_is_searched_and_nothing_is_left_beside_the_database(tmp_path: Path) -> None:
    path = tmp_path / "app.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (a TEXT)")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint")
        connection.execute("INSERT INTO t VALUES (?)", (MOTHER,))
        connection.commit()
        before = {each.name: each.stat().st_mtime_ns for each in tmp_path.iterdir()}
        seen = scan(path)
        assert {each.name: each.stat().st_mtime_ns for each in tmp_path.iterdir()} == before
    assert {place for _, place, _ in found(seen)} == {"app.sqlite: t.a", "app.sqlite-wal"}


def test_cells_larger_than_a_batch_are_read_piece_by_piece(tmp_path: Path) -> None:
    path = tmp_path / "app.sqlite"
    blob = os.urandom(5 << 20) + MOTHER.encode() + os.urandom(1000)
    database(path, "CREATE TABLE t (a BLOB, b TEXT)", "INSERT INTO t VALUES (?, 'x')", parameters=(blob,))
    assert ("NAMA_LGKP_IBU", "app.sqlite: t.a", ()) in found(scan(path))


def test_a_locked_database_is_told_and_its_pages_are_searched(tmp_path: Path) -> None:
    path = tmp_path / "app.sqlite"
    database(path, "CREATE TABLE t (a TEXT)", f"INSERT INTO t VALUES ('{MOTHER}')")
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        seen = scan(path)
    assert notes(seen) == ["app.sqlite: locked by another process; stop the application, then repeat"]
    assert found(seen) == {("NAMA_LGKP_IBU", "app.sqlite#page", ())}


def test_a_broken_database_is_told_and_its_pages_are_searched(tmp_path: Path) -> None:
    path = tmp_path / "app.sqlite"
    database(path, "CREATE TABLE t (a TEXT)", f"INSERT INTO t VALUES ('{MOTHER}')")
    raw = bytearray(path.read_bytes())
    raw[100:108] = b"\xff" * 8
    path.write_bytes(raw)
    seen = scan(path)
    assert [note.split(":")[1] for note in notes(seen)] == [" its rows cannot be read"]
    assert elements(seen) == {"NAMA_LGKP_IBU"}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "it does not exist"),
        (lambda path: path.write_bytes(b""), "empty: there is nothing to search"),
        (lambda path: path.mkdir(), "empty: there is nothing to search"),
        (lambda path: path.symlink_to("lain"), "it does not exist"),
        (lambda path: path.mkdir() or (path / "kosong").touch(), "empty: there is nothing to search"),
    ],
)
def test_a_store_without_content_is_never_green(tmp_path: Path, make: Callable[[Path], object], said: str) -> None:
    store = tmp_path / "penyimpanan"
    make(store)
    seen = scan(store)
    assert seen.verdict == "tidak_teruji"
    assert [note.words.english for note in seen.notes] == [said]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_links_pipes_and_odd_names_do_no_harm(tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    (store / "lingkar").symlink_to(".")
    (store / "diri").symlink_to("diri")
    subprocess.run(["mkfifo", str(store / "pipa")], check=True)
    with open(os.fsencode(store) + b"/na\xffma\x1b[2J.log", "wb") as file:  # noqa: PTH123 a name that is no text
        file.write(MOTHER.encode())
    seen = scan(store)
    assert found(seen) == {("NAMA_LGKP_IBU", "na\\xffma\x1b[2J.log", ())}
    assert seen.notes == ()


def test_a_store_that_is_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "diri").symlink_to("diri")
    seen = scan(tmp_path / "diri")
    assert (seen.verdict, len(seen.notes)) == ("tidak_teruji", 1)


def test_directories_may_stand_within_each_other_a_thousand_times(tmp_path: Path) -> None:
    path = tmp_path
    for _ in range(1200):
        path /= "d"
        path.mkdir()
    (path / "x").write_text(MOTHER)
    try:
        assert elements(scan(tmp_path)) == {"NAMA_LGKP_IBU"}
    finally:  # what tidies up after a test goes down by recursion
        (path / "x").unlink()
        while path != tmp_path:
            path.rmdir()
            path = path.parent


def test_a_link_that_leads_out_of_the_store_is_told_unless_its_goal_is_a_store_too(tmp_path: Path) -> None:
    store, other = tmp_path / "store", tmp_path / "lain"
    store.mkdir()
    other.mkdir()
    (store / "a").write_text("isi")
    (other / "b").write_text(MOTHER)
    (store / "keluar").symlink_to(other)
    assert [note.split(",")[0] for note in notes(scan(store))] == ["keluar: a link that leads out of the store"]
    assert scan(store, stores=(store, other)).verdict == "lulus"


def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rahasia").write_text(MOTHER)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "no")

    monkeypatch.setattr(files.os, "open", refuse)
    assert notes(scan(tmp_path)) == ["rahasia: permission denied"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda path: path.unlink(), "it vanished while it was read"),
        (lambda path: os.truncate(path, 10), "it shrank while it was read"),
        (lambda path: (path.unlink(), path.write_text("baru")), "it was replaced while it was read"),
    ],
)
def test_what_changes_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / "app.log"
    path.write_bytes(b"x" * 5000)
    monkeypatch.setattr(files, "PIECE", 1000)
    pieces = files.read_file(files.Entry(path, "app.log"), lambda place, words: told.append(words.english))
    told: list[str] = []
    next(pieces)
    change(path)
    list(pieces)
    assert told == [said]


def test_a_file_that_vanishes_while_its_lines_are_counted_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"x\0" * 2500)
    monkeypatch.setattr(files, "PIECE", 1000)
    search = scanning.StoreScan(engine_for(), needles_for(), Limits())
    seen = search.scan(tmp_path, (), lambda _name, _size: (tmp_path / "a").unlink(missing_ok=True), Tally())
    assert notes(seen) == ["a: it vanished while it was read"]


def test_a_directory_that_vanishes_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    (tmp_path / "b").mkdir()
    told: list[str] = []
    entries = files.files_of(tmp_path, (tmp_path,), lambda place, words: told.append(f"{place}: {words.english}"))
    next(entries)
    (tmp_path / "b").rmdir()
    assert list(entries) == []
    assert told == ["b: it does not exist"]


def test_a_store_beyond_the_limit_is_searched_so_far_and_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(MOTHER.encode() + b" " * (3 << 20))
    (tmp_path / "b").write_bytes(b"x")
    seen = scan(tmp_path, largest=2 << 20)
    assert elements(seen) == {"NAMA_LGKP_IBU"}
    assert {note.words.english for note in seen.notes} == {
        "larger than the limit of 2 MiB (--largest): the rest was not searched"
    }


@pytest.mark.parametrize(("text", "verdict"), [("PERMOHONAN-0007", "lulus"), ("lain", "tidak_teruji")])
def test_a_store_in_which_the_control_is_not_found_is_not_tested(tmp_path: Path, text: str, verdict: str) -> None:
    (tmp_path / "app.log").write_text(text)
    assert scan(tmp_path, values=(*VALUES, CONTROL)).verdict == verdict
