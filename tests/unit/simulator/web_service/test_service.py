import json
from dataclasses import replace
from datetime import timedelta

import pytest

from simulator.domain.dialect import Dialect
from simulator.domain.elemen import ALL_ELEMEN
from simulator.domain.response_code import GAGAL_LOGIN
from simulator.domain.variant import Variant
from simulator.network.fault import FaultKind, Setting
from simulator.poc.live_view import LiveView
from simulator.web_service.answer import Answer, write_answer
from tests.helpers.rehearsal_desk import PURBALINGGA, Rehearsal, content, rehearse

DATA = "contoh-data-2026"
CODES = {"meninggal": "11", "ganda": "12", "tidak-ada": "13", "non-aktif": "14", "format-salah": "15"} | {
    "tidak-dapat-diproses": "08"
}
CHARGED = {"01", "11", "12", "13", "14"}
GRANT = (
    "NAMA_LGKP TMPT_LHR TGL_LHR PROP_NAME KAB_NAME KEC_NAME KEL_NAME NO_RT NO_RW ALAMAT STATUS_KAWIN JENIS_PKRJN "
    "JENIS_KLMIN NO_KEC NIK"
).split()


def test_a_match_answers_the_whole_grant_whatever_was_sent() -> None:
    async def scene(r: Rehearsal) -> None:
        answer = await r.match()
        assert list(answer) == ["RESPONSE_CODE", "RESPONSE_DESC", *GRANT]
        assert (answer["NIK"], answer["NAMA_LGKP"]) == ("Sesuai", "Sesuai (100)")
        assert (answer["TGL_LHR"], answer["ALAMAT"]) == ("Tidak Sesuai", "Tidak Sesuai (0)")

    rehearse(scene)


@pytest.mark.parametrize(("persona", "code"), [("warga-01", "01"), *CODES.items()])
def test_each_persona_gets_its_code_and_costs_a_hit_where_the_population_was_reached(persona: str, code: str) -> None:
    async def scene(r: Rehearsal) -> None:
        assert (await r.match(persona))["RESPONSE_CODE"] == code
        (numbered,) = await r.entries()
        assert (numbered.entry.code, numbered.entry.is_charged) == (code, code in CHARGED)
        assert r.session.spent == ({numbered.entry.day: 1} if code in CHARGED else {})

    rehearse(scene)


def test_the_data_method_answers_numbers_as_numbers_in_hash_map_order() -> None:
    async def scene(r: Rehearsal) -> None:
        delivery = await r.send(r.fields(TRESHOLD=None), "CALL_NIK")
        persona = r.session.personas[0]
        assert persona.penduduk is not None
        answer = content(delivery)
        assert answer["NIK"] == int(persona.nik)
        assert answer["NO_KK"] == int(persona.nomor_kk)
        assert answer["TGL_LHR"] == persona.penduduk.elemen["TGL_LHR"]
        assert list(answer).index("NIK") < list(answer).index("TGL_LHR")

    rehearse(scene, DATA, dialect=Dialect.BARU)


def test_every_element_of_the_contract_can_be_granted() -> None:
    names = [elemen.name for elemen in ALL_ELEMEN]

    async def scene(r: Rehearsal) -> None:
        for persona in r.session.personas:
            if persona.code == "01":
                answer = content(await r.send(r.fields(persona.name), "CALL_NIK"))
                assert set(answer) == set(names)
                assert len(await r.match(persona.name)) == len(names)

    rehearse(scene, {"extends": DATA, "elemen": names}, dialect=Dialect.BARU)


def test_an_element_that_is_not_granted_is_never_answered() -> None:
    async def scene(r: Rehearsal) -> None:
        assert set(await r.match(NO_KK="1", TGL_LHR="01-01-1990")) == {"NIK", "NAMA_LGKP"}

    rehearse(scene, {"extends": PURBALINGGA, "elemen": ["NIK", "NAMA_LGKP"]}, dialect=Dialect.BARU)


