"""Where does a run put what it leaves, and what stays of one that was not judged?"""

from datetime import datetime
from pathlib import Path

from conformance.application.private import DIRECTORY
from conformance.bilingual import Words, reason_of
from conformance.commands.options import is_text
from conformance.fault import ExitCode, PreflightFault
from conformance.files.layout import ATTACHED, LOG
from conformance.files.record_file import EVIDENCE_NAME
from conformance.wib import WIB


def new_run_directory(out: Path) -> Path:
    """Make and return a directory for one run under `out`, named by the time; raise `PreflightFault`."""
    stem = datetime.now(WIB).strftime("%Y%m%d-%H%M%S")
    elsewhere = Words("pilih --out lain", "choose another --out")
    if out.exists() and not out.is_dir():
        raise PreflightFault(
            ExitCode.ENVIRONMENT, Words(f"{out} bukan direktori", f"{out} is not a directory"), elsewhere
        )
    if not is_text(out.resolve()):
        message = Words(f"jalur {str(out)!a} bukan UTF-8", f"the path {str(out)!a} is not UTF-8")
        raise PreflightFault(ExitCode.CONFIGURATION, message, elsewhere)
    for number in range(1000):
        directory = out / (f"{stem}-{number}" if number else stem)
        try:
            out.mkdir(parents=True, exist_ok=True)
            directory.mkdir(DIRECTORY)
        except FileExistsError:
            continue
        except OSError as error:
            reason = reason_of(error)
            message = Words(f"{out} tidak dapat dibuat: {reason.indonesian}", f"{out} cannot be made: {reason.english}")
            raise PreflightFault(ExitCode.ENVIRONMENT, message, elsewhere) from error
        return directory
    raise PreflightFault(ExitCode.ENVIRONMENT, Words(f"{out} penuh", f"{out} is full"), elsewhere)


def put_away(directory: Path, *, keep_logs: bool) -> Path | None:
    """Leave of a run that was not judged its logs and evidence, with what was attached, at most; return where the logs are, None: nowhere."""
    kept = {LOG, EVIDENCE_NAME, ATTACHED} if keep_logs else set()
    for path in sorted(directory.rglob("*"), reverse=True):
        is_kept = path.relative_to(directory).parts[0] in kept
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif not is_kept or not path.stat().st_size:
            path.unlink()
    if any(directory.iterdir()):
        return directory / LOG
    directory.rmdir()
    return None
