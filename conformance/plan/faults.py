"""What may be wrong with a plan that its types do not say: which key, what, and the remedy?"""

import re
import shlex
from collections.abc import Iterator, Sequence

import msgspec
import soupsieve

from conformance.bilingual import Words
from conformance.outcome import Outcome
from conformance.plan.notes import Bukti
from conformance.plan.tables import (
    Action,
    BrowserRecipe,
    BrowserStep,
    CommandRecipe,
    Condition,
    HasilRule,
    HttpRecipe,
    NotificationRule,
    Notifikasi,
    Patience,
    Penyimpanan,
    Plan,
    Recipe,
    RequestStep,
)

LONGEST_S = 86_400.0
"""A day: whoever writes more has mistaken the unit."""
PICK_SOURCES = ("header:", "cookie:", "$.")
"""What a pick may begin with, if it is no CSS selector."""
VALUED = ("fill", "select")
"""Browser steps that need a `value`."""

Found = tuple[str, Words, Words]
"""The key, what is wrong, the remedy."""


def find_faults(plan: Plan) -> Iterator[Found]:
    """Yield what is wrong with `plan`, the first fault first."""
    yield from _recipe_faults(plan.subject)
    yield from _rules_faults("subject.hasil", plan.subject.hasil)
    if not plan.aplikasi.elemen:
        hint = Words('menurut Juknis, misalnya ["NIK", "NAMA_LGKP"]', 'as in the Juknis, e.g. ["NIK", "NAMA_LGKP"]')
        yield "aplikasi.elemen", Words("kosong", "empty"), hint
    for name, proses in plan.aplikasi.proses.items():
        yield from _command_faults(f"aplikasi.proses.{name}.command", proses.command)
    for name, action in (("reset", plan.aplikasi.reset), ("lanjutkan", plan.aplikasi.lanjutkan)):
        if action is not None:
            yield from _action_faults(f"aplikasi.{name}", action)
    if plan.aplikasi.jam is not None:
        yield from _pick_faults("aplikasi.jam.pick", plan.aplikasi.jam.pick)
    if plan.notifikasi is not None:
        yield from _notifikasi_faults(plan.notifikasi)
    yield from _penyimpanan_faults(plan.penyimpanan)
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


def _paper_faults(field: str, paper: Bukti) -> Iterator[Found]:
    if not paper.who.strip():
        hint = Words("tulis jabatan atau kantor yang memeriksanya", "write the office that looked at it")
        yield f"{field}.who", Words("kosong", "empty"), hint
    if paper.valid_until is not None and paper.valid_until < paper.date:
        message = Words(
            f"{paper.valid_until} sebelum tanggal dokumen, {paper.date}",
            f"{paper.valid_until} is before the day of the document, {paper.date}",
        )
        yield f"{field}.valid_until", message, Words("perbaiki salah satunya", "mend one of them")


def _recipe_faults(recipe: Recipe) -> Iterator[Found]:
    match recipe:
        case HttpRecipe():
            yield from _http_faults(recipe)
        case BrowserRecipe():
            yield from _browser_faults(recipe)
        case CommandRecipe():
            yield from _command_faults("subject.command", recipe.command)
    if not any(rule.outcome is Outcome.DITERUSKAN for rule in recipe.hasil):
        message = Words("tidak ada aturan untuk `diteruskan`", "there is no rule for `diteruskan`")
        yield "subject.hasil", message, Words("tambahkan [[subject.hasil]]", "add [[subject.hasil]]")
    is_command = isinstance(recipe, CommandRecipe)
    for number, rule in enumerate(recipe.hasil):
        foreign = ("status", "selector") if is_command else ("exit",)
        for name in foreign:
            if getattr(rule, name) is not None:
                kind = "command" if is_command else "http, browser"
                message = Words(f"tidak ada pada kind = {kind}", f"does not exist for kind = {kind}")
                instead = "exit, text, regex, json" if is_command else "status, text, regex, selector, json"
                yield f"subject.hasil[{number}].{name}", message, Words(f"pakai {instead}", f"use {instead}")