def test_an_older_match_method_keeps_the_hash_map_order() -> None:
    async def scene(r: Rehearsal) -> None:
        old = content(await r.send(r.fields(), "nik_verifby_elemen"))
        new = content(await r.send(r.fields()))
        assert old == new
        assert list(new)[-1] == "NIK"
        assert list(old)[-1] == "TGL_LHR"

    rehearse(scene, dialect=Dialect.BARU)


def test_the_name_of_the_lembaga_is_matched_without_regard_to_case() -> None:
    async def scene(r: Rehearsal) -> None:
        lembaga = r.session.record.credentials.lembaga
        for written in (lembaga, lembaga.lower(), lembaga.title()):
            assert content(await r.send(r.fields(), lembaga=written))["RESPONSE_CODE"] == "01"

    rehearse(scene)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_a_closed_session_is_a_failed_login_in_its_own_dialect(dialect: Dialect) -> None:
    async def scene(r: Rehearsal) -> None:
        await r.desk.close(r.session)
        delivery = await r.send(r.fields())
        assert delivery.body == write_answer(Answer(GAGAL_LOGIN, dialect))
        assert await r.entries() == []

    rehearse(scene, dialect=dialect)


def test_the_limiter_falls_by_one_for_each_charged_call_and_not_below_zero() -> None:
    async def scene(r: Rehearsal) -> None:
        personas = ("warga-01", "format-salah", "tidak-ada", "meninggal", "warga-02", "warga-03")
        seen = [json.loads((await r.send(r.fields(persona))).body)["quotaLimiter"] for persona in personas]
        assert seen == [2, 2, 1, 0, 0, 0]
        assert [n.entry.code for n in await r.entries()] == ["01", "15", "13", "11", "05", "05"]

    rehearse(scene, {"extends": PURBALINGGA, "kuota": 3})


def test_a_new_day_of_the_session_brings_a_new_kuota() -> None:
    async def scene(r: Rehearsal) -> None:
        codes = []
        for hours in (0, 1, 12, 2, 0):
            r.clock.at += timedelta(hours=hours)
            codes.append((await r.match())["RESPONSE_CODE"])
        # 10:00, 11:00, 23:00, 01:00, 01:00
        assert codes == ["01", "05", "05", "01", "05"]
        assert [n.entry.day.isoformat() for n in await r.entries()] == ["2026-06-01"] * 3 + ["2026-06-02"] * 2

    rehearse(scene, {"extends": PURBALINGGA, "kuota": 1})


def test_an_answer_is_in_the_journal_as_it_left() -> None:
    async def scene(r: Rehearsal) -> None:
        body = r.fields("warga-02", ALAMAT=" ", nik=None)
        delivery = await r.send(body)
        (numbered,) = await r.entries()
        entry = numbered.entry
        assert entry.response == delivery.body
        assert entry.request == json.dumps(body).encode()
        assert (entry.session, entry.door, entry.method) == (
            r.session.record.id,
            "web_service",
            "CALL_VERIFY_BY_ELEMEN",
        )
        assert (entry.nik, entry.elemen_sent, entry.source_ip) == (body["NIK"], ("NIK", "NAMA_LGKP"), "127.0.0.1")
        assert entry.at == r.session.now()
        assert (entry.fault, entry.quirks) == ("", ())
        assert entry.duration_ms >= 0

    rehearse(scene)


@pytest.mark.parametrize("dialect", list(Dialect))
def test_the_journal_says_01_on_success_in_every_dialect(dialect: Dialect) -> None:
    async def scene(r: Rehearsal) -> None:
        await r.match()
        assert [n.entry.code for n in await r.entries()] == ["01"]

    rehearse(scene, dialect=dialect)


def test_an_unknown_method_is_journaled_as_it_was_asked() -> None:
    async def scene(r: Rehearsal) -> None:
        assert content(await r.send(r.fields(), "call_kartu"))["RESPONSE_CODE"] == "07"
        assert [n.entry.method for n in await r.entries()] == ["CALL_KARTU"]

    rehearse(scene)


