"""Which scenarios does `--only` mean: ids, and requirements or parts of them? Pure."""

from collections.abc import Sequence
from difflib import get_close_matches

from conformance.bilingual import Words
from conformance.fault import ExitCode, PreflightFault
from conformance.norms.applicability import Tags
from conformance.norms.catalogue import Catalogue
from conformance.norms.requirement import Part, RequirementRef


def select(words: Sequence[str], known: Sequence[Tags], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the ids of the scenarios that `words` mean, in the order of `known`.

    `KUO-05` means every scenario that names any of its parts, `KUO-05:T` those that name this part. Raises
    `PreflightFault` for what names no scenario, and for a requirement that none judges.
    """
    by_word = {word: _meant(word, known, catalogue) for word in words}
    if unknown := [word for word, ids in by_word.items() if not ids]:
        raise _nothing_meant(unknown, known, catalogue)
    chosen = {name for ids in by_word.values() for name in ids}
    return tuple(tags.id for tags in known if tags.id in chosen)


def _meant(word: str, known: Sequence[Tags], catalogue: Catalogue) -> set[str]:
    if any(tags.id == word for tags in known):
        return {word}
    ref = _ref(word)
    if ref is None or ref.id not in catalogue:
        return set()
    if ref.obligation is None:
        return {tags.id for tags in known if any(RequirementRef.parse(text).id == ref.id for text in tags.requirements)}
    part = catalogue[ref.id].find(ref.obligation, ref.actor)
    return {tags.id for tags in known if part is not None and any(each is part for each in _parts(tags, catalogue))}


def _parts(tags: Tags, catalogue: Catalogue) -> list[Part]:
    return [catalogue.part(RequirementRef.parse(text)) for text in tags.requirements]


def _ref(word: str) -> RequirementRef | None:
    try:
        return RequirementRef.parse(word)
    except ValueError:
        return None


def _nothing_meant(words: Sequence[str], known: Sequence[Tags], catalogue: Catalogue) -> PreflightFault:
    listed = ", ".join(sorted(words))
    if all((ref := _ref(word)) is not None and ref.id in catalogue for word in words):
        message = Words(f"--only: tidak ada skenario yang menilai {listed}", f"--only: no scenario judges {listed}")
    else:
        message = Words(f"--only: tidak ada skenario {listed}", f"--only: no scenario {listed}")
    names = [*(tags.id for tags in known), *catalogue]
    meant = ", ".join(near for word in sorted(words) for near in get_close_matches(word, names, 1) if near != word)
    remedy = Words("daftarnya: `gladi scenarios`", "they are listed by `gladi scenarios`")
    if meant:
        remedy = Words(f"maksudnya {meant}?", f"did you mean {meant}?")
    return PreflightFault(ExitCode.USAGE, message, remedy)
