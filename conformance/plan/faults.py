"""What may be wrong with a plan that its types do not say: which key, what, and the remedy?"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.plan.command_faults import action_faults, command_faults
from conformance.plan.condition_faults import condition_faults, pick_faults, rules_faults
from conformance.plan.found import Found
from conformance.plan.notes import Bukti, Dokumen
from conformance.plan.storage_faults import storage_faults
from conformance.plan.tables import (
    Aplikasi,
    BrowserRecipe,
    BrowserStep,
    CommandRecipe,
    GuidedRecipe,
    HttpRecipe,
    Notifikasi,
    Patience,
    Petugas,
    Pintu,
    Plan,
    Recipe,
    RequestStep,
    ScriptedRecipe,
)
from conformance.plan.typed import typed_by

LONGEST_S = 86_400.0
"""A day: whoever writes more has mistaken the unit."""
LONGEST_WAIT_S = 60.0
"""The longest pause of a recipe: every applicant of a run makes it."""
VALUED = ("fill", "select", "upload")
"""Browser steps that need a `value`."""


def find_faults(plan: Plan) -> Iterator[Found]:
    """Yield what is wrong with `plan`, the first fault first."""
    yield from _recipe_faults("subject", plan.subject)
    yield from _entrance_faults(plan.aplikasi.pintu or [])
    if not plan.aplikasi.elemen:
        hint = Words('menurut Juknis, misalnya ["NIK", "NAMA_LGKP"]', 'as in the Juknis, e.g. ["NIK", "NAMA_LGKP"]')
        yield "aplikasi.elemen", Words("kosong", "empty"), hint
    if not re.fullmatch(r"([0-9]{2}){0,3}", plan.aplikasi.wilayah):
        hint = Words("2, 4, atau 6 angka tanpa titik, misalnya 3303", "2, 4 or 6 digits without dots, e.g. 3303")
        named = repr(plan.aplikasi.wilayah)
        yield "aplikasi.wilayah", Words(f"{named} bukan kode wilayah", f"{named} is no code of a region"), hint
    yield from _started_faults(plan.aplikasi)
    if plan.aplikasi.dokumen is not None:
        yield from _document_faults(plan.aplikasi.dokumen)
    if plan.aplikasi.jam is not None:
        yield from pick_faults("aplikasi.jam.pick", plan.aplikasi.jam.pick)
    if plan.notifikasi is not None:
        yield from _notifikasi_faults(plan.notifikasi)
    yield from storage_faults(plan)
    for number, host in enumerate(plan.jaringan.hosts):
        if not re.fullmatch(r"[A-Za-z0-9*.-]+(:[0-9]+)?|\[[0-9A-Fa-f:]+\](:[0-9]+)?", host):
            hint = Words("tulis nama atau alamat saja, misalnya smtp.example:587", "write a name or address only")
            yield f"jaringan.hosts[{number}]", Words(f"{host!r} bukan host", f"{host!r} is not a host"), hint
    yield from _patience_faults(plan.patience)
    for name, count in msgspec.structs.asdict(plan.instansi).items():
        if count < 1:
            hint = Words("bilangan bulat di atas 0, atau hapus", "a whole number above 0, or remove it")
            yield f"instansi.{name}", Words(f"{count} tidak di atas 0", f"{count} is not above 0"), hint
    for number, paper in enumerate(plan.bukti):
        yield from _paper_faults(f"bukti[{number}]", paper)


def _started_faults(aplikasi: Aplikasi) -> Iterator[Found]:
    """Yield what is wrong with what the plan starts: processes, actions, the operator's command."""
    for name, proses in aplikasi.proses.items():
        yield from command_faults(f"aplikasi.proses.{name}.command", proses.command)
    for name, action in (("reset", aplikasi.reset), ("lanjutkan", aplikasi.lanjutkan)):
        if action is not None:
            yield from action_faults(f"aplikasi.{name}", action)
    if aplikasi.petugas is not None:
        yield from _petugas_faults("aplikasi.petugas", aplikasi.petugas)
    for name in ("reset", "lanjutkan", "petugas"):
        beside = getattr(aplikasi, name)
        if beside is not None and beside.proses not in (None, *aplikasi.proses):
            hint = Words(*(f"{text}: {', '.join(aplikasi.proses) or '-'}" for text in ("pilih", "choose")))
            message = Words(f"tidak ada proses {beside.proses!r}", f"there is no process {beside.proses!r}")
            yield f"aplikasi.{name}.proses", message, hint


def _document_faults(dokumen: Dokumen) -> Iterator[Found]:
    if dokumen.url and dokumen.tautan:
        message = Words("url dan tautan sekaligus", "both url and tautan")
        yield "aplikasi.dokumen", message, Words("hapus salah satu", "remove one")
    if dokumen.tautan:
        yield from pick_faults("aplikasi.dokumen.tautan", dokumen.tautan)


