"""What is shown of a persona to whoever rehearses with it?"""

from collections.abc import Mapping
from typing import Any

from simulator.domain.nik import Nik
from simulator.domain.penduduk import Penduduk, Value
from simulator.domain.variant import Variant, spell
from simulator.population.persona import Persona


def resident_view(
    penduduk: Penduduk, number: int, elemen: tuple[str, ...], variants: frozenset[Variant] = frozenset()
) -> dict[str, Any]:
    """Return an ordinary resident, who counts as `number`, as a persona is shown."""
    return _view(f"penduduk-{number:05}", "01", penduduk.nik, spell(penduduk.elemen, variants), elemen)


def local_view(
    nik: Nik, penduduk: Penduduk | None, label: str, code: str, elemen: tuple[str, ...], variants: frozenset[Variant]
) -> dict[str, Any]:
    """Return who gets `code` in one region, and counts as `label` there, as a persona is shown; None is nobody."""
    values = spell(penduduk.elemen, variants) if penduduk else {}
    return _view(f"penduduk-{label}", code, nik, values, elemen)


def _view(name: str, code: str, nik: Nik, values: Mapping[str, Value], elemen: tuple[str, ...]) -> dict[str, Any]:
    return {
        "name": name,
        "nik": nik.text,
        "nomor_kk": str(values.get("NO_KK", "")),
        "code": code,
        "elemen": {name: values[name] for name in elemen if name in values},
        "canary": {},
        "note": "Penduduk biasa.",
    }


def persona_view(
    persona: Persona, elemen: tuple[str, ...], variants: frozenset[Variant] = frozenset()
) -> dict[str, Any]:
    """Return a persona with the values of the agreement's `elemen`, as the data method answers them."""
    values = spell(persona.penduduk.elemen, variants) if persona.penduduk else {}
    return {
        "name": persona.name,
        "nik": persona.nik,
        "nomor_kk": persona.nomor_kk,
        "code": persona.code,
        "elemen": {name: values[name] for name in elemen if name in values},
        "canary": {name: value for name, value in persona.canary.items() if name in elemen},
        "note": persona.note,
    }
