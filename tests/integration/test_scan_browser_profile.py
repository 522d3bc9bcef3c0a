"""What does the scan see of a profile that a real Chromium wrote: localStorage, IndexedDB, cookies?"""

import json
import shutil
import time
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.helpers.chromium import FLAGS
from tests.helpers.raw_server import serving, whole
from tests.helpers.scanning import elements, found, scan

MOTHER, FAMILY = "Sri Wahyuni Mangunkarsa", "3303051708909901"
KEEP = """async ([mother, family]) => {
  localStorage.setItem('latin', mother);
  localStorage.setItem('potong', 'suryalo suryaloka');  // packed, its second half points back to the first
  localStorage.setItem('lebar', '\\u2603 ' + family);
  await new Promise(done => {
    const opened = indexedDB.open('a', 1);
    opened.onupgradeneeded = () => opened.result.createObjectStore('s');
    opened.onsuccess = () => {
      const deed = opened.result.transaction('s', 'readwrite', {durability: 'strict'});
      deed.objectStore('s').put({ibu: mother, salju: '\\u2603 ' + family}, 'k');
      deed.oncomplete = done;
    };
  });
}"""
FILL = "() => { for (let n = 0; n < 9000; n++) localStorage.setItem('isi' + n, Math.random() + ' x'.repeat(140)); }"
"""More than the memory of a log, so that it is packed into tables."""
FLUSHED_S = 6.0
"""Chromium writes localStorage down some seconds after it was set."""


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile used more than once: what the first visit kept lies in a log, and later in packed tables."""
    directory = tmp_path_factory.mktemp("profil")
    with serving(whole(b"<p>halaman", "Content-Type: text/html")) as url:
        chromium = shutil.which("chromium")
        assert chromium, "make programs"
        with sync_playwright() as playwright:
            for visit in range(3):
                context = playwright.chromium.launch_persistent_context(
                    str(directory / "p"), executable_path=chromium, args=FLAGS
                )
                page = context.new_page()
                page.goto(url)
                if visit == 0:
                    page.evaluate(KEEP, [MOTHER, FAMILY])
                    time.sleep(FLUSHED_S)
                    (directory / "state.json").write_text(json.dumps(context.storage_state(indexed_db=True)))
                else:
                    page.evaluate(FILL)
                context.close()
                if visit == 0:
                    shutil.copytree(directory / "p", directory / "sekali")
    return directory


def _inner(place: str) -> str:
    return next(part for part in ("Local Storage", "IndexedDB") if part in place)


def test_what_a_page_keeps_is_found_in_the_log(profile: Path) -> None:
    seen = found(scan(profile / "sekali" / "Default"))
    assert {(element, _inner(place)) for element, place, _ in seen} == {
        ("NAMA_LGKP_AYAH", "Local Storage"),
        *((element, part) for element in ("NAMA_LGKP_IBU", "NO_KK") for part in ("Local Storage", "IndexedDB")),
    }
    assert {Path(place).suffix for _, place, _ in seen} == {".log"}


def test_what_a_page_kept_once_is_found_in_packed_tables(profile: Path) -> None:
    tables = [path for path in (profile / "p" / "Default").rglob("*.ldb") if "Local Storage" in str(path)]
    assert tables
    seen = scan(tables[0])
    assert elements(seen) == {"NAMA_LGKP_IBU", "NO_KK", "NAMA_LGKP_AYAH"}
    assert ("NAMA_LGKP_AYAH", tables[0].name, ("leveldb",)) in found(seen)
    assert seen.notes == ()


def test_a_table_that_is_broken_is_told(profile: Path, tmp_path: Path) -> None:
    table = next(path for path in (profile / "p" / "Default").rglob("*.ldb") if "Local Storage" in str(path))
    raw = bytearray(table.read_bytes())
    raw[-48:-40] = b"\xff" * 8
    (tmp_path / "rusak.ldb").write_bytes(raw)
    seen = scan(tmp_path)
    assert [note.words.english for note in seen.notes] == ["its LevelDB table cannot be read"]


def test_a_storage_state_is_a_file_like_any_other(profile: Path) -> None:
    assert elements(scan(profile / "state.json")) == {"NAMA_LGKP_IBU", "NO_KK", "NAMA_LGKP_AYAH"}
