"""What does a second look at a started application say of the plan and its surroundings? Pure.

Everything here ends a run before it is judged, with its own message and remedy, and never counts against the
application.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import NoReturn

from conformance.bilingual import Words
from conformance.fault import refuse
from conformance.observe.notification import ABOUT_OTHERS, NOTHING, UNRECOGNISED, Told
from conformance.outcome import Outcome
from conformance.preflight.tried import Tried, with_steps
from conformance.subject.reading import Reading

SKEW = timedelta(minutes=2)
"""How far the clocks of tester and application may differ."""
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
"""Hours before UTC of Indonesia's three zones."""


def check_premature(reading: Reading) -> None:
    """Raise where a rule matches the form that nobody has filled in yet: it would match everything."""
    if reading.premature:
        refuse(
            Words(
                f"sebuah aturan cocok dengan halaman yang belum diisi siapa pun ({reading.premature})",
                f"a rule matches a page that nobody has filled in yet ({reading.premature})",
            ),
            Words(
                "beri aturan itu kata atau selektor yang hanya ada pada halaman hasil",
                "give that rule words or a selector that only the page of the outcome has",
            ),
        )


def check_notification(tried: Tried) -> None:
    """Raise where a correct request was kept, and no notification said afterwards what came of it."""
    reading = tried.reading
    if reading.told is None or reading.told not in _REMEDIES:
        return
    refuse(
        with_steps(
            Words(
                f"permohonan yang benar disimpan, lalu {reading.told.detail.indonesian}",
                f"a correct request was kept, and then {reading.told.detail.english}",
            ),
            tried,
        ),
        _REMEDIES[reading.told],
    )


_REMEDIES: dict[Told, Words] = {
    NOTHING: Words(
        "arahkan surat atau pesan aplikasi ke {smtp} atau {notifikasi}, jalankan pekerja antrean sebagai proses lain, "
        "atau beri waktu lebih dengan patience.notification",
        "point the application's mail or messages to {smtp} or {notifikasi}, start the queue worker as another "
        "process, or give it more time by patience.notification",
    ),
    ABOUT_OTHERS: Words(
        "pakai {email} sebagai alamat pemohon, atau biarkan {unik} ikut dalam isi pesan",
        "use {email} as the applicant's address, or let {unik} be part of the message",
    ),
    UNRECOGNISED: Words(
        "lengkapi [[notifikasi.hasil]] dengan outcome = diteruskan",
        "complete [[notifikasi.hasil]] with outcome = diteruskan",
    ),
}
"""What to do where a notification was missing or not read."""


def check_refusal(control: Reading, tried: Tried) -> None:
    """Raise where the plan cannot tell an applicant who is somebody else from one who is not.

    `control` is the reading of a resident with right data, `tried` what came of him with wrong ones. Where the wrong
    data did not reach the DWH, or the application shows both the same page, nothing is said: that is for the scenarios.
    """
    refusal = tried.reading
    if not any(call.code == "01" and call.is_match is not True for call in tried.calls):
        return
    if refusal.outcome is Outcome.TAK_DIKENAL and 0 < refusal.status < 500:
        message = Words(
            f"jawaban aplikasi untuk data yang keliru tidak dikenali rencana ({refusal.detail.indonesian})",
            f"the plan does not recognise the application's answer to wrong data ({refusal.detail.english})",
        )
        remedy = Words(
            "lengkapi [[subject.hasil]] dengan outcome = ditolak", "complete [[subject.hasil]] with outcome = ditolak"
        )
        refuse(with_steps(message, tried), remedy if tried.later is None else tried.later.remedy)
    is_same_rule = refusal.outcome is Outcome.DITERUSKAN and refusal.detail == control.detail
    if is_same_rule and set(refusal.gist.split()) != set(control.gist.split()):
        refuse(
            Words(
                "dua hasil tampak sama bagi rencana: aturan yang sama cocok untuk data yang benar dan yang keliru "
                f"({control.detail.indonesian}), padahal halamannya berbeda",
                "two outcomes look alike to the plan: the same rule matches for right and for wrong data "
                f"({control.detail.english}), although the pages differ",
            ),
            Words(
                "perketat aturan `diteruskan`: text atau selector yang tidak ada pada halaman penolakan",
                "tighten the rule for `diteruskan`: a text or selector that the page of the refusal has not",
            ),
        )


