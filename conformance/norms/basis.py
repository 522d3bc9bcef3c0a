"""What does a judgement rest on besides evidence: which sentences bind this agreement, and whom?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conformance.norms.catalogue import Catalogue
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

    def binding(self, part: Part) -> tuple[Source, ...]:
        """Return the sentences of `part` that bind the parties of this agreement."""
        return tuple(source for source in part.sources if source.norm in self.norms | self.dasar)

    def quoted(self, part: Part) -> Source:
        """Return the sentence to quote for `part`: one that binds, else the first."""
        return next(iter([*self.binding(part), *part.sources]))

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
