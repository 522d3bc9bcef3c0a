"""Is a JSON answer read by keys and values, also where it was cut or holds placeholders?"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.record.json_page import json_pairs


@pytest.mark.parametrize(
    ("page", "pairs"),
    [
        ('{"pesan": "Data sesuai", "nomor": 12}', (("pesan", "Data sesuai"), ("nomor", "12"))),
        ('{"elemen": {"AGAMA": "ISLAM"}, "x": ["a", "b"]}', (("AGAMA", "ISLAM"), ("x", "a"), ("x", "b"))),
        ('{"didik": "SLTA\\/SEDERAJAT"}', (("didik", "SLTA/SEDERAJAT"),)),
        ('{"petik": "a \\"b\\" c\\u00e9", "ya": true}', (("petik", 'a "b" cé'), ("ya", "true"))),
        ('{"nik": {NIK}, "kk": "{16 angka}"}', (("nik", "{NIK}"), ("kk", "{16 angka}"))),
        ('{"pesan": "Permohonan Anda dis', (("pesan", "Permohonan Anda dis"),)),
        ('{"pesan": "akhir \\', (("pesan", "akhir "),)),
        ('[{"a": null}]', (("a", "null"),)),
        ("{}", ()),
    ],
)  # fmt: skip
def test_a_json_body_is_read_in_pairs(page: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert json_pairs(page) == pairs


@pytest.mark.parametrize(
    "page", ["", "Aduan diteruskan", "{NIK} terdaftar", "[Penting] baca", 'kata "kunci": 3', "<p>{}</p>"]
)
def test_other_text_is_no_json(page: str) -> None:
    assert json_pairs(page) is None


@given(st.dictionaries(st.text(), st.text()))
def test_every_object_of_texts_is_read_back(value: dict[str, str]) -> None:
    assert json_pairs(json.dumps(value)) == tuple(value.items())
    assert json_pairs(json.dumps(value, ensure_ascii=False)) == tuple(value.items())


@given(st.text(alphabet='{}[]":\\, a1'), st.integers(0, 40))
def test_no_text_is_too_broken_to_be_read(text: str, cut: int) -> None:
    json_pairs(f'{{"{text}'[:cut])
