"""Does a form get codes where the DWH has words?"""

from typing import Any, cast

from conformance.subject.coded import CodedSubject, with_codes, without_code
from conformance.subject.reading import Subject

CODES = {"JENIS_KLMIN": {"LAKI-LAKI": "1", "PEREMPUAN": "2"}, "AGAMA": {"ISLAM": "1", "*": "9"}}


def test_a_value_has_its_code_and_one_without_stays_as_it_is() -> None:
    data = {"JENIS_KLMIN": "PEREMPUAN", "AGAMA": "HINDU"}
    assert with_codes(data, CODES) == {**data, "JENIS_KLMIN.kode": "2", "AGAMA.kode": "9"}
    assert with_codes({"JENIS_KLMIN": "0"}, CODES)["JENIS_KLMIN.kode"] == "0"


def test_a_value_without_a_row_is_known() -> None:
    assert without_code("JENIS_KLMIN", "LAKI2", CODES)
    assert not without_code("AGAMA", "HINDU", CODES)


def test_every_way_to_submit_has_the_codes() -> None:
    typed: list[Any] = []

    class Recorder:
        def submit(self, data: Any, **_: Any) -> None:
            typed.append(data["AGAMA.kode"])

        def submit_together(self, people: Any, **_: Any) -> None:
            typed.extend(one["AGAMA.kode"] for one in people)

        def forget_users(self) -> None:
            typed.append("lupa")

        def close(self) -> None:
            typed.append("tutup")

    subject = CodedSubject(cast(Subject, Recorder()), CODES)
    subject.submit({"AGAMA": "ISLAM"})
    subject.submit_together([{"AGAMA": "HINDU"}])
    subject.forget_users()
    subject.close()
    assert typed == ["1", "9", "lupa", "tutup"]
