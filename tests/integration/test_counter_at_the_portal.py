"""Is a counter with the Web Portal rehearsed whole, without a person, and does it come out right?"""

from pathlib import Path

from tests.helpers.gladi_command import gladi, result_in

AT_THE_SERVICE_ALONE = {"elm-02-saat-sesuai", "kod-10-format-ip", "kod-21-json-terpotong", "kod-20-ambang-tetap"}
AT_THE_PORTAL_ALONE = {
    "lay-03-diperiksa-kembali", "lay-03-masuk-lagi", "aks-05-formulir-lengkap", "aks-03-user-id-diserahkan"
}  # fmt: skip


def test_the_agreement_of_karanganyar_is_rehearsed_whole(tmp_path: Path) -> None:
    ended = gladi(tmp_path, "demo", "--agreement", "karanganyar-baperlitbang-2021", "--no-progress")
    assert ended.code == 0, ended.out
    result = result_in(tmp_path / "hasil")
    assert result["agreement"] == "karanganyar-baperlitbang-2021"
    verdicts = {one["id"]: one["verdict"] for one in result["scenarios"]}
    assert set(verdicts.values()) == {"lulus", "tidak_berlaku"}
    assert list(verdicts.values()).count("lulus") > 90
    assert {verdicts[name] for name in AT_THE_SERVICE_ALONE} == {"tidak_berlaku"}
    assert {verdicts[name] for name in AT_THE_PORTAL_ALONE} == {"lulus"}
    assert result["other_dialects"] == []
    assert result["notices"] == []