SINGLE = (
    Words(
        "aplikasi melayani satu permintaan pada satu waktu: pengunjung kedua menunggu sampai yang pertama selesai",
        "the application serves one request at a time: a second visitor waits until the first one is done",
    ),
    Words(
        "jalankan dengan beberapa pekerja: PHP_CLI_SERVER_WORKERS=4 pada env (dengan `php artisan serve --no-reload`), "
        "atau php-fpm, gunicorn -w 4, dan sejenisnya",
        "start it with several workers: PHP_CLI_SERVER_WORKERS=4 in env (with `php artisan serve --no-reload`), "
        "or php-fpm, gunicorn -w 4, and the like",
    ),
)
"""Message and remedy for a server that serves one request at a time."""


def check_clock(told: datetime, now: datetime) -> None:
    """Raise where the application believes in another time than `now` (aware).

    `told` with offset must be the same instant and the offset one of Indonesia's; without offset it must be the
    time of day in one of Indonesia's zones.
    """
    local = [now.astimezone(timezone(timedelta(hours=hours))).replace(tzinfo=None) for hours in ZONES]
    offset = told.utcoffset()
    if offset is None:
        if any(abs(told - each) <= SKEW for each in local):
            return
        hours = round((told - local[0]) / timedelta(hours=1))
        is_zone = abs(told - local[0] - timedelta(hours=hours)) <= SKEW and abs(hours) <= 14
        _wrong_zone(told) if is_zone else _wrong_clock(told - local[0])
    elif abs(told - now) > SKEW:
        _wrong_clock(told - now)
    elif offset not in [timedelta(hours=hours) for hours in ZONES]:
        _wrong_zone(told)


def _wrong_zone(told: datetime) -> NoReturn:
    at = told.isoformat(timespec="minutes")
    refuse(
        Words(
            f"zona waktu aplikasi bukan WIB, WITA, atau WIT: menurutnya sekarang {at}",
            f"the application's time zone is none of Indonesia's: it believes it is {at}",
        ),
        Words(
            "setel Asia/Jakarta: APP_TIMEZONE, date.timezone, TZ, atau -Duser.timezone; hari kuota adalah hari WIB",
            "set Asia/Jakarta: APP_TIMEZONE, date.timezone, TZ or -Duser.timezone; the kuota day is a day in WIB",
        ),
    )


def _wrong_clock(ahead: timedelta) -> NoReturn:
    minutes = round(ahead.total_seconds() / 60)
    refuse(
        Words(
            f"jam aplikasi berbeda {minutes:+d} menit dari jam mesin penguji",
            f"the application's clock differs by {minutes:+d} minutes from the tester's",
        ),
        Words(
            "samakan jam kedua mesin (NTP), atau setel jam container",
            "set both clocks right (NTP), or the container's",
        ),
    )


def check_senders(user_id: str, senders: Sequence[str]) -> None:
    """Raise where the application names itself by another user id than the session's: credentials of another day."""
    if any(sender and sender != user_id for sender in senders):
        refuse(
            Words(
                "aplikasi memanggil simulator dengan user id lama atau milik sesi lain, bukan {user_id} dari rencana",
                "the application calls the simulator with an old user id or another session's, "
                "not the plan's {user_id}",
            ),
            Words(
                "kosongkan cache konfigurasi (misalnya `php artisan config:clear`), hapus .env yang menimpa env "
                "rencana, lalu mulai ulang proses yang lama berjalan",
                "clear cached configuration (e.g. `php artisan config:clear`), remove a .env that overrides the plan's "
                "env, and restart processes that have been running for long",
            ),
        )
