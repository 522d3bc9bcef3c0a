"""What has left the application by the end of the run? Looked at once, for all scenarios that judge it."""

import socket
from urllib.parse import urlsplit

from conformance.bilingual import Words
from conformance.egress.control import HOST
from conformance.egress.departures import read_departures
from conformance.egress.search import ValueSearch, destinations, find_leaks, find_told
from conformance.egress.watched import read_watched
from conformance.fault import PreflightFault
from conformance.observe.notification_file import read_notifications
from conformance.record.egress import Egress, Way
from conformance.scenario.scene import Scene
from conformance.scenario.stage import Stage


def look_at_egress(scene: Scene) -> None:
    """Note in the evidence what has left."""
    stage = scene.stage
    if stage.egress is None:
        stage.egress = _look(stage)
    scene.evidence.egress = stage.egress


def _look(stage: Stage) -> Egress:
    work = stage.context.work
    watched, has_notices = read_watched(work), stage.plan.notifikasi is not None
    dwh = {urlsplit(url).hostname for name, url in stage.context.values.items() if name.startswith("endpoint.")}
    seen = read_departures(work)
    departures = [one for one in seen if not one.host.startswith(HOST) and one.host not in dwh]
    notices = read_notifications(work) if has_notices else []
    values = [value for value in stage.looks.sought() if value.person]  # secrets are another matter
    try:
        search, fault = ValueSearch(values), Words("", "")
    except PreflightFault as missing:  # no engine is installed
        search, fault = ValueSearch([]), _both(missing.message, missing.remedy)
    hosts = watched.hosts if watched else ()
    return Egress(
        way=watched.way if watched else Way.TIDAK,
        reason=watched.reason if watched else "",
        reason_en=watched.reason_en if watched else "",
        controls=watched.controls if watched else (),
        destinations=destinations(departures, hosts, socket.gethostname()),
        leaks=(*find_leaks(departures, hosts, search), *find_told(notices, search)),
        searched=search.count,
        unsearched=fault.indonesian,
        unsearched_en=fault.english,
        notices=len(notices) if has_notices else None,
    )


def _both(what: Words, remedy: Words) -> Words:
    return Words(f"{what.indonesian}; {remedy.indonesian}", f"{what.english}; {remedy.english}")
