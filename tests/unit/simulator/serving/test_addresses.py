import pytest

from simulator.serving.addresses import Addresses, parse_public_url


@pytest.mark.parametrize("host", ["127.0.0.1", "gladi.kantor", "192.0.2.7"])
def test_the_address_listened_on_is_handed_out_whoever_asks(host: str) -> None:
    addresses = Addresses("https", host, 8100, "/dapi")
    assert {addresses.web_service(asked) for asked in ("", "lain:8190", "[::1]:8190")} == {f"https://{host}:8100/dapi"}


@pytest.mark.parametrize(
    ("asked", "host"),
    [
        ("", "127.0.0.1"),
        ("gladi:8190", "gladi"),
        ("[::1]:8190", "[::1]"),
        ("0.0.0.0:8190", "127.0.0.1"),
        ("a b", "127.0.0.1"),
        ("<script>", "127.0.0.1"),
        ("[::1", "127.0.0.1"),
    ],
)
@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::", ""])
def test_one_that_listens_everywhere_is_called_as_the_asker_found_it(everywhere: str, asked: str, host: str) -> None:
    assert Addresses("http", everywhere, 8100).web_service(asked) == f"http://{host}:8100"


def test_a_public_address_goes_before_all_and_holds_the_base_path_itself() -> None:
    addresses = Addresses("http", "0.0.0.0", 8100, "/dapi", "https://gladi.kantor/uji")
    assert addresses.web_service("gladi:8190") == "https://gladi.kantor/uji"


@pytest.mark.parametrize("text", ["", "http://gladi:8100", "https://[::1]:8100/dapi/"])
def test_a_public_address_is_written_without_its_last_slash(text: str) -> None:
    assert parse_public_url(text) == text.rstrip("/")


@pytest.mark.parametrize("text", ["gladi:8100", "ftp://gladi", "http://", "http://a b", "http://a/?x", "http://u@a"])
def test_what_is_no_address_of_a_service_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_public_url(text)
