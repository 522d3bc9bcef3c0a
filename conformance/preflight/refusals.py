"""What does a refusal of the control say of the plan or the session: a code of the DWH, a status of the application?"""

from conformance.bilingual import Words

_RESTORE = Words("kembalikan hak akses sesi itu, atau pakai seed lain", "restore its access right, or use another seed")

ON_CODE: dict[str, tuple[Words, Words]] = {
    "03": (
        Words(
            "aplikasi memanggil simulator dengan user id atau kata sandi yang keliru",
            "the application calls the simulator with a wrong user id or password",
        ),
        Words(
            "pakai {user_id} dan {password} dari rencana; kosongkan cache konfigurasi "
            "(misalnya `php artisan config:clear`)",
            "use {user_id} and {password} of the plan; clear cached configuration (e.g. `php artisan config:clear`)",
        ),
    ),
    "04": (
        Words("aplikasi mengirim IP yang tidak terdaftar", "the application sends an IP that is not registered"),
        Words("kirim {ip_user} dari rencana", "send {ip_user} of the plan"),
    ),
    "05": (
        Words("kuota sesi habis sebelum pengujian dimulai", "the session's kuota was used up before the run began"),
        Words("tunggu hari berikutnya, atau pakai seed lain", "wait for the next day, or use another seed"),
    ),
    "06": (Words("sesi itu di luar jam aksesnya", "the session is outside its permitted hours"), _RESTORE),
    "07": (
        Words(
            "aplikasi memanggil metode yang tidak diberikan, atau badan permintaannya tidak terbaca atau tanpa NIK",
            "the application calls a method that is not granted, or its body cannot be read or has no NIK",
        ),
        Words("pakai alamat {endpoint....} dari rencana", "use the address {endpoint....} of the plan"),
    ),
    "09": (
        Words(
            "aplikasi mengirim user id, kata sandi, atau IP kosong",
            "the application sends an empty user id, password or IP",
        ),
        Words("isi ketiganya dari rencana", "fill in all three from the plan"),
    ),
    "10": (
        Words("aplikasi mengirim IP yang bukan alamat IP", "the application sends an IP that is no IP address"),
        Words("kirim {ip_user} dari rencana", "send {ip_user} of the plan"),
    ),
    "16": (Words("PKS sesi itu berakhir, atau instansinya tidak aktif", "its PKS has ended or is suspended"), _RESTORE),
    "17": (Words("user id sesi itu tidak aktif", "the session's user id is not active"), _RESTORE),
}
"""What a refusal of the control request says of the plan or the session: message and remedy."""


ON_STATUS: dict[int, Words] = {
    401: Words("aplikasi meminta login (HTTP 401)", "the application asks for a login (HTTP 401)"),
    403: Words("aplikasi melarang permintaan itu", "the application forbids the request"),
    404: Words("tidak ada halaman di sana", "there is no page"),
    405: Words("alamat itu perlu method lain", "that address needs another method"),
    415: Words("aplikasi menunggu form atau json", "the application expects form or json"),
    419: Words("token CSRF tidak diterima", "the CSRF token was not accepted"),
    422: Words("isian ditolak aplikasi", "the application refuses the fields"),
    429: Words(
        "aplikasi membatasi banyaknya permintaan (HTTP 429)", "the application limits how many requests (HTTP 429)"
    ),
}
"""What an HTTP status says of a recipe that did not get through to the DWH."""


REMEDY_OF_STATUS: dict[int, Words] = {
    401: Words(
        'beri resep permintaan login dengan once = true, atau once = "run" bila satu login dipakai semua pemohon',
        'give the recipe the request of a login with once = true, or once = "run" where one login serves all',
    ),
    403: Words(
        "periksa token CSRF (pick), login, dan header Origin pada [[subject.request]]; jawabannya tertulis di atas",
        "check CSRF token (pick), login and the header Origin of [[subject.request]]; its answer stands above",
    ),
    422: Words(
        "periksa isian pada [[subject.request]]: nama, bentuk tanggal ({TGL_LHR.DD/MM/YYYY}), kode, dan berkas "
        "(files); lalu aturan aplikasi sendiri (wilayah: aplikasi.wilayah, umur)",
        "check the fields of [[subject.request]]: names, form of dates ({TGL_LHR.DD/MM/YYYY}), codes and files; "
        "then the application's own rules (region: aplikasi.wilayah, age)",
    ),
    429: Words(
        'longgarkan batas itu dengan setelan uji aplikasi; bila login yang dibatasi, pakai once = "run"',
        'loosen that limit by a test setting of the application; where logins are limited, use once = "run"',
    ),
}
"""What helps against a status that kept a request from the DWH."""


RECIPE = Words(
    "periksa [[subject.request]] atau [[subject.step]] (alamat, isian, pick untuk token CSRF)",
    "check [[subject.request]] or [[subject.step]] (address, fields, pick for a CSRF token)",
)
OWN_RULES = Words(
    'aturan aplikasi sendiri: wilayah (bila hanya melayani satu: aplikasi.wilayah, misalnya "3303"), umur dan batas '
    "lain (longgarkan dengan setelan uji), sesi login, isian wajib yang belum diketik resep",
    'the application\'s own rules: region (where it serves one alone: aplikasi.wilayah, e.g. "3303"), age and other '
    "limits (loosen them by a test setting), session of a login, required fields that the recipe does not type",
)
RECIPE_AND_ADDRESS = Words(
    f"{RECIPE.indonesian} dan {OWN_RULES.indonesian}, lalu alamat DWH aplikasi",
    f"{RECIPE.english} and {OWN_RULES.english}, then the application's DWH address",
)
ADDRESS = Words(
    "arahkan alamat DWH aplikasi ke {endpoint.CALL_VERIFY_BY_ELEMEN}, {endpoint.CALL_NIK} atau "
    "{endpoint.portal}, dan kosongkan cache konfigurasi (misalnya `php artisan config:clear`); "
    "yang sudah berjalan sendiri perlu `gladi serve --session ...` dan `--simulator`; "
    "yang bertanya lebih lambat perlu patience.answer yang lebih besar",
    "point the application's DWH address to {endpoint.CALL_VERIFY_BY_ELEMEN}, {endpoint.CALL_NIK} or "
    "{endpoint.portal}, and clear cached configuration (e.g. `php artisan config:clear`); "
    "one that runs already needs `gladi serve --session ...` and `--simulator`; "
    "one that asks later needs a larger patience.answer",
)
"""Where a simulator stands that the application does not reach, and where it was not asked for another reason."""
