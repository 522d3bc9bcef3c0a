"""What is usual for a framework: how it is started, where its CSRF token stands, what wakes its queue?"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Preset:
    """One framework."""

    name: str
    title: str
    command: str
    """How the web server is started; `{port.web}` is a free port."""
    health: str = "/"
    env: tuple[tuple[str, str], ...] = ()
    """Beside address and credentials of the DWH."""
    token: str = ""
    """Name of the hidden field with the CSRF token; empty: none is usual."""
    worker: str = ""
    """Command of the queue worker."""
    reset: str = ""
    """Command for a clean state."""
    lanjutkan: str = ""
    """Command that wakes what waits for the next day."""
    is_json: bool = False
    """Whether a request is a JSON body, and the answer JSON, as of an API behind a page of scripts."""
    submit: str = ""
    """Command line that hands in one request, for kind = "command"."""


_WORKERS = ("PHP_CLI_SERVER_WORKERS", "4")
"""Without it PHP's own server serves one request at a time."""

PRESETS: tuple[Preset, ...] = (
    Preset(
        "laravel",
        "Laravel",
        "php artisan serve --no-reload --host 127.0.0.1 --port {port.web}",
        env=(("APP_ENV", "testing"), ("APP_TIMEZONE", "Asia/Jakarta"), _WORKERS),
        token="_token",
        worker="php artisan queue:work --tries 1",
        reset="php artisan migrate:fresh --force",
        lanjutkan="php artisan schedule:run",
        submit="php artisan gladi:ajukan",
    ),
    Preset(
        "codeigniter",
        "CodeIgniter 4",
        "php spark serve --host 127.0.0.1 --port {port.web}",
        env=(("CI_ENVIRONMENT", "testing"), ("app.appTimezone", "Asia/Jakarta"), _WORKERS),
        token="csrf_test_name",
        reset="php spark migrate:refresh --all",
        lanjutkan="php spark permohonan:lanjutkan",
        submit="php spark permohonan:ajukan",
    ),
    Preset(
        "spring",
        "Spring Boot",
        "java -Duser.timezone=Asia/Jakarta -jar target/aplikasi.jar --server.port={port.web}",
        health="/actuator/health",
        env=(("SPRING_PROFILES_ACTIVE", "test"),),
        token="_csrf",
        submit="java -jar target/ajukan.jar",
    ),
    Preset(
        "express",
        "Express (Node)",
        "node server.js",
        env=(("PORT", "{port.web}"), ("NODE_ENV", "test"), ("TZ", "Asia/Jakarta")),
        token="_csrf",
        worker="node worker.js",
        submit="node ajukan.js",
    ),
    Preset(
        "plain",
        "PHP",
        "php -S 127.0.0.1:{port.web} -t public",
        env=(("TZ", "Asia/Jakarta"), _WORKERS),
        lanjutkan="php lanjutkan.php",
        submit="php ajukan.php",
    ),
)

PRESETS += tuple(
    replace(preset, name=f"{preset.name}-json", title=f"{preset.title}, JSON", token="", is_json=True)
    for preset in PRESETS
    if preset.name in ("spring", "express")
)

FIELDS = {
    "NIK": "nik",
    "NO_KK": "no_kk",
    "NAMA_LGKP": "nama",
    "TMPT_LHR": "tempat_lahir",
    "TGL_LHR": "tanggal_lahir",
    "JENIS_KLMIN": "jenis_kelamin",
    "ALAMAT": "alamat",
    "NAMA_LGKP_IBU": "nama_ibu",
}
"""What forms usually call an element; others by their wire name in small letters."""


def field_of(elemen: str) -> str:
    """Return the name that a form's field for `elemen` most likely has."""
    return FIELDS.get(elemen, elemen.lower())
