import pytest

from simulator.network.own_hosts import OwnHosts, is_from_elsewhere

OWN = OwnHosts.of(("gladi.kantor", "https://Simulator.Contoh.test:8443/dapi", "", "0.0.0.0"))


@pytest.mark.parametrize(
    "header",
    [
        None,
        "localhost",
        "LOCALHOST:8190",
        "localhost.",
        "gladi.localhost:8100",
        "127.0.0.1:8190",
        "192.0.2.7",
        "[::1]:8190",
        "[2001:db8::7]",
        "gladi.kantor:8190",
        "simulator.contoh.test",
    ],
)
def test_loopback_an_address_in_digits_and_own_names_are_ours(header: str | None) -> None:
    assert OWN.have(header)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "evil.test",
        "evil.test:8190",
        "localhost.evil.test",
        "notlocalhost",
        "127.0.0.1.evil.test",
        "127.0.0.1@evil.test",
        "evil.test/@127.0.0.1",
        "gladi.kantor.evil.test",
        "dapi",
        "[::1",
        "/",
        "https",
    ],
)
def test_any_other_name_is_not(header: str) -> None:
    assert not OWN.have(header)


@pytest.mark.parametrize(
    ("origin", "fetch_site", "is_safe", "is_foreign"),
    [
        (None, None, False, False),
        ("http://a:1", None, False, False),
        ("http://a:1", "same-origin", False, False),
        (None, "none", False, False),
        (None, "cross-site", True, False),  # a link that is followed
        (None, "cross-site", False, True),
        (None, "same-site", False, True),
        ("http://a:2", None, True, True),
        ("http://b:1", None, False, True),
        ("null", None, False, True),
        ("", None, True, True),
        ("http://b:1", "cross-site", False, True),
    ],
)
def test_what_a_page_elsewhere_sends_is_seen_by_its_headers(
    origin: str | None, fetch_site: str | None, *, is_safe: bool, is_foreign: bool
) -> None:
    assert is_from_elsewhere("a:1", origin, fetch_site, is_safe=is_safe) is is_foreign
