"""How do the photos of an earlier attempt go with the run that goes on from it?"""

import shutil
from pathlib import Path

from conformance.application.private import close_to_others, make_private


def take_over(earlier: Path, directory: Path) -> None:
    """Copy what the earlier attempt left in its directory, where there is one, to `directory`. Raises `OSError`."""
    for file in sorted(earlier.iterdir()) if earlier.is_dir() else ():
        if file.is_file():
            copy = make_private(directory) / file.name
            shutil.copyfile(file, copy)
            close_to_others(copy)
