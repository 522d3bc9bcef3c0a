"""CALL_FR on two servers that share one PostgreSQL database: kuota, switches, key and consents are those of both."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from tests.helpers.face_client import encrypted, face_request, selfie
from tests.helpers.gladi_process import Gladi, Session, ask
from tests.helpers.postgres_server import PostgresServer

HITS = 5


def test_two_servers_share_the_last_hits_and_the_consents(postgres: PostgresServer) -> None:
    store = postgres.new_database()
    one, two = Gladi("--store", store), Gladi("--store", store)
    try:
        session = one.open({"extends": "contoh-data-2026", "kuota": HITS})
        elsewhere = Session(two, session.id)
        view = session.view()
        assert elsewhere.view()["face"]["public_key"] == view["face"]["public_key"]
        path = urlsplit(view["endpoints"]["CALL_FR"]).path
        nik = session.personas["warga-01"]["nik"]
        foto = session.control("GET", f"/personas/{nik}/biometrik").json["face"]["image"]
        credentials = view["credentials"]
        identity = {"user_id": credentials["user_id"], "password": credentials["password"], "nik": nik}
        clear = face_request(**identity, ip=credentials["ip_user"], image=selfie(foto), consent=True)
        body = encrypted(view["face"]["public_key"], clear)

        def verify(server: Gladi) -> int:
            return int(ask(server.web_service, "POST", path, body).json["error"]["errorCode"])

        with ThreadPoolExecutor(8) as pool:
            codes = Counter(pool.map(verify, [one, two] * 8))
        assert codes == {6018: HITS, 5002: 16 - HITS}
        assert session.view()["kuota"]["used"] == elsewhere.view()["kuota"]["used"] == HITS
        consents = session.control("GET", "/consents").json["consents"]
        assert [consent["nik"] for consent in consents] == [nik] * HITS
        assert elsewhere.control("GET", "/consents").json["consents"] == consents
        # A switch set at one server holds at the other for the very next call.
        session.change(face_fields="clear", kuota=100)
        assert ask(two.web_service, "POST", path, clear).json["error"]["errorCode"] == 6018
        assert verify(two) != 6018
        elsewhere.control("DELETE")
        assert verify(one) == 5001
    finally:
        assert (one.stop(), two.stop()) == ((0, ""), (0, ""))
