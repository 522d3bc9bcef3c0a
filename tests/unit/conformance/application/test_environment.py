"""Is loopback excepted from a proxy of this machine, whatever is set already?"""

import pytest

from conformance.application.environment import environment_with, proxies_in


def test_without_a_proxy_nothing_is_added_but_what_the_plan_says() -> None:
    assert environment_with({"A": "1"}, {"B": "2"}) == {"PYTHONUNBUFFERED": "1", "A": "1", "B": "2"}


@pytest.mark.parametrize(
    ("inherited", "added"),
    [({"HTTP_PROXY": "http://p:3128"}, {}), ({}, {"https_proxy": "p:3128"}), ({"ALL_PROXY": "socks5://p:1"}, {})],
)
def test_where_a_proxy_is_set_loopback_is_excepted_in_both_spellings(
    inherited: dict[str, str], added: dict[str, str]
) -> None:
    env = environment_with(added, inherited)
    assert env["NO_PROXY"] == env["no_proxy"] == "127.0.0.1,localhost,::1,127.0.0.0/8"


def test_what_is_excepted_already_stays_and_is_not_said_twice() -> None:
    env = environment_with({}, {"HTTP_PROXY": "p", "NO_PROXY": "dinas.example,localhost", "no_proxy": "*"})
    assert env["NO_PROXY"] == "dinas.example,localhost,127.0.0.1,::1,127.0.0.0/8"
    assert env["no_proxy"] == "*"


def test_a_proxy_is_named_without_its_password() -> None:
    env = {"HTTP_PROXY": "http://orang:rahasia@p.example:3128/", "https_proxy": "p:1", "NO_PROXY": "x", "A": "1"}
    assert proxies_in(env) == {"HTTP_PROXY": "p.example:3128", "https_proxy": "p:1"}
