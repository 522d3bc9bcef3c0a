import json

import pytest

from simulator.serving.greeting import as_json, as_text

READY = {
    "event": "ready",
    "web_service": "http://127.0.0.1:8100",
    "control": "http://127.0.0.1:8190",
    "version": "1",
    "store": "sqlite:////data/gladi.sqlite",
}
SESSION = {
    "id": "contoh.1.1",
    "dialect": "juknis",
    "credentials": {"user_id": "u", "password": "rahasia-sesi", "ip_user": "127.0.0.1"},
    "endpoints": {"CALL_NIK": "http://127.0.0.1:8100/dukcapil/get_json/X/CALL_NIK", "portal": None},
}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_people_read_addresses_guide_store_and_how_to_get_the_credentials(lang: str) -> None:
    text = as_text(READY, lang) + as_text(SESSION, lang)
    for part in (
        "http://127.0.0.1:8100/ ",
        "http://127.0.0.1:8190",
        "sqlite:////data/gladi.sqlite",
        "gladi sessions show contoh.1.1",
        "/CALL_NIK",
    ):
        assert part in text
    assert "rahasia-sesi" not in text
    assert "None" not in text


@pytest.mark.parametrize("lang", ["id", "en"])
def test_juknis_comes_with_the_switch_that_many_clients_need_and_baru_without(lang: str) -> None:
    assert "--dialect baru" in as_text(SESSION, lang)
    assert "--dialect baru" not in as_text(SESSION | {"dialect": "baru"}, lang)


def test_programs_read_one_line_of_json() -> None:
    assert json.loads(as_json(READY)) == READY
    assert "\n" not in as_json(SESSION)
