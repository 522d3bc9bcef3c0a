"""Does the README's plan do for a real PHP application like one of Laravel, and is what is usually wrong there told?

The plan is taken from the README as it stands; only how the application is started is put in.
"""

import re
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.gladi_command import gladi, result_in
from tests.helpers.gladi_process import Gladi

ROOT = Path(__file__).resolve().parents[2]
APPLICATION = Path(__file__).with_name("php_application")
SCENARIOS = (
    "kod-01-sesuai", "kod-01-tidak-sesuai", "kod-11-meninggal", "kod-13-tidak-ditemukan", "kod-03-gagal-login",
    "kod-21-http-500", "kod-21-badan-kosong", "elm-02-saat-sesuai", "kuo-05-satu-hit-saat-sesuai",
    "kuo-04-dilanjutkan-esok",
)  # fmt: skip
WORKERS = 'PHP_CLI_SERVER_WORKERS = "4"'


@pytest.fixture(scope="module")
def simulator() -> Iterator[str]:
    gladi = Gladi("--store", "memory:")
    yield gladi.control_address
    gladi.stop()


@pytest.fixture
def application(tmp_path: Path) -> Path:
    """A copy of the application with the README's plan beside it."""
    shutil.copytree(APPLICATION, tmp_path / "app")
    (tmp_path / "app" / "gladi.toml").write_text(readme_plan(), encoding="utf-8")
    return tmp_path / "app"


def readme_plan() -> str:
    block = re.findall(r"```toml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[0]
    text = textwrap.dedent(f"   {block}")
    for old, new in (
        ("php artisan serve --no-reload --port {port.web}", "php -S 127.0.0.1:{port.web} -t public public/index.php"),
        ("php artisan schedule:run", "env APP_KERJA={kerja} DUKCAPIL_URL={endpoint.CALL_VERIFY_BY_ELEMEN} "
         "DUKCAPIL_USER={user_id} DUKCAPIL_PASSWORD={password} DUKCAPIL_IP={ip_user} php lanjutkan.php"),
        (WORKERS, f'{WORKERS}\nAPP_KERJA = "{{kerja}}"'),
    ):  # fmt: skip
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def change(application: Path, old: str, new: str) -> None:
    text = (application / "gladi.toml").read_text(encoding="utf-8")
    assert old in text
    (application / "gladi.toml").write_text(text.replace(old, new), encoding="utf-8")


def test_the_readmes_plan_is_all_that_is_needed(application: Path, simulator: str) -> None:
    checked = gladi(application, "check", "--simulator", simulator)
    assert checked.code == 0, checked.err
    ended = gladi(
        application, "run", "--simulator", simulator, "--no-progress", "--no-other-dialects", "--only", *SCENARIOS
    )
    verdicts = {scenario["id"]: scenario["verdict"] for scenario in result_in(application / "hasil")["scenarios"]}
    assert {name: verdicts.get(name) for name in SCENARIOS} == dict.fromkeys(SCENARIOS, "lulus"), ended.out
    assert ended.code == 0


def test_phps_own_server_without_workers_is_told(application: Path, simulator: str) -> None:
    change(application, WORKERS, 'LAIN = "4"')
    ended = gladi(application, "check", "--simulator", simulator)
    assert ended.code == 4
    assert "satu permintaan pada satu waktu" in ended.message
    assert "PHP_CLI_SERVER_WORKERS=4" in ended.message


def test_cached_configuration_is_told(application: Path, simulator: str) -> None:
    cache = application / "bootstrap" / "cache"
    cache.mkdir(parents=True)
    (cache / "config.php").write_text("<?php return ['DUKCAPIL_USER' => 'pengguna-kemarin'];", encoding="utf-8")
    ended = gladi(application, "check", "--simulator", simulator, "--lang", "en")
    assert ended.code == 4
    assert "an old user id" in ended.message
    assert "config:clear" in ended.message


def test_a_token_that_is_not_picked_is_told(application: Path, simulator: str) -> None:
    change(application, '_token = "{pick.token}", ', "")
    ended = gladi(application, "check", "--simulator", simulator)
    assert ended.code == 4
    assert "token CSRF tidak diterima" in ended.message


def test_the_same_application_passes_in_a_browser(application: Path, simulator: str) -> None:
    text = (application / "gladi.toml").read_text(encoding="utf-8")
    steps = """kind = "browser"
base = "http://127.0.0.1:{port.web}"
step = [
    { goto = "/aduan/baru" },
    { fill = "input[name=nik]", value = "{NIK}" },
    { fill = "input[name=nama]", value = "{NAMA_LGKP}" },
    { fill = "textarea", value = "Lampu jalan padam ({unik})" },
    { click = "button" },
]
"""
    text = re.sub(r'kind = "http"\n.*?(?=\[\[subject\.hasil)', steps, text, count=1, flags=re.DOTALL)
    (application / "gladi.toml").write_text(text, encoding="utf-8")
    few = ("kod-01-sesuai", "kod-11-meninggal", "kod-21-http-500")
    ended = gladi(application, "run", "--simulator", simulator, "--no-progress", "--no-other-dialects", "--only", *few)
    assert ended.code == 0, ended.out + ended.err
    assert result_in(application / "hasil")["counts"] == {"lulus": 3}
