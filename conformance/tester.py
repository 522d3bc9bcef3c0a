"""What judges, and against what? Versions and digests, for the result."""

import platform
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from conformance.result import Tester


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


def digest_of_norms() -> str:
    """Return the SHA-256 over the names and bytes of all features and norms, in order of their names."""
    digest = sha256()
    for package, suffix in (("features", ".feature"), ("fixtures", ".toml")):
        root = Path(str(files(package)))
        for path in sorted((root if package == "features" else root / "norms").rglob(f"*{suffix}")):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
