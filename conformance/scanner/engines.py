"""Which engine searches the needles? The fastest that is installed and that this processor carries."""

from collections.abc import Sequence

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.scanner.engine import Engine, EngineMissing
from conformance.scanner.needles import Needle

EXTRA = "gladi[scan]"


def _hyperscan(needles: Sequence[Needle]) -> Engine:
    from conformance.scanner.hyperscan_engine import HyperscanEngine

    return HyperscanEngine(needles)


def _ahocorasick(needles: Sequence[Needle]) -> Engine:
    from conformance.scanner.ahocorasick_engine import AhoCorasickEngine

    return AhoCorasickEngine(needles)


ENGINES = {"hyperscan": _hyperscan, "ahocorasick_rs": _ahocorasick}
"""The fastest first."""


def choose_engine(needles: Sequence[Needle], names: Sequence[str] = tuple(ENGINES)) -> tuple[Engine, list[str]]:
    """Return the first engine that works, and why those before it do not; raise `Fault` (exit code 5) without any."""
    reasons: list[str] = []
    for name in names:
        try:
            return ENGINES[name](needles), reasons
        except EngineMissing as error:
            reasons.append(f"{name}: {error}")
    told = "; ".join(reasons)
    raise PreflightFault(
        ExitCode.ENVIRONMENT,
        Words(f"mesin pencari tidak ada ({told})", f"no search engine ({told})"),
        Words(f"pasang: pip install '{EXTRA}'", f"install it: pip install '{EXTRA}'"),
    )
