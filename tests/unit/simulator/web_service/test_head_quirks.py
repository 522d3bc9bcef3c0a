import pytest
from multidict import CIMultiDict

from simulator.web_service.head_quirks import LONG_HEADER, find_head_quirks


@pytest.mark.parametrize(
    ("version", "headers", "quirks"),
    [
        ((1, 1), {"Content-Type": "application/json", "Accept": "*/*", "Cookie": "JSESSIONID=x"}, ()),
        ((1, 0), {}, ("http_1_0",)),
        ((1, 1), {"expect": "100-Continue"}, ("expect_100",)),
        ((1, 1), {"origin": "http://127.0.0.1"}, ("cors",)),
        ((1, 1), {"AUTHORIZATION": "Basic eDp4", "ApiKey": "x"}, ("header:authorization", "header:apikey")),
        ((1, 1), {"body": "x" * LONG_HEADER}, ()),
        ((1, 1), {"body": "x" * (LONG_HEADER + 1)}, ("header_panjang",)),
    ],
)
def test_each_oddity_of_a_head_is_named(
    version: tuple[int, int], headers: dict[str, str], quirks: tuple[str, ...]
) -> None:
    assert find_head_quirks(version, CIMultiDict(headers)) == quirks
