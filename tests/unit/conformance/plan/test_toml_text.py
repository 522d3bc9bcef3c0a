"""Is it said in both languages, with the line, why a text is no TOML, and is the remedy one that works?"""

import pytest

from conformance.plan.toml_text import TomlFault, read_toml


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ('[poc]\nagreement "x"\n', "baris 2, kolom 11: sesudah nama kunci harus ada '='", "line 2, column 11"),
        ("a = Lapor\n", "baris 1, kolom 5: nilainya bukan teks", "Invalid value: a = Lapor"),
        ('a = "x\n', "teks", "line 1"),
        ("a = 1\na = 2\n", "kunci itu sudah ada di atas", "Cannot overwrite a value"),
        ("[a]\n[a]\n", "sudah ada di atas", "twice"),
        ('a = "C:\\xampp"\n', "baris 1", "line 1"),
        ("a = [1,\n", "(akhir berkas)", "(end of the file)"),
        (b"a = 1\nb = \"caf\xe9\"\n", "baris 2 bukan teks UTF-8", "line 2 is no text in UTF-8"),
        ("a = 1\n".encode("utf-16"), "UTF-16", "UTF-16"),
        ("a = " + "[" * 5000, "terlalu dalam", "too deep"),
    ],
)  # fmt: skip
def test_each_fault_names_line_and_reason(text: str | bytes, indonesian: str, english: str) -> None:
    with pytest.raises(TomlFault) as caught:
        read_toml(text)
    assert indonesian in caught.value.words.indonesian
    assert english in caught.value.words.english


def test_a_text_in_another_encoding_is_told_how_it_is_saved_as_utf_8() -> None:
    with pytest.raises(TomlFault) as caught:
        read_toml(b'a = "\xe9"')
    assert "iconv -f WINDOWS-1252 -t UTF-8" in caught.value.remedy.english


def test_a_byte_order_mark_is_no_fault() -> None:
    assert read_toml(b"\xef\xbb\xbfa = 1") == {"a": 1}
