"""How does a session speak where it deviates from its dialect, and how does a server that no session speaks for?"""

import json
from dataclasses import replace

import pytest

from simulator.domain.dialect import Dialect
from simulator.domain.response_code import ALL_CODES, DITEMUKAN, GAGAL_LOGIN
from simulator.domain.variant import Variant
from simulator.network.fault import FaultKind
from simulator.web_service.answer import Answer, write_answer
from simulator.web_service.key_order import match_order, older_match_order
from tests.helpers.rehearsal_desk import Rehearsal, content, rehearse

VARIED = {
    ("lama", "04"): "IP Client  Tidak terdaftar",
    **{("lama", code): "Login gagal" for code in ("03", "09", "16", "17")},
    **{("lama", code): "Kuota akses hari ini telah habis" for code in ("05", "06")},
    **{("lama", code): "Data tidak ditemukan" for code in ("07", "08", "11", "12", "13", "14", "15")},
    ("baru", "14"): "Data Ditemukan, Status Tidak Aktif silakan hubungi Dinas Dukcapil",
}
OF_WORDS = frozenset({Variant.IP_CLIENT, Variant.HURUF_KECIL, Variant.TIDAK_AKTIF, Variant.KELAMIN_KAPITAL})


@pytest.mark.parametrize("dialect", list(Dialect))
def test_a_variant_changes_the_words_that_it_names_and_no_others(dialect: Dialect) -> None:
    async def scene(r: Rehearsal) -> None:
        seen = []
        for variants in (frozenset[Variant](), OF_WORDS):
            r.session.change(replace(r.session.record.hak_akses, variants=variants), dialect)
            for code in (row.code for row in ALL_CODES if row is not DITEMUKAN):
                r.session.faults.add(FaultKind.CODE, {"code": code}, count=1)
                seen.append((code, (await r.match())["RESPON"]))
        half = len(seen) // 2
        for (code, before), (_, after) in zip(seen[:half], seen[half:], strict=True):
            assert after == VARIED.get((str(dialect), code), before)

    rehearse(scene, dialect=dialect)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_an_unknown_lembaga_is_a_failed_login_as_the_only_open_session_says_it(dialect: Dialect) -> None:
    async def scene(r: Rehearsal) -> None:
        r.session.change(replace(r.session.record.hak_akses, variants=frozenset({Variant.HURUF_KECIL})), dialect)
        delivery = await r.send(r.fields(), lembaga="LAIN")
        text = "Login gagal" if dialect is Dialect.LAMA else ""
        assert delivery.body == write_answer(Answer(GAGAL_LOGIN, dialect, text=text))
        assert await r.entries() == []

    rehearse(scene, dialect=dialect)


def test_an_unknown_lembaga_is_answered_in_juknis_where_no_session_or_several_are_open() -> None:
    async def scene(r: Rehearsal) -> None:
        other = await r.desk.open(r.session.record.agreement, 2, dialect=Dialect.LAMA)
        juknis = write_answer(Answer(GAGAL_LOGIN, Dialect.JUKNIS))
        assert (await r.send(r.fields(), lembaga="LAIN")).body == juknis
        await r.desk.close(r.session)
        assert (await r.send(r.fields(), lembaga="LAIN")).body == write_answer(Answer(GAGAL_LOGIN, Dialect.LAMA))
        await r.desk.close(other)
        assert (await r.send(r.fields(), lembaga="LAIN")).body == juknis

    rehearse(scene, dialect=Dialect.BARU)


def test_an_unknown_lembaga_is_answered_in_the_dialect_that_the_server_was_given() -> None:
    async def scene(r: Rehearsal) -> None:
        r.service.dialect = Dialect.LAMA
        assert content(await r.send(r.fields(), lembaga="LAIN")) == {"RESPON": "Login Gagal"}

    rehearse(scene, dialect=Dialect.BARU)


@pytest.mark.parametrize("dialect", list(Dialect))
@pytest.mark.parametrize("is_coded", [True, False])
def test_the_code_of_a_success_is_a_switch_of_its_own(dialect: Dialect, is_coded: bool) -> None:
    async def scene(r: Rehearsal) -> None:
        r.session.change(replace(r.session.record.hak_akses, success_code=is_coded), dialect)
        answer = await r.match()
        assert answer.get("RESPONSE_CODE") == ("01" if is_coded else None)
        names = tuple(list(answer)[2 * is_coded :])
        assert names == match_order(r.session.record.agreement.elemen)
        refused = await r.match("tidak-ada")
        assert ("RESPONSE_CODE" in refused) is (dialect is not Dialect.LAMA)

    rehearse(scene, dialect=dialect)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_an_older_match_is_answered_as_in_2021(dialect: Dialect) -> None:
    async def scene(r: Rehearsal) -> None:
        r.session.change(replace(r.session.record.hak_akses, variants=frozenset({Variant.PADANAN_LAMA})), dialect)
        found = json.loads((await r.send(r.fields(), "nik_verifby_elemen")).body)
        (answer,) = found["content"]
        assert "quotaLimiter" not in found
        assert answer["NIK"] == int(r.fields()["NIK"])  # type: ignore[call-overload]
        assert list(answer).index("NIK") < list(answer).index("NAMA_LGKP")
        assert tuple(answer) == older_match_order(r.session.record.agreement.elemen)
        refused = await r.match("tidak-ada")
        assert list(refused) == ["RESPONSE_CODE", "RESPON"]
        assert refused["RESPONSE_CODE"] == "02"
        assert (await r.match("meninggal"))["RESPONSE_CODE"] == "11"
        assert [n.entry.code for n in await r.entries()] == ["01", "13", "11"]

    rehearse(scene, dialect=dialect)
