"""Whatever can be set or typed stands in both READMEs."""

import argparse
from dataclasses import MISSING, fields

import pytest

from conformance.cli import COMMANDS
from simulator.cli import configure_serve
from simulator.settings import Settings
from tests.helpers.source import ROOT

READMES = ("README.md", "README.id.md")
OPTIONS = {f"--{field.name.replace('_', '-')}": field for field in fields(Settings)}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES)
def test_every_setting_is_documented(readme: str) -> None:
    text = read(readme)
    assert [option for option in OPTIONS if f"| `{option}` |" not in text] == []


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_documented(readme: str) -> None:
    text = read(readme)
    assert [command.name for command in COMMANDS if f"| `gladi {command.name}" not in text] == []


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_setting_is_an_option_with_the_same_default(lang: str) -> None:
    parser = argparse.ArgumentParser()
    configure_serve(parser, lang)
    options = {action.option_strings[0]: action for action in parser._actions if action.dest != "help"}
    assert set(options) == set(OPTIONS)
    for name, field in OPTIONS.items():
        assert field.default is not MISSING
        assert options[name].default == field.default
        assert options[name].help


@pytest.mark.parametrize("readme", READMES)
def test_a_default_that_is_a_number_or_an_address_is_the_one_documented(readme: str) -> None:
    text = read(readme)
    for name in ("--host", "--port", "--control-port"):
        assert f"| `{name}` | {OPTIONS[name].default} |" in text