def _paper_faults(field: str, paper: Bukti) -> Iterator[Found]:
    if not paper.who.strip():
        hint = Words("tulis jabatan atau kantor yang memeriksanya", "write the office that looked at it")
        yield f"{field}.who", Words("kosong", "empty"), hint
    if paper.valid_until is not None and paper.valid_until < paper.date:
        message = Words(
            f"{paper.valid_until} sebelum tanggal dokumen, {paper.date}",
            f"{paper.valid_until} is before the day of the document, {paper.date}",
        )
        yield f"{field}.valid_until", message, Words("perbaiki salah satunya", "fix one of them")


def _entrance_faults(entrances: Sequence[Pintu]) -> Iterator[Found]:
    for number, pintu in enumerate(entrances):
        field = f"aplikasi.pintu[{number}]"
        if not pintu.nama.strip():
            yield f"{field}.nama", Words("kosong", "empty"), Words("tulis nama pintu masuk itu", "name the entrance")
        if any(pintu.nama == other.nama for other in entrances[:number]):
            message = Words(f"{pintu.nama!r} sudah dipakai", f"{pintu.nama!r} is taken already")
            yield f"{field}.nama", message, Words("beri nama lain", "give it another name")
        if pintu.resep is not None:
            yield from _recipe_faults(f"{field}.resep", pintu.resep)


def _recipe_faults(at: str, recipe: Recipe) -> Iterator[Found]:
    match recipe:
        case HttpRecipe():
            yield from _http_faults(at, recipe)
        case BrowserRecipe():
            yield from _browser_faults(at, recipe)
        case CommandRecipe():
            yield from command_faults(f"{at}.command", recipe.command)
        case GuidedRecipe():
            yield from _guided_faults(at, recipe)
    if not isinstance(recipe, GuidedRecipe):
        yield from _reading_faults(at, recipe)
    used = set(typed_by(recipe))
    for element, codes in recipe.kode.items():
        if not codes:
            yield f"{at}.kode.{element}", Words("kosong", "empty"), Words('contoh: L = "1"', 'e.g. L = "1"')
        if element not in used:
            message = Words(f"{{{element}.kode}} tidak dipakai", f"{{{element}.kode}} is not used")
            yield (
                f"{at}.kode.{element}",
                message,
                Words("pakai dalam resep, atau hapus", "use it in the recipe, or remove it"),
            )


def _guided_faults(at: str, recipe: GuidedRecipe) -> Iterator[Found]:
    if not recipe.instruksi.strip():
        yield f"{at}.instruksi", Words("kosong", "empty"), Words("contoh: Layani {NIK}", "e.g. Layani {NIK}")
    if not 0 < recipe.waktu <= LONGEST_S:
        hint = Words("beri detik, misalnya 900", "give seconds, e.g. 900")
        yield f"{at}.waktu", Words("bukan lama waktu seorang petugas", "not a time that a person is given"), hint
    if recipe.kembaran is not None:
        yield from _recipe_faults(f"{at}.kembaran", recipe.kembaran)


def _reading_faults(at: str, recipe: ScriptedRecipe) -> Iterator[Found]:
    if not any(rule.outcome is Outcome.DITERUSKAN for rule in recipe.hasil):
        message = Words("tidak ada aturan untuk `diteruskan`", "there is no rule for `diteruskan`")
        table = re.sub(r"\[\d+\]", "", f"[[{at}.hasil]]")
        yield f"{at}.hasil", message, Words(f"tambahkan {table}", f"add {table}")
    is_command = isinstance(recipe, CommandRecipe)
    for number, rule in enumerate(recipe.hasil):
        foreign = ("status", "selector") if is_command else ("exit",)
        for name in foreign:
            if getattr(rule, name) is not None:
                kind = "command" if is_command else "http, browser"
                message = Words(f"tidak ada pada kind = {kind}", f"does not exist for kind = {kind}")
                instead = "exit, text, regex, json" if is_command else "status, text, regex, selector, json"
                yield f"{at}.hasil[{number}].{name}", message, Words(f"pakai {instead}", f"use {instead}")
    yield from rules_faults(f"{at}.hasil", recipe.hasil)


def _http_faults(at: str, recipe: HttpRecipe) -> Iterator[Found]:
    if not recipe.request:
        message = Words("tidak ada satu permintaan pun", "there is no request at all")
        yield f"{at}.request", message, Words("tambahkan [[subject.request]]", "add [[subject.request]]")
    for number, step in enumerate(recipe.request):
        yield from _request_faults(f"{at}.request[{number}]", step)


