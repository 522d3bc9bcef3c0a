"""Does the biometric door stand what no decent client sends? CI runs a short series, `make soak` the whole."""

import base64
import io
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from simulator.domain.face_code import FACE_CODES
from tests.helpers.face_client import face_request, selfie
from tests.helpers.gladi_process import Gladi, Session, ask
from tests.helpers.hostile_requests import json_bodies
from tests.helpers.saying import Say

SHORT, WHOLE = 400, 5_000
IS_SOAK = os.environ.get("GLADI_SOAK") == "1"
WARM = 100
GROWTH_MIB = 25
NUMBERS = {code.number for code in FACE_CODES}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    gladi = Gladi("--store", f"sqlite:///{tmp_path_factory.mktemp('face') / 'gladi.sqlite'}")
    yield gladi.open("contoh-data-2026")
    assert gladi.stop() == (0, "")


def rss_mib(gladi: Gladi) -> float:
    """The memory in use, where the system tells it as Linux does; 0 elsewhere."""
    status = Path(f"/proc/{gladi.process.pid}/status")
    if not status.exists():
        return 0.0
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def pictures(foto: str) -> st.SearchStrategy[str]:
    """Pictures in Base64: right ones, of odd forms, and damaged ones."""
    own = base64.b64decode(selfie(foto))
    with Image.open(io.BytesIO(base64.b64decode(foto))) as image:
        odd = []
        for form in ("GIF", "BMP", "TIFF", "PNG", "WEBP"):
            file = io.BytesIO()
            image.convert("RGB").save(file, form)
            odd.append(file.getvalue())
    whole = st.sampled_from([own, base64.b64decode(foto), *odd])
    damaged = st.builds(
        lambda raw, at, noise: raw[:at] + noise + raw[at + len(noise) :],
        whole,
        st.integers(0, 3000),
        st.binary(max_size=40),
    )
    cut = st.builds(lambda raw, at: raw[:at], whole, st.integers(0, 3000))
    return st.one_of(damaged, damaged, cut, st.binary(max_size=2000)).map(lambda raw: base64.b64encode(raw).decode())


def test_nothing_that_is_sent_brings_the_door_down(session: Session, say: Say) -> None:
    view = session.change(face_fields="clear", kuota=None)
    path = urlsplit(view["endpoints"]["CALL_FR"]).path
    person = session.personas["warga-01"]
    foto = session.control("GET", f"/personas/{person['nik']}/biometrik").json["face"]["image"]
    credentials = view["credentials"]
    identity = {"user_id": credentials["user_id"], "password": credentials["password"], "ip": credentials["ip_user"]}
    right = face_request(**identity, nik=person["nik"], image=selfie(foto))
    codes: Counter[int] = Counter()
    warm = 0.0

    def check(body: object) -> None:
        nonlocal warm
        if codes.total() == WARM:
            warm = rss_mib(session.gladi)
        reply = ask(session.gladi.web_service, "POST", path, body)
        assert reply.status == 200
        assert reply.json["error"]["errorCode"] in NUMBERS
        codes[reply.json["error"]["errorCode"]] += 1

    bodies: st.SearchStrategy[object] = json_bodies(right)
    faces: st.SearchStrategy[object] = pictures(foto).map(lambda image: right | {"image": image})
    run = settings(
        max_examples=WHOLE if IS_SOAK else SHORT,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run(given(st.one_of(bodies, faces))(check))()
    grown = rss_mib(session.gladi) - warm
    say(f"{codes.total()} hostile verifications {dict(codes)}, grown by {grown:.1f} MiB")
    assert codes.total() >= (4_500 if IS_SOAK else 350)
    assert {6015, 6018, 5004} <= set(codes)
    assert grown < GROWTH_MIB
    assert ask(session.gladi.web_service, "POST", path, right).json["error"]["errorCode"] == 6018
