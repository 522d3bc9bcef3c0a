"""Does `--only` mean scenarios, requirements and parts, and say what means nothing?"""

import pytest

from conformance.fault import PreflightFault
from conformance.files.norm_files import load_catalogue
from conformance.norms.applicability import Tags
from conformance.norms.selection import select

KNOWN = [
    Tags("satu-hit", ("KUO-05",), (), ()),
    Tags("klik-ganda", ("KUO-05:T",), (), ()),
    Tags("ganda", ("KOD-12", "KOD-20"), (), ()),
]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["ganda"], ("ganda",)),
        (["KUO-05"], ("satu-hit", "klik-ganda")),
        (["KUO-05:T"], ("satu-hit", "klik-ganda")),
        (["KOD-20"], ("ganda",)),
        (["KOD-20:W"], ("ganda",)),
        (["ganda", "satu-hit", "ganda"], ("satu-hit", "ganda")),
    ],
)
def test_scenarios_requirements_and_parts_are_meant(words: list[str], ids: tuple[str, ...]) -> None:
    assert select(words, KNOWN, load_catalogue()) == ids


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["gandaa"], "tidak ada skenario gandaa; maksudnya ganda?"),
        (["KOD-99"], "tidak ada skenario KOD-99"),
        (["KOD-20:T"], "tidak ada skenario yang menilai KOD-20:T"),
        (["SEC-02"], "tidak ada skenario yang menilai SEC-02; daftarnya: `gladi scenarios`"),
        (["ganda", "xyzzy"], "tidak ada skenario xyzzy"),
    ],
)
def test_what_means_no_scenario_is_named(words: list[str], message: str) -> None:
    with pytest.raises(PreflightFault) as caught:
        select(words, KNOWN, load_catalogue())
    assert message in str(caught.value)
    assert caught.value.exit_code == 2
