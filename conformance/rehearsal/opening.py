"""Which session of the simulator does a run get?"""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from conformance.bilingual import Words, reason_of
from conformance.fault import ExitCode, PreflightFault
from conformance.files.norm_files import load_catalogue
from conformance.init.agreements import read_grant
from conformance.observe.control_api import ControlClient, ControlFault, SessionControl
from conformance.plan.tables import Plan
from conformance.plan.toml_text import TomlFault, read_toml
from conformance.preflight.grant import check_grant, check_own_norms
from conformance.rehearsal.lease import lease

_FIX_AGREEMENT = Words("perbaiki poc.agreement pada rencana", "fix poc.agreement in the plan")


@contextlib.contextmanager
def open_session(
    client: ControlClient,
    plan: Plan,
    plan_directory: Path,
    dialect: str | None,
    *,
    kenari: str = "",
    is_shared: bool = True,
) -> Iterator[dict[str, Any]]:
    """Give the run a session of the plan's agreement and seed: the open one where there is one, else a new one.

    A new one is closed afterwards; an open one is left as it is found. `dialect` goes before the plan's. Where the
    simulator is shared with other runs, the session is leased. `kenari` is the word from which its residents'
    values are drawn for the run; empty: as they always are. Raises `PreflightFault`, also where plan and agreement
    do not fit together, and `ControlFault`.
    """
    with _session(client, plan, plan_directory, dialect, kenari=kenari, is_shared=is_shared) as session:
        check_grant(plan, session)
        check_own_norms(session, load_catalogue())
        yield session


@contextlib.contextmanager
def _session(
    client: ControlClient, plan: Plan, plan_directory: Path, dialect: str | None, *, kenari: str, is_shared: bool
) -> Iterator[dict[str, Any]]:
    agreement = _agreement(plan.poc.agreement, plan_directory)
    body = {
        "agreement": agreement,
        "seed": plan.poc.seed,
        "aplikasi": {"nama": plan.aplikasi.nama, "elemen": plan.aplikasi.elemen},
        "dialect": dialect or plan.poc.dialect,
        "kenari": kenari or None,
    }
    try:
        session = client.call("POST", "/sessions", {key: value for key, value in body.items() if value is not None})
    except ControlFault as fault:
        if fault.code != "seed_taken":
            raise _as_preflight_fault(fault, plan.poc.agreement, plan_directory) from fault
        name = agreement if isinstance(agreement, str) else str(agreement.get("name"))
        wanted = {"dialect": body["dialect"], "strict": plan.poc.strict, "kenari": body["kenari"]}
        found = _find_session(client, name, plan.poc.seed)
        if not isinstance(agreement, str):
            _check_same(agreement, found)
        with _leased(client, found, is_shared=is_shared):
            yield from _borrowed(client, found, wanted)
        return
    if not (isinstance(session, dict) and "credentials" in session):
        raise _no_simulator(Words.same(client.url))
    control = SessionControl(client, session["id"])
    try:
        with _leased(client, session, is_shared=is_shared):
            yield control.change(strict=True) if plan.poc.strict else session
    finally:
        with contextlib.suppress(ControlFault):
            control.close()


def _agreement(agreement: str, plan_directory: Path) -> str | dict[str, Any]:
    """Return a shipped agreement's name, or what stands in the file at that path, which lies beside the plan."""
    if not agreement.endswith(".toml"):
        return agreement
    try:
        return read_toml((plan_directory / agreement).read_bytes())
    except (OSError, ValueError) as error:
        reason = error.words if isinstance(error, TomlFault) else reason_of(error)
        words = Words(
            f"perjanjian {agreement} tidak dapat dibaca: {reason.indonesian}",
            f"the agreement {agreement} cannot be read: {reason.english}",
        )
        remedy = _FIX_AGREEMENT
        if isinstance(error, TomlFault):
            fix = error.remedy
            remedy = Words(f"{fix.indonesian} (berkas poc.agreement)", f"{fix.english} (the file of poc.agreement)")
        raise PreflightFault(ExitCode.CONFIGURATION, words, remedy) from error


