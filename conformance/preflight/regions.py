"""From which region are the residents of a run? An application may serve one alone, and refuse others unasked."""

from collections.abc import Sequence

from conformance.bilingual import Words
from conformance.fault import PreflightFault, refuse
from conformance.observe.control_api import ControlFault, SessionControl
from conformance.preflight.tried import Tried

CONTROLS = 3
"""So many residents, of other regions and names, are tried before anything is said of the plan."""


def regions_to_try(wanted: str, own: str) -> tuple[str, ...]:
    """Return the region of each control: the one that the plan names, else all the country's and the agreement's.

    A region is a code; empty: all the country. `own` is empty where the agreement's region is not known.
    """
    return (wanted,) * CONTROLS if wanted else ("", own, "")


def is_unasked(tried: Tried) -> bool:
    """Whether the application answered and nothing reached the simulator meanwhile."""
    return tried.reading.status != 0 and not (tried.calls or tried.others or tried.near)


def of_one_region(wilayah: str, first: Words) -> Words:
    """Return what is told where only those of one region get through; `first` is what became of the first other one."""
    return Words(
        f"penduduk wilayah {wilayah} sampai, penduduk lain tidak ({first.indonesian}): penduduk biasa diambil dari "
        f'wilayah itu, seperti dengan aplikasi.wilayah = "{wilayah}"',
        f"a resident of the region {wilayah} got through, others did not ({first.english}): ordinary residents are "
        f'taken from that region, as by aplikasi.wilayah = "{wilayah}"',
    )


def of_each_region(fault: PreflightFault, niks: Sequence[str]) -> PreflightFault:
    """Return `fault` with the region codes of all `niks` that ended like this."""
    regions = ", ".join(dict.fromkeys(nik[:4] for nik in niks))
    message = Words(
        f"{fault.message.indonesian} (dicoba dengan NIK berkode wilayah {regions})",
        f"{fault.message.english} (tried with NIK of the region codes {regions})",
    )
    return PreflightFault(fault.exit_code, message, fault.remedy)


def check_region(session: SessionControl, wilayah: str) -> None:
    """Raise where the plan names a region that the simulator does not know."""
    if not wilayah:
        return
    try:
        session.local_residents(wilayah, 0, 0)
    except ControlFault as fault:
        if fault.code != "invalid":
            raise
        refuse(
            Words(f"aplikasi.wilayah: tidak ada wilayah {wilayah}", f"aplikasi.wilayah: there is no region {wilayah}"),
            Words(
                "pakai kode Kemendagri tanpa titik: provinsi, kabupaten/kota, atau kecamatan, misalnya 3303",
                "use the Ministry's code without dots: province, kabupaten, kota or kecamatan, e.g. 3303",
            ),
        )
