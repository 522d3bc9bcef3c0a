"""Which answer does a call get? One ordered table: the first refusal that applies wins, and the order is the rule.

The order follows wire contract 4.5 (inferred from groups of public clients), preceded by the line itself, an
unknown lembaga (03) and an unreadable body (07): ours where no source settles it (SIM).
"""

from collections.abc import Callable
from dataclasses import dataclass

from simulator.domain import response_code as rc
from simulator.domain.hak_akses import normalise_ip
from simulator.domain.kuota import is_exhausted
from simulator.domain.penduduk import StatusPenduduk
from simulator.domain.question import question_of
from simulator.domain.response_code import ResponseCode
from simulator.domain.situation import Situation


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row: the code answered, the requirement it serves, and when it applies."""

    code: ResponseCode
    requirement: str
    """Id in the catalogue of requirements."""
    applies: Callable[[Situation], bool]


def is_identity_empty(s: Situation) -> bool:
    """Whether user id, password or a needed IP is missing or blank."""
    assert s.rights is not None
    is_ip_missing = not (s.call.ip_user or "").strip() and not s.rights.is_ip_optional
    return not (s.call.user_id or "").strip() or not (s.call.password or "").strip() or is_ip_missing


def _is_ip_malformed(s: Situation) -> bool:
    return not s.is_ip_ignored() and normalise_ip(s.call.ip_user or "") is None


def is_ip_unregistered(s: Situation) -> bool:
    """Whether the IP named, or with `check_source` that of the connection, is not a registered one."""
    if s.hak_akses.check_source and not s.hak_akses.is_registered(s.call.source_ip):
        return True
    return not s.is_ip_ignored() and not s.hak_akses.is_registered(normalise_ip(s.call.ip_user or "") or "")


def _is_login_wrong(s: Situation) -> bool:
    if s.operator is not None:
        return not s.operator.is_proven
    return (s.call.user_id or "").strip() != s.hak_akses.user_id or s.call.password != s.hak_akses.password


def _is_user_id_off(s: Situation) -> bool:
    """Whether the Pengguna's user ids are switched off, or this operator's is."""
    return not s.hak_akses.user_active or (s.operator is not None and not s.operator.is_active)


def is_method_withheld(s: Situation) -> bool:
    """Whether the agreement does not grant the method."""
    assert s.rights is not None
    return s.call.method is None or s.call.method not in s.rights.methods


def _status(s: Situation) -> StatusPenduduk | None:
    """Ask the register; None: nobody was found. Of several the first one found speaks for all."""
    if not s.found:
        s.found = question_of(s.call).ask(s)
    return s.found[0].status if s.found else None


ADMISSION: tuple[Refusal, ...] = (
    Refusal(rc.GAGAL_LOGIN, "AKS-02", lambda s: s.rights is None),
    Refusal(rc.JARINGAN_DIPUTUS, "SNK-03", lambda s: not s.hak_akses.network),
    Refusal(rc.PARAMETER_TIDAK_LENGKAP, "KOD-07", lambda s: not s.call.is_readable),
    Refusal(rc.IDENTITAS_KOSONG, "KOD-09", is_identity_empty),
    Refusal(rc.FORMAT_IP_TIDAK_VALID, "KOD-10", _is_ip_malformed),
    Refusal(rc.GAGAL_LOGIN, "KOD-03", _is_login_wrong),
    Refusal(rc.INSTANSI_TIDAK_AKTIF, "KOD-16", lambda s: not s.hak_akses.instansi_active),
    Refusal(rc.INSTANSI_TIDAK_AKTIF, "AKS-01", lambda s: not s.hak_akses.is_in_force(s.at)),
    Refusal(rc.INSTANSI_TIDAK_AKTIF, "ADM-07", lambda s: s.hak_akses.withdrawn),
    Refusal(rc.USER_ID_NON_AKTIF, "KOD-17", _is_user_id_off),
    Refusal(rc.IP_TIDAK_SESUAI, "KOD-04", is_ip_unregistered),
)
"""What stands between a Pengguna and any answer, whatever is asked: who signs in at the portal meets it at once."""

REFUSALS: tuple[Refusal, ...] = (
    *ADMISSION,
    Refusal(rc.DI_LUAR_WAKTU, "AKS-08", lambda s: not s.hak_akses.is_permitted_hour(s.at)),
    Refusal(rc.KUOTA_HABIS, "KOD-05", lambda s: is_exhausted(s.hak_akses.kuota, s.spent)),
    Refusal(rc.PARAMETER_TIDAK_LENGKAP, "AKS-09", is_method_withheld),
    Refusal(rc.PARAMETER_TIDAK_LENGKAP, "KOD-07", lambda s: question_of(s.call).is_incomplete(s)),
    Refusal(rc.NIK_TIDAK_SESUAI_FORMAT, "KOD-15", lambda s: question_of(s.call).is_malformed(s)),
    Refusal(rc.TIDAK_DITEMUKAN, "KOD-13", lambda s: _status(s) is None),
    Refusal(rc.TIDAK_DAPAT_DIPROSES, "KOD-08", lambda s: _status(s) is StatusPenduduk.TIDAK_DAPAT_DIPROSES),
    Refusal(rc.MENINGGAL_DUNIA, "KOD-11", lambda s: _status(s) is StatusPenduduk.MENINGGAL),
    Refusal(rc.DATA_GANDA, "KOD-12", lambda s: _status(s) is StatusPenduduk.GANDA),
    Refusal(rc.NON_AKTIF, "KOD-14", lambda s: _status(s) is StatusPenduduk.NON_AKTIF),
)


_ROWS = tuple((refusal.applies, refusal.code) for refusal in REFUSALS)


def decide(situation: Situation) -> ResponseCode:
    """Return the code that the Penyelenggara answers with; `situation.found` holds the residents when it is 01."""
    for applies, code in _ROWS:
        if applies(situation):
            return code
    return rc.DITEMUKAN


def admit(situation: Situation) -> ResponseCode:
    """Return the code with which the Penyelenggara receives one who has not asked anything yet: 01, or a refusal."""
    return next((refusal.code for refusal in ADMISSION if refusal.applies(situation)), rc.DITEMUKAN)
