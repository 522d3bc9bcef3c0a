import asyncio
import sys
from pathlib import Path

import pytest

from simulator.store.address import default_address, open_store
from simulator.store.memory import MemoryStore
from simulator.store.sqlite import SqliteStore
from simulator.store.store import StoreError


def test_memory_is_named_by_its_scheme() -> None:
    assert isinstance(open_store("memory:"), MemoryStore)


@pytest.mark.parametrize("name", ["gladi.sqlite", "dengan spasi.sqlite", "a/b.sqlite"])
def test_a_file_is_named_by_its_path(tmp_path: Path, name: str) -> None:
    store = open_store(f"sqlite:///{tmp_path / name}")
    assert isinstance(store, SqliteStore)
    assert (tmp_path / name).exists()
    asyncio.run(store.close())


def test_a_path_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asyncio.run(open_store("sqlite:///data/gladi.sqlite").close())
    assert (tmp_path / "data" / "gladi.sqlite").exists()


@pytest.mark.parametrize(
    "address", ["", "memory", "sqlite:", "sqlite:///", "sqlite://x", "gladi.sqlite", "mysql://x", "SQLITE:///x"]
)
def test_any_other_address_is_refused_with_a_remedy(address: str) -> None:
    with pytest.raises(StoreError, match="tidak dikenal") as refused:
        open_store(address)
    assert "sqlite:///PATH" in refused.value.hint


@pytest.mark.parametrize(
    ("platform", "variables", "place"),
    [
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/gladi/gladi.sqlite"),
        ("linux", {}, "HOME/.local/share/gladi/gladi.sqlite"),
        ("darwin", {}, "HOME/Library/Application Support/gladi/gladi.sqlite"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/gladi/gladi.sqlite"),
        ("win32", {}, "HOME/AppData/Local/gladi/gladi.sqlite"),
    ],
)
def test_the_house_of_the_data_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], place: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    expected = Path(place.replace("HOME", str(Path.home())))
    assert default_address() == f"sqlite:///{expected}"
