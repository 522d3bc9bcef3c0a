"""What judges, and against what? Versions and digests, for the result."""

import platform
from importlib.metadata import PackageNotFoundError, version

from conformance.files.digests import digest_of_norms
from conformance.record.result import Tester


def describe_tester() -> Tester:
    """Return what this installation is."""
    try:
        own = version("gladi")
    except PackageNotFoundError:
        own = "tidak terpasang"
    return Tester(
        version=own,
        simulator=own,
        python=platform.python_version(),
        platform=platform.platform(),
        features=digest_of_norms(),
    )
