"""Which tests may take long, and why? The others that do are named at the end of a call."""

from collections.abc import Iterable, Iterator, Mapping

import pytest

LONG_S = 20.0
REASONS: Mapping[str, str] = {
    "tests/defects/test_matrix.py": "a part of the matrix: whole rehearsals",
    "tests/strangers/test_matrix.py": "rehearsals of applications that nobody wrote for the suite",
    "tests/integration/test_rehearsal.py": "whole rehearsals, as a user starts them",
    "tests/integration/test_pasien.py": "PHP is started with each defect, on one MariaDB",
    "tests/integration/test_counter_at_the_portal.py": "a whole rehearsal of a counter",
    "tests/integration/test_egress_run.py": "a rehearsal for each way in which something may leave",
    "tests/integration/test_going_on.py": "rehearsals that are cut off, go on, and are repeated",
    "tests/integration/test_guided_run.py": "rehearsals by a clerk, one of them cut off",
    "tests/integration/test_rehearsal_faults.py": "a pre-flight waits as long as its plan's patience before it says so",
    "tests/integration/test_agreements.py": "rehearsals under agreements of a Dinas' own",
    "tests/integration/test_answers_that_lie.py": "a rehearsal for each answer that lies",
    "tests/integration/test_hostile_input.py": "1,500 requests that no decent client sends",
    "tests/integration/test_kill_series.py": "servers killed under the load of 32 clients",
    "tests/integration/test_check.py": "a pre-flight of a real application for each misconfiguration",
    "tests/integration/test_check_late.py": "a pre-flight of applications that answer late",
    "tests/integration/test_sessions_command.py": "a server, and a process for each command of gladi sessions",
    "tests/integration/test_workers.py": "servers with several workers, and a database that does not serve",
    "tests/integration/test_scan_servers.py": "three database servers, some of them filled and killed",
    "tests/integration/test_servers.py": "database servers are made, killed and started again",
    "tests/unit/conformance/scanner/test_large_stores.py": "a gigabyte is searched",
    "tests/mutants/test_corpus.py": "the evidence of all runs of the matrix is judged again",
    "tests/e2e/test_wheel.py": "an environment is made, and a whole demo run in it",
    "tests/e2e/test_php_application.py": "rehearsals of a PHP application, one in a browser",
    "tests/e2e/test_strangers.py": "javac, and the start of each application",
    "tests/e2e/test_clients.py": "javac",
    "tests/e2e/test_guide_programs.py": "javac",
}
"""Files of tests over 20 seconds on two cores that share the whole, each with its reason."""


def without_reason(reports: Iterable[object]) -> Iterator[str]:
    """Yield a line for each test that took too long and whose file is not in the list, the slowest first."""
    slow = [
        report
        for report in reports
        if isinstance(report, pytest.TestReport) and report.duration > LONG_S
        if report.nodeid.partition("::")[0] not in REASONS
    ]
    for report in sorted(slow, key=lambda report: -report.duration):
        yield f"lebih dari {LONG_S:g} detik tanpa alasan / without a reason: {report.duration:.0f} s {report.nodeid}"
