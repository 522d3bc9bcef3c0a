"""Which answer does a biometric verification get? One ordered table, like that of the Web Service (`decision`).

No source has the order of the checks: ours follows the Web Service's (SIM). No code of the door tells a user id that
is switched off, or an institution whose PKS has ended, from one that never was: 5001 for all of them (SIM). Nor does
one tell why a resident is not to be matched: a deceased, duplicate or inactive one is not found, 6020, so that a
picture that proves nothing learns nothing about a person (SIM).
"""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.domain import face_code as fc
from simulator.domain.biometrik import Place, Sample
from simulator.domain.decision import is_identity_empty, is_ip_unregistered, is_method_withheld
from simulator.domain.face_code import FaceCode
from simulator.domain.kuota import is_exhausted
from simulator.domain.nik import MalformedNik, Nik
from simulator.domain.penduduk import Penduduk, StatusPenduduk
from simulator.domain.question import BY_NIK
from simulator.domain.situation import Situation


@dataclass(slots=True)
class FaceSituation:
    """Everything that a decision on a biometric verification depends on."""

    base: Situation
    """Right, time, kuota, register and, in its call, nik, user id, password and IP as they were meant."""
    is_deciphered: bool
    """Whether nik, user_id and password could be brought back to their clear form."""
    threshold: float | None
    """The least score that counts as a match; None: none was sent that is allowed."""
    place: Place | None
    """The part of the body that was sent; None: no such part."""
    sample: Sample
    compare: Callable[[Penduduk], float]
    """A resident -> the score of the sample sent, 0 to 20; asked once, and only when nothing earlier refuses."""
    score: float = 0.0
    """What `compare` said, once it was asked."""

    def is_alike(self) -> bool:
        """Whether the sample is that of the resident found, as the threshold wants it."""
        assert self.threshold is not None
        self.score = self.compare(self.base.found[0])
        return self.score >= self.threshold


@dataclass(frozen=True, slots=True)
class FaceRefusal:
    """One row: the code answered, the requirement it serves, and when it applies."""

    code: FaceCode
    requirement: str
    """Id in the catalogue of requirements."""
    applies: Callable[[FaceSituation], bool]


def _is_account_unknown(f: FaceSituation) -> bool:
    return (f.base.call.user_id or "").strip() != f.base.hak_akses.user_id


def _is_account_suspended(f: FaceSituation) -> bool:
    right = f.base.hak_akses
    return right.withdrawn or not (right.instansi_active and right.user_active and right.is_in_force(f.base.at))


def _is_parameter_wrong(f: FaceSituation) -> bool:
    return not (f.base.call.nik or "").strip() or f.place is None or f.sample is Sample.ABSENT


def _is_malformed(f: FaceSituation) -> bool:
    try:
        f.base.nik = Nik.parse((f.base.call.nik or "").strip())
    except MalformedNik:
        return True
    return f.sample is Sample.MALFORMED


def _is_nobody(f: FaceSituation) -> bool:
    f.base.found = BY_NIK.ask(f.base)
    return not f.base.found or f.base.found[0].status is not StatusPenduduk.AKTIF


FACE_REFUSALS: tuple[FaceRefusal, ...] = (
    FaceRefusal(fc.AKUN_TIDAK_DITEMUKAN, "AKS-02", lambda f: f.base.rights is None),
    FaceRefusal(fc.SAMBUNGAN_DIPUTUS, "SNK-03", lambda f: not f.base.hak_akses.network),
    FaceRefusal(fc.PARAMETER_TIDAK_SESUAI, "KOD-07", lambda f: not f.base.call.is_readable),
    FaceRefusal(fc.GAGAL_DEKRIPSI, "KOD-07", lambda f: not f.is_deciphered),
    FaceRefusal(fc.PARAMETER_TIDAK_SESUAI, "KOD-09", lambda f: is_identity_empty(f.base)),
    FaceRefusal(fc.AKUN_TIDAK_DITEMUKAN, "KOD-03", _is_account_unknown),
    FaceRefusal(fc.PASSWORD_SALAH, "KOD-03", lambda f: f.base.call.password != f.base.hak_akses.password),
    FaceRefusal(fc.AKUN_TIDAK_DITEMUKAN, "AKS-01", _is_account_suspended),
    FaceRefusal(fc.IP_WAJAH_TIDAK_SESUAI, "KOD-04", lambda f: is_ip_unregistered(f.base)),
    FaceRefusal(fc.SISTEM_SIBUK, "AKS-08", lambda f: not f.base.hak_akses.is_permitted_hour(f.base.at)),
    FaceRefusal(fc.KUOTA_WAJAH_HABIS, "KOD-05", lambda f: is_exhausted(f.base.hak_akses.kuota, f.base.spent)),
    FaceRefusal(fc.AKUN_TIDAK_DITEMUKAN, "AKS-09", lambda f: is_method_withheld(f.base)),
    FaceRefusal(fc.PARAMETER_TIDAK_SESUAI, "KOD-07", _is_parameter_wrong),
    FaceRefusal(fc.THRESHOLD_TIDAK_SESUAI, "KOD-07", lambda f: f.threshold is None),
    FaceRefusal(fc.FORMAT_TIDAK_SESUAI, "KOD-15", _is_malformed),
    FaceRefusal(fc.FOTO_TIDAK_DAPAT_DIPROSES, "ELM-05", lambda f: f.sample is Sample.UNPROCESSABLE),
    FaceRefusal(fc.NIK_TIDAK_DITEMUKAN, "KOD-13", _is_nobody),
    FaceRefusal(fc.BIOMETRIK_TIDAK_SESUAI, "ELM-05", lambda f: not f.is_alike()),
)


def decide_face(situation: FaceSituation) -> FaceCode:
    """Return the code that the Penyelenggara answers with; `situation.score` is set where samples were compared."""
    for refusal in FACE_REFUSALS:
        if refusal.applies(situation):
            return refusal.code
    return fc.BIOMETRIK_SESUAI
