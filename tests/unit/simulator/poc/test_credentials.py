import re
from dataclasses import replace
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.poc.agreement_error import AgreementError
from simulator.poc.agreement_file import list_agreements, resolve_agreement
from simulator.poc.credentials import REGISTERED_IP, Credentials, credentials_under, make_credentials, make_secret

AGREEMENTS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,30}", fullmatch=True)
SEEDS = st.integers(1, 999_999)


def test_an_identity_stays_the_same_from_release_to_release() -> None:
    assert make_credentials("contoh-data-2026", 1) == Credentials(
        lembaga="SIM_CONTOH_DATA_2026_1",
        user_id="condat001",
        password="vtmw9mebfgtv",
        balikan_username="balikan_condat001",
        balikan_password="hfkshpwzwvax",
        balikan_token="upx8wrxpkbm5t7uws3baru7q2exrc6mf9qbtrbjn",
        id_lembaga="326443",
    )


@given(AGREEMENTS, SEEDS)
def test_agreement_and_seed_fix_the_identity(agreement: str, seed: int) -> None:
    assert make_credentials(agreement, seed) == make_credentials(agreement, seed)


@given(st.tuples(AGREEMENTS, SEEDS), st.tuples(AGREEMENTS, SEEDS))
def test_no_two_sessions_share_an_address(one: tuple[str, int], other: tuple[str, int]) -> None:
    same = make_credentials(*one).lembaga == make_credentials(*other).lembaga
    assert same is (one == other)


def test_agreements_that_begin_alike_are_told_apart() -> None:
    names = [
        "purbalingga-dinkominfo-2025",
        "purbalingga-dinkes-2025",
        "purbalingga-dinkominfo-2027",
        *list_agreements(),
    ]
    assert len({make_credentials(name, 1).lembaga for name in names}) == len(set(names))


@given(AGREEMENTS, SEEDS)
def test_identities_are_written_as_the_real_ones(agreement: str, seed: int) -> None:
    made = make_credentials(agreement, seed)
    assert re.fullmatch(r"[A-Z0-9_]+", made.lembaga)
    assert re.fullmatch(r"[a-z0-9]+", made.user_id)
    assert re.fullmatch(r"\d{6}", made.id_lembaga)
    assert (len(made.password), len(made.balikan_password), len(made.balikan_token)) == (12, 12, 40)
    assert not set(made.password + made.balikan_token) & set("l1iI0Oo")


@given(AGREEMENTS, SEEDS)
def test_the_secrets_of_a_session_differ(agreement: str, seed: int) -> None:
    made = make_credentials(agreement, seed)
    assert len({made.password, made.balikan_password, made.balikan_token[:12]}) == 3


@given(AGREEMENTS, SEEDS, st.integers(1, 100))
def test_a_rotation_makes_another_password(agreement: str, seed: int, rotation: int) -> None:
    old = make_secret(agreement, seed, f"password {rotation - 1}" if rotation > 1 else "password")
    assert make_secret(agreement, seed, f"password {rotation}") != old


def test_an_agreement_may_name_what_its_client_has_built_in() -> None:
    made = make_credentials("contoh-data-2026", 3)
    named = {"lembaga": "DINAS_KAMI", "user_id": "kami01", "password_env": "KATA_SANDI_DWH"}
    pks = resolve_agreement({"extends": "contoh-data-2026", **named})
    assert credentials_under(pks, 3, {"KATA_SANDI_DWH": "rahasia"}) == replace(
        made, lembaga="DINAS_KAMI", user_id="kami01", password="rahasia"
    )
    pks = resolve_agreement({"extends": "contoh-data-2026", "user_id": "kami01"})
    assert credentials_under(pks, 3, {}) == replace(made, user_id="kami01")


@pytest.mark.parametrize("environment", [{}, {"KATA_SANDI_DWH": " "}, {"kata_sandi": "x"}])
def test_a_missing_password_names_its_variable(environment: dict[str, str]) -> None:
    pks = resolve_agreement({"extends": "contoh-data-2026", "password_env": "KATA_SANDI_DWH"})
    with pytest.raises(AgreementError, match="KATA_SANDI_DWH") as caught:
        credentials_under(pks, 1, environment)
    assert caught.value.first.field == "password_env"


def test_the_registered_address_is_loopback() -> None:
    assert ip_address(REGISTERED_IP).is_loopback
