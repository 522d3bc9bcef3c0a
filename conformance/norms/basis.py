"""What does a judgement rest on besides evidence: which sentences bind this agreement, and whom?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from conformance.norms.catalogue import Catalogue
from conformance.norms.own_norms import OwnNorm, number_of, quote_of, read_own_norms, reason_of_exception
from conformance.norms.requirement import Part, RequirementRef, Source
from conformance.norms.severity import severity
from conformance.outcome import Verdict, worst


@dataclass(frozen=True, slots=True)
class Basis:
    """The catalogue, seen from one agreement."""

    catalogue: Catalogue
    dasar: frozenset[str]
    """Ids of the regulations that bind it."""
    norms: frozenset[str]
    """Ids of the catalogue's documents that are its own."""
    own: tuple[OwnNorm, ...] = ()
    """Its own documents, each modelled on one of the catalogue."""

    @property
    def documents(self) -> frozenset[str]:
        """Ids of the catalogue's documents that speak for it: its own, its dasar, the models of own documents."""
        return self.norms | self.dasar | {own.pola for own in self.own}

    def binding(self, part: Part) -> tuple[Source, ...]:
        """Return the sentences of `part` that bind the parties of this agreement.

        A sentence of an own document bears that document's name, number and words.
        """
        return tuple(self._binding(part))

    def _binding(self, part: Part) -> Iterator[Source]:
        for source in part.sources:
            if source.norm in self.norms | self.dasar:
                yield source
            for own in self._modelled_on(source):
                if not reason_of_exception(own, source.at):
                    yield _said_whose(own, source)

    def exceptions(self, part: Part) -> tuple[tuple[Source, str], ...]:
        """Return the sentences of `part` that an own document leaves out, each with the agreement's reason."""
        return tuple(
            (_in_own_words(own, source), reason)
            for source in part.sources
            for own in self._modelled_on(source)
            if (reason := reason_of_exception(own, source.at))
        )

    def _modelled_on(self, source: Source) -> Iterator[OwnNorm]:
        return (own for own in self.own if own.pola == source.norm)

    def quoted(self, part: Part) -> Source:
        """Return the sentence to quote for `part`: one that binds, else one that is excepted, else the first."""
        return next(iter([*self.binding(part), *(source for source, _ in self.exceptions(part)), *part.sources]))

    def titles(self) -> dict[str, str]:
        """Return the title of every text that a source may name, by its id."""
        catalogued = {name: norm.title for name, norm in self.catalogue.norms.items()}
        return catalogued | {own.id: own.judul for own in self.own}

    def worth(self, part: Part) -> Verdict:
        """Return what a breach of `part` is worth."""
        return severity(part, self.binding(part))

    def severity(self, ref: RequirementRef) -> Verdict:
        """Return what a breach of the part that `ref` names is worth."""
        return self.worth(self.catalogue.part(ref))

    def pengguna(self, references: Iterable[str]) -> tuple[str, ...]:
        """Return those of `references` that bind the Pengguna: the others are conditions of a test."""
        return tuple(text for text in references if self.catalogue.part(RequirementRef.parse(text)).binds_pengguna)

    def gravest(self, references: Sequence[str]) -> Verdict:
        """Return what a breach of the gravest of `references` is worth; `tidak_berlaku` where there is none."""
        return worst([self.severity(RequirementRef.parse(text)) for text in references])


def basis_of(said: Mapping[str, Any], catalogue: Catalogue) -> Basis:
    """Return what a judgement under an agreement would rest on; `said` has its keys as a file or a session has them.

    Raises `msgspec.ValidationError` where `[norma]` is not one.
    """
    own = read_own_norms(said.get("norma") or {})
    return Basis(catalogue, frozenset(said.get("dasar", ())), frozenset(said["norms"]), own)


def _in_own_words(own: OwnNorm, source: Source) -> Source:
    return msgspec.structs.replace(source, norm=own.id, at=number_of(own, source.at), quote=quote_of(own, source))


def _said_whose(own: OwnNorm, source: Source) -> Source:
    """Return `source` as the own document has it; where that gives no words, the place names whose are quoted."""
    said = _in_own_words(own, source)
    if source.at in own.kutipan:
        return said
    return msgspec.structs.replace(said, at=f"{said.at} (pola {source.norm} {source.at})")