def _check_same(agreement: Mapping[str, Any], session: Mapping[str, Any]) -> None:
    """Raise where the open session of this name was opened under another text than the plan's agreement file."""
    for key in ("title", "pengguna", "elemen", "methods", "norms", "dasar"):
        if key in session and agreement.get(key, []) != session[key]:
            raise _other_text(session["id"], key)
    for key in {*agreement.get("norma", {}), *session.get("norma", {})}:
        theirs, ours = session.get("norma", {}).get(key), agreement.get("norma", {}).get(key)
        empty: dict[str, Any] = {"nomor": {}, "kutipan": {}, "kecuali": {}}
        if "norma" in session and (theirs is None or ours is None or empty | ours != empty | theirs):
            raise _other_text(session["id"], f"norma.{key}")


def _other_text(session: str, key: str) -> PreflightFault:
    return PreflightFault(
        ExitCode.CONFIGURATION,
        Words(
            f"sesi {session} masih terbuka dengan perjanjian lain yang bernama sama: {key} berbeda",
            f"the session {session} is open under another agreement of the same name: {key} differs",
        ),
        Words(
            "tutup sesi itu, atau beri perjanjian Anda `name` lain",
            "close that session, or give your agreement another `name`",
        ),
    )


def _find_session(client: ControlClient, agreement: str, seed: int) -> dict[str, Any]:
    for session in client.call("GET", "/sessions")["sessions"]:
        if (session["agreement"], session["seed"], session["state"]) == (agreement, seed, "open"):
            return dict(session)
    words = Words(f"sesi {agreement} dengan seed {seed} tidak ditemukan", f"no session {agreement} with seed {seed}")
    raise ControlFault(words)


def _leased(
    client: ControlClient, session: Mapping[str, Any], *, is_shared: bool
) -> contextlib.AbstractContextManager[None]:
    return lease(client.url, session["id"]) if is_shared else contextlib.nullcontext()


def _borrowed(client: ControlClient, session: Mapping[str, Any], wanted: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the open `session` with what is `wanted` of it (None: as it is), and give it back as it was."""
    changes = {key: value for key, value in wanted.items() if value not in (None, session.get(key))}
    if not changes:
        yield dict(session)
        return
    control = SessionControl(client, session["id"])
    try:
        yield control.change(**changes)
    finally:
        with contextlib.suppress(ControlFault):
            control.change(**{key: session[key] for key in changes})


def _as_preflight_fault(fault: ControlFault, agreement: str, directory: Path) -> PreflightFault | ControlFault:
    """Say whose fault it is that no session could be opened; `fault` itself where it is the simulator's.

    `agreement` is the plan's, relative to `directory`.
    """
    if fault.code in ("invalid_agreement", "identity_taken"):
        return PreflightFault(ExitCode.CONFIGURATION, fault.told, _FIX_AGREEMENT)
    if fault.code == "invalid":
        return PreflightFault(ExitCode.CONFIGURATION, fault.told, _mend_plan(fault, agreement, directory))
    if fault.status in (401, 403):
        return PreflightFault(
            ExitCode.CONFIGURATION, fault.words, Words("beri --token simulator itu", "give its --token")
        )
    if not fault.code:
        return _no_simulator(fault.words)
    return fault


def _mend_plan(fault: ControlFault, agreement: str, directory: Path) -> Words:
    """Return the remedy of what the plan says wrongly; of an unknown element, which ones there are."""
    if not fault.told.indonesian.startswith("aplikasi.elemen"):
        return Words("perbaiki rencana", "fix the plan")
    try:
        granted = ", ".join(read_grant(agreement, directory).elemen)
    except PreflightFault:  # one of the simulator's own
        return Words("perbaiki aplikasi.elemen pada rencana", "fix aplikasi.elemen in the plan")
    return Words(f"pakai sebagian dari: {granted}", f"use some of: {granted}")


def _no_simulator(words: Words) -> PreflightFault:
    remedy = Words(
        "periksa --simulator: alamat `control` yang dicetak `gladi serve`",
        "check --simulator: the address `control` that `gladi serve` prints",
    )
    return PreflightFault(ExitCode.ENVIRONMENT, words, remedy)