def _http_faults(recipe: HttpRecipe) -> Iterator[Found]:
    if not recipe.request:
        message = Words("tidak ada satu permintaan pun", "there is no request at all")
        yield "subject.request", message, Words("tambahkan [[subject.request]]", "add [[subject.request]]")
    for number, step in enumerate(recipe.request):
        yield from _request_faults(f"subject.request[{number}]", step)


def _request_faults(field: str, step: RequestStep) -> Iterator[Found]:
    for name, expression in step.pick.items():
        yield from _pick_faults(f"{field}.pick.{name}", expression)
    if step.form is not None and step.json is not None:
        message = Words("form dan json sekaligus", "both form and json")
        yield field, message, Words("hapus salah satu", "remove one")
    if step.until is not None:
        yield from _condition_faults(f"{field}.until", step.until)
    if not 0.05 <= step.poll <= LONGEST_S:
        hint = Words("beri detik, misalnya 0.5", "give seconds, e.g. 0.5")
        yield f"{field}.poll", Words("terlalu sering atau terlalu jarang", "too often or too seldom"), hint


def _browser_faults(recipe: BrowserRecipe) -> Iterator[Found]:
    if not recipe.step:
        message = Words("tidak ada satu langkah pun", "there is no step at all")
        yield "subject.step", message, Words("tambahkan [[subject.step]]", "add [[subject.step]]")
    elif recipe.step[0].goto is None:
        message = Words("langkah pertama harus membuka halaman", "the first step must open a page")
        yield "subject.step[0]", message, Words('tulis goto = "/..."', 'write goto = "/..."')
    for number, step in enumerate(recipe.step):
        yield from _step_faults(f"subject.step[{number}]", step)


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
        hint = Words("value menyertai fill dan select", "value goes with fill and select")
        yield f"{field}.value", need, hint
    if name != "goto" and not text.strip():
        yield f"{field}.{name}", Words("kosong", "empty"), Words("contoh: #nik", "e.g. #nik")


def _rules_faults(field: str, rules: Sequence[HasilRule | NotificationRule]) -> Iterator[Found]:
    for number, rule in enumerate(rules):
        yield from _condition_faults(f"{field}[{number}]", rule)
        for earlier, other in enumerate(rules[:number]):
            if other.outcome is not rule.outcome and _demands(other).items() <= _demands(rule).items():
                message = Words(
                    f"tidak pernah tercapai: {field}[{earlier}] ({other.outcome}) cocok lebih dahulu, "
                    "jadi kedua hasil tampak sama",
                    f"is never reached: {field}[{earlier}] ({other.outcome}) matches first, "
                    "so that the two outcomes look alike",
                )
                hint = Words(
                    "pindahkan aturan yang lebih khusus ke atas, atau bedakan keduanya",
                    "move the more special rule up, or tell the two apart",
                )
                yield f"{field}[{number}]", message, hint


def _demands(rule: Condition) -> dict[str, str]:
    """Return what `rule` demands, so that a rule that demands less can be compared with one that demands more."""
    given = {name: value for name, value in msgspec.structs.asdict(rule).items() if value is not None}
    return {name: repr(value) for name, value in given.items() if name != "outcome"}


def _condition_faults(field: str, condition: Condition) -> Iterator[Found]:
    demands = _demands(condition)
    if not demands:
        names = ", ".join(name for name in msgspec.structs.asdict(condition) if name != "outcome")
        message = Words("aturan ini cocok dengan apa saja", "this rule matches anything")
        yield field, message, Words(f"beri salah satu: {names}", f"give one of: {names}")
    for name in ("text", "selector", "subject"):
        if getattr(condition, name, None) is not None and not getattr(condition, name).strip():
            message = Words("kosong, jadi cocok dengan apa saja", "empty, so it matches anything")
            yield f"{field}.{name}", message, Words("isi, atau hapus kunci itu", "fill it in, or remove the key")
    if condition.regex is not None:
        yield from _regex_faults(f"{field}.regex", condition.regex)
    if condition.selector is not None:
        yield from _selector_faults(f"{field}.selector", condition.selector)


