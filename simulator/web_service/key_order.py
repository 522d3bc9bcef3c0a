"""In which order do the elements of an answer stand? At least one client reads them by position (wire contract 2.4)."""

from functools import cache

_MATCH_ORDER = tuple(
    "NO_KK NAMA_LGKP TMPT_LHR TGL_LHR PROP_NAME KAB_NAME KEC_NAME KEL_NAME NO_RT NO_RW ALAMAT NAMA_LGKP_IBU "
    "STATUS_KAWIN JENIS_PKRJN JENIS_KLMIN AGAMA PDDK_AKH STAT_HBKEL NO_PROP NO_KAB NO_KEC NO_KEL NIK".split()
)
"""CALL_VERIFY_BY_ELEMEN (wire contract 3.3); the places of AGAMA, PDDK_AKH and STAT_HBKEL are ours (SIM)."""

_SAMPLED_32 = (
    "EKTP_STATUS NO_KK DUSUN NIK NAMA_LGKP STAT_HBKEL FOTO KAB_NAME AGAMA NAMA_LGKP_AYAH NO_RW KEC_NAME JENIS_PKRJN "
    "NO_AKTA_LHR NO_RT NO_KEL ALAMAT NO_KEC TMPT_LHR PDDK_AKH NO_PROP STATUS_KAWIN NAMA_LGKP_IBU PROP_NAME GOL_DARAH "
    "NO_KAB KEL_NAME JENIS_KLMIN TGL_LHR"
).split()
_SAMPLED_64 = (
    "EKTP_STATUS DUSUN NAMA_LGKP STAT_HBKEL AGAMA EKTP_CREATED JENIS_PKRJN PDDK_AKH TMPT_LHR STATUS_KAWIN GOL_DARAH "
    "LAST_UPDATED NIK_IBU JENIS_KLMIN NO_KK NIK FOTO KAB_NAME NAMA_LGKP_AYAH NO_RW KEC_NAME NO_RT NO_KEL ALAMAT "
    "KODE_POS NO_KEC NIK_AYAH NO_PROP NAMA_LGKP_IBU PROP_NAME NO_KAB TGL_LHR KEL_NAME"
).split()
# Inside one bucket the order depends on insertion: it is taken from the samples, by number of buckets.
_PLACE_IN_SAMPLES = {
    32: {name: place for place, name in enumerate(_SAMPLED_32)},
    64: {name: place for place, name in enumerate(_SAMPLED_64)},
}


@cache
def match_order(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return `names` in the fixed order of the current match method; unknown ones come before NIK."""
    place = {name: at for at, name in enumerate(_MATCH_ORDER)}
    return tuple(sorted(names, key=lambda name: (place.get(name, place["NIK"] - 0.5), name)))


@cache
def hash_map_order(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return `names` in the iteration order of a Java 6 HashMap: 32 buckets up to 24 elements, 64 above."""
    buckets = 32 if len(names) <= 24 else 64
    place = _PLACE_IN_SAMPLES[buckets]
    return tuple(sorted(names, key=lambda name: (_spread(name) & (buckets - 1), place.get(name, len(place)), name)))


@cache
def older_match_order(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return `names` as the older match methods order them: by HashMap bucket, inside one the later key first.

    Java puts a key in front of those that its bucket holds; that they are put in the order of the current match method
    is ours (SIM).
    """
    buckets = 32 if len(names) <= 24 else 64
    latest_first = match_order(names)[::-1]
    return tuple(sorted(latest_first, key=lambda name: _spread(name) & (buckets - 1)))


def _spread(name: str) -> int:
    """Return Java's String.hashCode after the supplemental hash of its HashMap, as an unsigned 32-bit number."""
    h = 0
    for character in name:
        h = (31 * h + ord(character)) & 0xFFFFFFFF
    h ^= (h >> 20) ^ (h >> 12)
    return h ^ (h >> 7) ^ (h >> 4)
