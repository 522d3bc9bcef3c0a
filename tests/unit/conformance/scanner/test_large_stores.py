"""Stores that are larger than what is held of them."""

import gzip
import subprocess
import sys
from pathlib import Path

from tests.helpers.scanning import found, scan

MOTHER = "Sri Wahyuni Mangunkarsa"


def test_a_store_of_a_gigabyte_is_searched_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "besar.bin"
    with path.open("wb") as file:
        file.truncate(1 << 30)
        file.seek(-len(MOTHER), 2)
        file.write(MOTHER.encode())
    seen = scan(path)
    assert found(seen) == {("NAMA_LGKP_IBU", "besar.bin", ())}
    assert (seen.size, seen.notes) == (1 << 30, ())
    assert [note.words.english for note in scan(path, largest=1 << 28).notes] == [
        "larger than the limit of 256 MiB (--largest): the rest was not searched"
    ]


def test_memory_does_not_grow_with_the_store(tmp_path: Path) -> None:
    big = tmp_path / "big"
    with big.open("wb") as file:
        for _ in range(24):
            file.write((b"nik=3303051708909001 cocok=true /a/b?c=%20d " + b"x " * 180) * 2_600)
    (tmp_path / "big.gz").write_bytes(gzip.compress(big.read_bytes(), 1))
    code = (
        "import resource, sys; from pathlib import Path; from tests.helpers.scanning import scan, engine_for;"
        "small = Path(sys.argv[1]); scan(small); peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "before = peak(); scan(Path(sys.argv[2])); print(peak() - before)"
    )
    small = tmp_path / "small"
    small.write_bytes(b"x")
    done = subprocess.run([sys.executable, "-c", code, small, tmp_path], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 120 * 1024
