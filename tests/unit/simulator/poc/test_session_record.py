"""Is a session that an earlier version has stored still read, and one of an unknown form refused in clear words?"""

import asyncio
from datetime import date

import pytest

from simulator.poc.owned_desk import OwnedDesk
from simulator.poc.session import read_record
from simulator.store.memory import MemoryStore
from simulator.store.store import StoreError
from tests.helpers.manual_clock import ManualClock
from tests.helpers.rehearsal_desk import MONDAY

OLD = """{"id":"kami.1.1","agreement":{"name":"kami","title":"Contoh","sim":true,"note":"","penyelenggara":"Dinas",
"pengguna":"Instansi Contoh","pengguna_kind":"perangkat_daerah","tujuan":"verifikasi","dialect":"juknis","dasar":[],
"norms":[],"methods":["CALL_NIK"],"keys":["nik"],"elemen":["NIK"],"kuota":1000,"kuota_after_poc":null,
"bandwidth_bps":10000000,"ip_user":"required","pks_from":"2026-01-01","pks_until":"2027-12-31","storage":"forbidden",
"reader":true,"balikan":{"datum":"NO","label":"Nomor","nik_named":true,"methods":["web_service"]},
"aplikasi":[{"nama":"Contoh","elemen":["NIK"],"methods":["CALL_NIK"]}],"aliases":{}},"seed":1,"run":1,
"dialect":"juknis","credentials":{"lembaga":"SIM_KAMI_1","user_id":"kam001","password":"x","balikan_username":"b",
"balikan_password":"b","balikan_token":"b","id_lembaga":"003773"},"hak_akses":{"user_id":"kam001","password":"x",
"registered_ips":["127.0.0.1"],"pks_from":"2026-01-01","pks_until":"2027-12-31","kuota":1000,"user_active":true,
"instansi_active":true,"check_source":false,"hours":null,"network":true,"reader":true,"cooperation":true,
"lenient":false,"strict":false,"charged":["11"],"variants":[],"line_speed":false,"face_fields":"encrypted"},
"clock_offset":"P0D","aplikasi":{"nama":"","elemen":[]},"is_open":true,"rotations":0}"""
"""As it was stored before an agreement had documents, days and names of its own."""


def test_a_record_of_the_previous_version_is_read() -> None:
    record = read_record(OLD.encode())
    assert (record.id, record.agreement.norms, record.agreement.norma) == ("kami.1.1", (), {})
    assert (record.agreement.signed_on, record.agreement.laporan) == (date(2026, 1, 1), None)
    assert (record.operators.operators, record.administrator.state) == ((), "belum")


def test_a_store_of_the_previous_version_is_taken_up() -> None:
    async def scene() -> None:
        store = MemoryStore()
        await store.save_session("kami.1.1", OLD.encode())
        desk = OwnedDesk(store, ManualClock(MONDAY))
        await desk.restore()
        session = desk.by_lembaga("sim_kami_1")
        assert session is not None
        assert session.record.is_open
        await desk.close(session)
        await store.close()

    asyncio.run(scene())


@pytest.mark.parametrize("form", [b"{}", b"\xff", OLD.replace("verifikasi", "\ud800").encode(errors="replace")[:-9]])
def test_a_record_of_an_unknown_form_is_refused_with_a_remedy(form: bytes) -> None:
    with pytest.raises(StoreError, match="tidak terbaca") as caught:
        read_record(form)
    assert "--store" in caught.value.hint
