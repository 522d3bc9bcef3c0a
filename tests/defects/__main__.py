"""`python -m tests.defects`: try every defect and variant of Lapor, and write `fixtures/matrix.json`. Some minutes."""

import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from conformance.files.digests import digest_of_sources
from conformance.files.matrix_file import save_matrix
from conformance.judging.defect import compare_with_declared
from conformance.judging.expectations import EXPECTATIONS
from conformance.judging.matrix import compute_matrix
from fixtures.apps.lapor.defects import DEFECTS
from fixtures.apps.lapor.variants import VARIANTS
from tests.defects.lapor_runs import AT_ONCE, CORRECT, run_of_defects, run_of_variants, start_all


def main() -> int:
    """Return 0 where everything turned as declared and the matrix was written, else 1."""
    started, digest = time.monotonic(), digest_of_sources()
    variants = run_of_variants()
    declared: dict[str, dict[str, str]] = {"": {}, **{variant.name: {} for variant in variants}}
    declared |= {defect.name: dict(defect.expects) for defect in DEFECTS}
    wrong = 0
    with tempfile.TemporaryDirectory() as parent, ThreadPoolExecutor(AT_ONCE) as pool:
        futures = start_all([CORRECT, *variants, *run_of_defects()], Path(parent), pool)
        results = {}
        for name, future in futures.items():
            results[name] = future.result().scenarios
            mismatches = compare_with_declared(declared[name], results[name])
            wrong += bool(mismatches)
            sys.stdout.write(f"{'x' if mismatches else 'v'} {name or 'Lapor'} {'; '.join(map(str, mismatches))}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(results)} gladi dalam {time.monotonic() - started:.0f} detik\n")
    if wrong:
        return 1
    broken = {defect.name: results[defect.name] for defect in DEFECTS}
    save_matrix(compute_matrix("Lapor", digest, tuple(EXPECTATIONS), results[""], broken, tuple(VARIANTS)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
