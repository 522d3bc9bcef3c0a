"""What is shown of a persona to whoever rehearses with it?"""

from typing import Any

from simulator.domain.penduduk import Penduduk
from simulator.domain.variant import Variant, spell
from simulator.population.persona import Persona


def resident_view(
    penduduk: Penduduk, number: int, elemen: tuple[str, ...], variants: frozenset[Variant] = frozenset()
) -> dict[str, Any]:
    """Return an ordinary resident, who counts as `number`, as a persona is shown."""
    values = spell(penduduk.elemen, variants)
    return {
        "name": f"penduduk-{number:05}",
        "nik": penduduk.nik.text,
        "nomor_kk": str(values["NO_KK"]),
        "code": "01",
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
