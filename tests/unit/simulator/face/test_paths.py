import pytest

from simulator.domain.call import Method
from simulator.face.paths import Target, parse_path

BASE = "/api/face-recognition/dukcapil"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        (f"{BASE}/SIM_1/CALL_FR", Target("SIM_1", "CALL_FR")),
        (f"{BASE}/sim_1/call_fr/", Target("sim_1", "CALL_FR")),
        (f"{BASE.upper()}/sim_1/Call_Fr", Target("sim_1", "CALL_FR")),
        (f"{BASE}/SIM_1/public-key.pem", Target("SIM_1", "PUBLIC-KEY.PEM")),
        (f"{BASE}/SIM_1", None),
        (f"{BASE}/SIM_1/CALL_FR/x", None),
        (f"{BASE}//CALL_FR", None),
        (BASE, None),
        ("/dukcapil/get_json/SIM_1/CALL_FR", None),
    ],
)
def test_a_path_names_a_session_and_a_method(path: str, target: Target | None) -> None:
    assert parse_path(path) == target


def test_only_one_method_exists() -> None:
    assert Target("x", "CALL_FR").method is Method.CALL_FR
    assert Target("x", "CALL_NIK").method is None
    assert Target("x", "PUBLIC-KEY.PEM").is_key
    assert not Target("x", "CALL_FR").is_key