def test_an_unreadable_body_is_incomplete_and_named() -> None:
    async def scene(r: Rehearsal) -> None:
        assert content(await r.send(b'{"NIK":'))["RESPONSE_CODE"] == "07"
        (numbered,) = await r.entries()
        assert (numbered.entry.code, numbered.entry.quirks) == ("07", ("badan_tak_terbaca",))

    rehearse(scene)


def test_a_threshold_decides_what_agrees() -> None:
    async def scene(r: Rehearsal) -> None:
        name = str(r.fields()["NAMA_LGKP"])
        for threshold, word in (("1", "Sesuai"), (100, "Tidak Sesuai"), (None, "Tidak Sesuai")):
            answer = await r.match(NAMA_LGKP=name + "X", TRESHOLD=threshold)
            assert answer["NAMA_LGKP"].rpartition(" ")[0] == word

    rehearse(scene)


def test_which_codes_cost_a_hit_is_the_sessions_and_no_kuota_is_exceeded() -> None:
    async def scene(r: Rehearsal) -> None:
        hak_akses = replace(r.session.record.hak_akses, charged=frozenset({"03", "07"}), kuota=2)
        r.session.change(hak_akses, r.session.record.dialect)
        seen = []
        for changes in ({}, {"password": "salah"}, {"NIK": ""}, {"password": "salah"}, {}):
            answer = json.loads((await r.send(r.fields(**changes))).body)
            seen.append((answer["content"][0]["RESPONSE_CODE"], answer["quotaLimiter"]))
        assert seen == [("01", 2), ("03", 1), ("07", 0), ("03", 0), ("05", 0)]
        assert [n.entry.is_charged for n in await r.entries()] == [False, True, True, False, False]

    rehearse(scene)


def test_a_method_answers_under_the_names_that_the_agreement_gives_it() -> None:
    async def scene(r: Rehearsal) -> None:
        nomor_kk = r.session.personas[0].nomor_kk
        own = await r.send(r.fields(NO_KK=nomor_kk), "get_kk")
        assert (
            json.loads(own.body)["content"]
            == json.loads((await r.send(r.fields(NO_KK=nomor_kk), "CALL_KK")).body)["content"]
        )
        assert content(await r.send(r.fields(), "get_lain"))["RESPONSE_CODE"] == "07"
        assert [n.entry.method for n in await r.entries()] == ["CALL_KK", "CALL_KK", "GET_LAIN"]

    rehearse(scene, {"extends": DATA, "aliases": {"GET_KK": "CALL_KK"}})


def test_a_sex_in_capitals_is_answered_so_by_data_methods_and_matched_as_ever() -> None:
    async def scene(r: Rehearsal) -> None:
        r.session.change(
            replace(r.session.record.hak_akses, variants=frozenset({Variant.KELAMIN_KAPITAL})), Dialect.BARU
        )
        persona = next(p for p in r.session.personas if len(p.card) > 1)
        kk = json.loads((await r.send(r.fields(NO_KK=persona.nomor_kk), "CALL_KK")).body)["content"]
        nik = content(await r.send(r.fields(persona.name), "CALL_NIK"))
        assert {one["JENIS_KLMIN"] for one in (*kk, nik)} <= {"LAKI-LAKI", "PEREMPUAN"}
        match = await r.match(persona.name, JENIS_KLMIN=nik["JENIS_KLMIN"])
        assert match["JENIS_KLMIN"] == "Sesuai"

    rehearse(scene, DATA)


def test_leniency_is_the_sessions() -> None:
    async def scene(r: Rehearsal) -> None:
        penduduk = r.session.personas[0].penduduk
        assert penduduk is not None
        born = penduduk.elemen["TGL_LHR"]
        assert (await r.match(TGL_LHR=born))["TGL_LHR"] == "Tidak Sesuai"
        r.session.change(replace(r.session.record.hak_akses, lenient=True), r.session.record.dialect)
        assert (await r.match(TGL_LHR=born))["TGL_LHR"] == "Sesuai"

    rehearse(scene)


