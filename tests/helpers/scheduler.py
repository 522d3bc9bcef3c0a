"""Gives the processes of pytest-xdist their work as `sharing` says; apart, since the plug-in need not be loaded."""

from typing import Any

from xdist.scheduler import LoadFileScheduling

from tests.helpers.sharing import unit_of


class WaitingSideBySide(LoadFileScheduling):
    """Files as units, but for those that wait; in the order of the collection."""

    def __init__(self, config: Any, log: Any) -> None:
        config.option.loadscopereorder = False  # by their number of tests: those that wait would come last
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)
