"""Is each generated document what the code makes?"""

from pathlib import Path

import pytest

from tests.generated import GENERATED
from tests.helpers.source import ROOT


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: str(path.relative_to(ROOT)))
def test_it_is_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == GENERATED[path](), "make generated"