@pytest.mark.parametrize(
    ("kind", "params", "code"),
    [
        (FaultKind.CODE, {"code": "05"}, "05"),
        (FaultKind.CODE, {"code": "99"}, "99"),
        (FaultKind.DELAY, {"ms": 7}, "01"),
        (FaultKind.HTTP_STATUS, {"status": 503}, ""),
        (FaultKind.MALFORMED, {"body": "{"}, ""),
        (FaultKind.HANG, {"ms": 1}, ""),
        (FaultKind.RESET, {}, ""),
        (FaultKind.TRUNCATE, {"bytes": 7}, ""),
        (FaultKind.TRUNCATE, {"bytes": 100_000}, "01"),
        (FaultKind.DRIBBLE, {"bytes_per_second": 9}, "01"),
        (FaultKind.BANDWIDTH, {"bits_per_second": 9}, "01"),
        (FaultKind.ALTER, {"elemen": {"NIK": None}}, ""),
        (FaultKind.ALTER, {"elemen": {"HOBI": "CATUR"}}, "01"),
    ],
)
def test_a_faulted_call_costs_nothing_and_is_journaled_with_its_fault(
    kind: FaultKind, params: dict[str, Setting], code: str
) -> None:
    async def scene(r: Rehearsal) -> None:
        r.session.faults.add(kind, params, count=1)
        delivery = await r.send(r.fields())
        await r.match()
        faulted, sound = (n.entry for n in await r.entries())
        assert (faulted.fault, faulted.code, faulted.is_charged) == (kind, code, False)
        assert faulted.response == delivery.body
        assert (sound.fault, sound.code, sound.is_charged) == ("", "01", True)
        assert list(r.session.spent.values()) == [1]

    rehearse(scene)


def test_the_line_of_the_agreement_is_off_until_it_is_switched_on() -> None:
    async def scene(r: Rehearsal) -> None:
        assert (await r.send(r.fields())).is_plain
        record = r.session.record
        r.session.change(replace(record.hak_akses, line_speed=True), record.dialect)
        first, second = [await r.send(r.fields()) for _ in range(2)]
        assert first.bucket is not None
        assert first.bucket is second.bucket
        assert first.bucket.bytes_per_second == 125_000
        assert [n.entry.is_charged for n in await r.entries()] == [True] * 3

    rehearse(scene)


def test_a_fault_strikes_the_nik_that_it_names() -> None:
    async def scene(r: Rehearsal) -> None:
        r.session.faults.add(FaultKind.CODE, {"code": "08"}, nik=str(r.fields("warga-02")["NIK"]))
        codes = [(await r.match(persona))["RESPONSE_CODE"] for persona in ("warga-01", "warga-02", "warga-02")]
        assert codes == ["01", "08", "08"]

    rehearse(scene)


def test_a_cut_network_answers_nothing_and_is_journaled() -> None:
    async def scene(r: Rehearsal) -> None:
        record = r.session.record
        r.session.change(replace(record.hak_akses, network=False), record.dialect)
        delivery = await r.send(r.fields())
        assert (delivery.is_cut, delivery.body) == (True, b"")
        (numbered,) = await r.entries()
        assert (numbered.entry.code, numbered.entry.fault) == ("", "jaringan_diputus")
        assert not numbered.entry.is_charged

    rehearse(scene)


def test_live_views_see_an_entry_once_it_is_durable() -> None:
    async def scene(r: Rehearsal) -> None:
        listener = LiveView()
        r.session.listeners.add(listener)
        await r.match()
        assert await listener.take(1.0) == await r.entries()

    rehearse(scene)


def test_a_missing_address_and_blanks_around_the_nik_are_named_where_they_are_tolerated() -> None:
    async def scene(r: Rehearsal) -> None:
        nik = str(r.fields()["NIK"])
        await r.match(ip_user=None)
        r.session.change(r.session.record.hak_akses, Dialect.LAMA)
        await r.match(ip_user=None)
        await r.match(NIK=f" {nik} ")
        await r.match()
        assert [n.entry.quirks for n in await r.entries()] == [(), ("tanpa_ip",), ("nik_spasi",), ()]
        assert {n.entry.nik for n in await r.entries()} == {nik}

    rehearse(scene)
