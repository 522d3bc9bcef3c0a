"""What does a request for a biometric verification mean, once it is deciphered and its picture is read?"""

from base64 import b64decode
from collections.abc import Callable

import msgspec

from simulator.domain.biometrik import (
    Biometrik,
    FaceFields,
    Place,
    Sample,
    likeness,
    parse_place,
    template_likeness,
    to_score,
)
from simulator.domain.call import Call
from simulator.domain.penduduk import Penduduk
from simulator.door.arrival import Arrival
from simulator.face.body import FaceBody, decode_base64
from simulator.face.paths import Target
from simulator.face.picture import read_picture
from simulator.poc.face_key import make_face_key
from simulator.poc.session import PocSession
from simulator.population.template import TEMPLATE_BYTES, template

ENCRYPTED = ("NIK", "USER_ID", "PASSWORD")
"""The fields that are sent encrypted (wire contract 6.1)."""


class Identity(msgspec.Struct, frozen=True):
    """The fields of `ENCRYPTED` in clear, and how they were understood."""

    fields: FaceFields
    texts: dict[str, str | None]
    is_deciphered: bool


class SampleSent(msgspec.Struct, frozen=True):
    """The picture or template of a request, ready to be compared."""

    place: Place | None
    state: Sample
    picture: tuple[float, ...] = ()
    template: bytes = b""


class Verification(msgspec.Struct, frozen=True):
    """One request, as it was understood."""

    target: Target
    arrival: Arrival
    body: FaceBody
    identity: Identity
    sample: SampleSent

    @property
    def nik(self) -> str:
        """The NIK in clear; empty where none was sent, or none that could be deciphered."""
        return (self.identity.texts["NIK"] or "").strip()

    def call(self) -> Call:
        """Return the question in the words of every door."""
        texts = self.identity.texts
        return Call(
            method=self.target.method,
            user_id=texts["USER_ID"],
            password=texts["PASSWORD"],
            ip_user=self.body.text("IP", "IP_USER", "IP_ADDRESS"),
            nik=texts["NIK"],
            source_ip=self.arrival.source_ip,
            is_readable=self.body.is_readable,
        )


def decipher(session: PocSession, body: FaceBody) -> Identity:
    """Return nik, user_id and password in clear; a blank one stays blank in every form."""
    fields = session.record.hak_akses.face_fields
    sent = {key: body.text(key) for key in ENCRYPTED}
    if fields is FaceFields.CLEAR:
        return Identity(fields, sent, True)
    if fields is FaceFields.BASE64:
        clear = _from_base64
    else:
        # Made only where there is something to decipher.
        is_blank = not any(text and text.strip() for text in sent.values())
        key = None if is_blank else make_face_key(session.record.agreement.name, session.record.seed)
        clear = key.decrypt if key else _from_base64
    meant = {key: clear("".join(text.split())) if text and text.strip() else text for key, text in sent.items()}
    return Identity(fields, meant, all((meant[key] is None) == (sent[key] is None) for key in ENCRYPTED))


def _from_base64(text: str) -> str | None:
    raw = decode_base64(text)
    try:
        return raw.decode() if raw is not None else None
    except UnicodeDecodeError:
        return None


def read_sample(body: FaceBody) -> SampleSent:
    """Return what was sent to be compared: for a face the picture, for finger and iris the template."""
    place = parse_place(body.text("TYPE") or "", body.text("POSITION") or "")
    is_face = place is None or place.kind is Biometrik.FACE
    text = body.text("IMAGE" if is_face else "TEMPLATE") or ""
    if not text.strip():
        return SampleSent(place, Sample.ABSENT)
    raw = decode_base64(text)
    if raw is None or not (is_face or len(raw) == TEMPLATE_BYTES):
        return SampleSent(place, Sample.MALFORMED)
    if not is_face:
        return SampleSent(place, Sample.READY, template=raw)
    picture = read_picture(raw)
    return SampleSent(place, Sample.UNPROCESSABLE) if picture is None else SampleSent(place, Sample.READY, picture)


def comparison(session: PocSession, sent: SampleSent) -> Callable[[Penduduk], float]:
    """Return how the sample sent is compared with what the register has of a resident."""

    def compare(penduduk: Penduduk) -> float:
        assert sent.place is not None
        if sent.place.kind is Biometrik.FACE:
            own = read_picture(b64decode(str(penduduk.elemen["FOTO"])))
            assert own is not None
            return to_score(likeness(sent.picture, own))
        registered = template(session.record.seed, penduduk.nik.text, sent.place.kind, sent.place.position)
        return to_score(template_likeness(sent.template, registered))

    return compare