def _regex_faults(field: str, regex: str) -> Iterator[Found]:
    try:
        matches_all = re.search(regex, "") is not None
    except re.error as error:
        message = Words(f"pola tidak sah: {error}", f"invalid pattern: {error}")
        yield field, message, Words("perbaiki pola itu", "mend the pattern")
        return
    if matches_all and not re.fullmatch(r"\W*\^\W*\$\W*", regex):
        message = Words("pola ini cocok dengan apa saja", "this pattern matches anything")
        yield field, message, Words("tulis kata yang harus ada", "write the words that must be there")


def _pick_faults(field: str, expression: str) -> Iterator[Found]:
    source = next((prefix for prefix in PICK_SOURCES if expression.startswith(prefix)), None)
    if source is None:
        yield from _selector_faults(field, expression.partition("@")[0])
    elif not expression.removeprefix(source).strip():
        message = Words("tidak menyebut apa yang diambil", "does not say what is to be picked")
        yield field, message, Words("contoh: $.data.id, header:Location", "e.g. $.data.id, header:Location")


def _selector_faults(field: str, selector: str) -> Iterator[Found]:
    try:
        soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError:
        message = Words(f"{selector!r} bukan selektor CSS", f"{selector!r} is not a CSS selector")
        yield field, message, Words("contoh: input[name=_token]", "e.g. input[name=_token]")


def _action_faults(field: str, action: Action) -> Iterator[Found]:
    if (action.command is None) == (action.url is None):
        message = Words("perlu tepat satu: command atau url", "needs exactly one: command or url")
        yield field, message, Words("hapus atau tambahkan satu", "remove or add one")
    elif action.command is not None:
        yield from _command_faults(f"{field}.command", action.command)


def _command_faults(field: str, command: list[str] | str) -> Iterator[Found]:
    try:
        words = shlex.split(command) if isinstance(command, str) else command
    except ValueError:
        message = Words("tanda kutipnya tidak ditutup", "a quotation is not closed")
        yield field, message, Words("tutup, atau tulis sebagai daftar kata", "close it, or write a list of words")
        return
    if not words:
        yield field, Words("kosong", "empty"), Words("tulis program dan argumennya", "write program and arguments")


def _notifikasi_faults(notifikasi: Notifikasi) -> Iterator[Found]:
    if not notifikasi.hasil:
        message = Words("tidak ada aturan, jadi tidak ada yang dibaca", "there is no rule, so nothing is read")
        yield "notifikasi.hasil", message, Words("tambahkan [[notifikasi.hasil]]", "add [[notifikasi.hasil]]")
    if notifikasi.reply is not None and notifikasi.kind != "http":
        message = Words("hanya untuk kind = http", "for kind = http only")
        yield "notifikasi.reply", message, Words("hapus kunci itu", "remove the key")
    yield from _rules_faults("notifikasi.hasil", notifikasi.hasil)


def _penyimpanan_faults(penyimpanan: Penyimpanan) -> Iterator[Found]:
    for name, places in msgspec.structs.asdict(penyimpanan).items():
        for number, place in enumerate(places):
            field = f"penyimpanan.{name}[{number}]"
            if not place.strip():
                yield field, Words("kosong", "empty"), Words("tulis letaknya, atau hapus", "write the place, or remove")
            elif name == "databases" and "://" not in place:
                message = Words(f"{place!r} bukan alamat basis data", f"{place!r} is not the address of a database")
                yield field, message, Words("contoh: sqlite:///app.sqlite", "e.g. sqlite:///app.sqlite")


_MAY_BE_NOTHING = ("settle",)


def _patience_faults(patience: Patience) -> Iterator[Found]:
    for name, time in msgspec.structs.asdict(patience).items():
        if not (0 <= time <= LONGEST_S and (time > 0 or name in _MAY_BE_NOTHING)):
            message = Words("bukan lama waktu yang dapat ditunggu", "not a time that can be waited")
            yield f"patience.{name}", message, Words("beri detik, misalnya 15", "give seconds, e.g. 15")
