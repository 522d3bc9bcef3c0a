"""What can a program that is not the simulator learn of agreements: what each says, or all that is wrong with it?"""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from simulator.domain.pks import Pks
from simulator.poc.agreement_error import AgreementError, MissingAgreement
from simulator.poc.agreement_file import list_agreements, load_agreement, read_agreement


def describe_agreements(files: Iterable[str], names: Iterable[str]) -> list[dict[str, Any]]:
    """Return what is to be said of the files at these paths and the shipped agreements of these names, in this order.

    Without any: of all shipped ones. `agreement` is null where there are `faults`.
    """
    sources: list[tuple[str, Callable[[], Pks]]] = [(each, partial(read_agreement, Path(each))) for each in files]
    sources += [(each, partial(load_agreement, each)) for each in names]
    sources = sources or [(each, partial(load_agreement, each)) for each in list_agreements()]
    return [_describe(source, read) for source, read in sources]


def _describe(source: str, read: Callable[[], Pks]) -> dict[str, Any]:
    try:
        # By way of JSON: dates as texts, lists as lists.
        agreement: Any = msgspec.json.decode(msgspec.json.encode(read()))
        return {"source": source, "agreement": agreement, "faults": [], "is_missing": False}
    except AgreementError as error:
        faults = [fault._asdict() for fault in error.faults]
        return {
            "source": source,
            "agreement": None,
            "faults": faults,
            "is_missing": isinstance(error, MissingAgreement),
        }
