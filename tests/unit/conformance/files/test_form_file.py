"""Is a form for a user id read as it was written, and is a file that is none told by name?"""

from pathlib import Path

import pytest

from conformance.fault import RemediedFault
from conformance.files.form_file import as_request, read_form_file


def test_days_become_texts_and_the_rest_stays_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "formulir.toml"
    file.write_text('nik = "x"\nnama = 7\n[surat]\nnomor = "1"\ntanggal = 2026-05-10\n', encoding="utf-8")
    form = read_form_file(file)
    assert form == {"form": {"nik": "x", "nama": 7}, "surat": {"nomor": "1", "tanggal": "2026-05-10"}}
    assert as_request(form) == form
    assert as_request({"form": {}, "surat": {"nomor": "", "tanggal": ""}}) == {"form": {}, "surat": {"tanggal": None}}


@pytest.mark.parametrize(
    ("text", "words"), [("surat = 1", "surat is no table"), ("nik = ", "formulir"), (None, "it does not exist")]
)
def test_a_file_that_is_no_form_is_named(tmp_path: Path, text: str | None, words: str) -> None:
    file = tmp_path / "formulir.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(RemediedFault) as caught:
        read_form_file(file, "user_id.formulir: formulir.toml")
    assert caught.value.message.english.startswith("user_id.formulir: formulir.toml: ")
    assert words in caught.value.message.english
    assert caught.value.remedy.english