def _request_faults(field: str, step: RequestStep) -> Iterator[Found]:
    for name, expression in step.pick.items():
        yield from pick_faults(f"{field}.pick.{name}", expression)
    if step.form is not None and step.json is not None:
        message = Words("form dan json sekaligus", "both form and json")
        yield field, message, Words("hapus salah satu", "remove one")
    if step.berkas is not None and (step.json is not None or (step.form is not None and not step.berkas.isian)):
        message = Words(
            "berkas menjadi badan permintaan, sekaligus json atau form", "the body is a file and json or form"
        )
        yield field, message, Words("beri berkas.isian, atau hapus salah satu", "give berkas.isian, or remove one")
    if step.berkas is not None and not step.berkas.baris.strip():
        yield (
            f"{field}.berkas.baris",
            Words("kosong", "empty"),
            Words("contoh: {NIK};{NAMA_LGKP}", "e.g. {NIK};{NAMA_LGKP}"),
        )
    if step.berkas is not None and step.berkas.potongan is not None:
        yield from pick_faults(f"{field}.berkas.potongan", step.berkas.potongan)
    if step.until is not None:
        yield from condition_faults(f"{field}.until", step.until)
    if step.files and (step.json is not None or step.method.upper() == "GET"):
        message = Words("berkas hanya dapat menyertai form", "files go with a form only")
        yield f"{field}.files", message, Words('pakai form dan method = "POST"', 'use form and method = "POST"')
    if step.files and step.berkas is not None and not step.berkas.isian:
        yield f"{field}.files", Words("berkas menjadi badan permintaan", "the body is a file"), _FIELD
    yield from _seconds_faults(f"{field}.wait", step.wait)
    if not 0.05 <= step.poll <= LONGEST_S:
        hint = Words("beri detik, misalnya 0.5", "give seconds, e.g. 0.5")
        yield f"{field}.poll", Words("terlalu sering atau terlalu jarang", "too often or too seldom"), hint


_FIELD = Words("beri berkas.isian", "give berkas.isian")


def _seconds_faults(field: str, seconds: float) -> Iterator[Found]:
    if not 0 <= seconds <= LONGEST_WAIT_S:
        hint = Words(f"beri detik, 0 sampai {LONGEST_WAIT_S:g}", f"give seconds, 0 to {LONGEST_WAIT_S:g}")
        yield field, Words("bukan lama jeda", "no length of a pause"), hint


def _browser_faults(at: str, recipe: BrowserRecipe) -> Iterator[Found]:
    if not recipe.step:
        message = Words("tidak ada satu langkah pun", "there is no step at all")
        yield f"{at}.step", message, Words("tambahkan [[subject.step]]", "add [[subject.step]]")
    elif recipe.step[0].goto is None:
        message = Words("langkah pertama harus membuka halaman", "the first step must open a page")
        yield f"{at}.step[0]", message, Words('tulis goto = "/..."', 'write goto = "/..."')
    for number, step in enumerate(recipe.step):
        yield from _step_faults(f"{at}.step[{number}]", step)


def _step_faults(field: str, step: BrowserStep) -> Iterator[Found]:
    given = {name: text for name, text in msgspec.structs.asdict(step).items() if text is not None and name != "value"}
    names = ", ".join(name for name in msgspec.structs.asdict(step) if name != "value")
    if len(given) != 1:
        message = Words(f"perlu tepat satu dari: {names}", f"needs exactly one of: {names}")
        yield field, message, Words("satu langkah satu tindakan", "one step, one action")
        return
    ((name, text),) = given.items()
    if (name in VALUED) != (step.value is not None):
        need = (
            Words("wajib ada", "is required") if name in VALUED else Words("tidak dipakai di sini", "is of no use here")
        )
        hint = Words("value menyertai fill, select, dan upload", "value goes with fill, select and upload")
        yield f"{field}.value", need, hint
    if isinstance(text, float):
        yield from _seconds_faults(f"{field}.{name}", text)
    elif name != "goto" and not text.strip():
        yield f"{field}.{name}", Words("kosong", "empty"), Words("contoh: #nik", "e.g. #nik")


def _petugas_faults(field: str, petugas: Petugas) -> Iterator[Found]:
    if sum(way is not None for way in (petugas.url, petugas.file, petugas.command)) != 1:
        message = Words("bukan tepat satu dari url, file, command", "not exactly one of url, file, command")
        yield field, message, Words("tulis salah satu", "write one of them")
    elif petugas.command is not None:
        yield from command_faults(f"{field}.command", petugas.command)


def _notifikasi_faults(notifikasi: Notifikasi) -> Iterator[Found]:
    if not notifikasi.hasil:
        message = Words("tidak ada aturan, jadi tidak ada yang dibaca", "there is no rule, so nothing is read")
        yield "notifikasi.hasil", message, Words("tambahkan [[notifikasi.hasil]]", "add [[notifikasi.hasil]]")
    if notifikasi.reply is not None and notifikasi.kind != "http":
        message = Words("hanya untuk kind = http", "for kind = http only")
        yield "notifikasi.reply", message, Words("hapus kunci itu", "remove the key")
    yield from rules_faults("notifikasi.hasil", notifikasi.hasil)


_MAY_BE_NOTHING = ("settle",)


def _patience_faults(patience: Patience) -> Iterator[Found]:
    for name, time in msgspec.structs.asdict(patience).items():
        if not (0 <= time <= LONGEST_S and (time > 0 or name in _MAY_BE_NOTHING)):
            message = Words("bukan lama waktu yang dapat ditunggu", "not a time that can be waited")
            yield f"patience.{name}", message, Words("beri detik, misalnya 15", "give seconds, e.g. 15")
