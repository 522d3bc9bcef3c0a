"""What must each defect of a stranger cause? `tangkapan.toml`, read; and what its CACAT.md lists."""

import re
import tomllib
from functools import cache
from pathlib import Path

import msgspec

from conformance.outcome import Verdict

HERE = Path(__file__).parent
IN_SET = ("php", "node", "java", "python", "loket", "gerai")
"""Those of which the stored figures are."""
NAMES = (*IN_SET, "klinik")
BUILDS = ("a", "b")
INERT = ("lambat", "jeda", "kata-lain", "status-lain")
OTHERS = {
    "gerai": ("lambat", "kata-lain"),
    "klinik": (
        "simpan-ketikan", "sidik-ketikan", "tanda-sesuai", "log-teknis", "nomor-sendiri", "telemetri", "daftar-wilayah",
        "pelanggan-lain", "tanggal-bertemu", "acak", "koreksi", "surat-rujukan",
    ),
}  # fmt: skip
"""The variants of those that have others: fewer, or what may be stored."""
_LISTED = re.compile(r"^\| (?:\d+ \| )?`([a-z0-9-]+)` \|", re.MULTILINE)


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one defect must cause."""

    matter: tuple[str, ...] = ()
    """The parts of requirements that it breaks: `KOD-20`, or `KOD-20:T` for the derived part."""
    check: tuple[str, ...] = ()
    """Of the demands that serve them only those of these kinds; none named: any."""
    least: Verdict | None = None
    """The least verdict that the catalogue gives it; None: it is no breach."""
    covered: bool = True
    short: tuple[str, ...] = ()
    """The scenarios of a short run, besides those that judge the whole run; none named: it takes a whole run."""
    why: str = ""
    withdrawn: str = ""
    """Why it is no breach; empty: it is one."""
    converged: str = ""
    """Why nothing was wrong in the end though it behaved otherwise; empty: something was."""

    @property
    def is_due(self) -> bool:
        """Whether it has to be caught."""
        return self.covered and not self.withdrawn

    @property
    def reason(self) -> str:
        """Why it has not to be caught, or what is wrong with it."""
        return self.withdrawn or self.why


def listed(name: str) -> list[str]:
    """Return the ids of the defects and variants that a stranger's CACAT.md lists."""
    return _LISTED.findall((HERE / name / "CACAT.md").read_text(encoding="utf-8"))


def inert_of(name: str) -> tuple[str, ...]:
    """Return the variants of a stranger in which nothing is wrong."""
    return OTHERS.get(name, INERT)


def right_of(name: str) -> tuple[str, ...]:
    """Return the builds and variants of a stranger in which nothing is wrong."""
    return (*BUILDS, *inert_of(name))


@cache
def declared() -> dict[str, dict[str, Row]]:
    """Return what each defect of each stranger must cause. Raises `msgspec.ValidationError` for a row that is wrong."""
    tables = tomllib.loads((HERE / "tangkapan.toml").read_text(encoding="utf-8"))
    return msgspec.convert(tables, dict[str, dict[str, Row]])
