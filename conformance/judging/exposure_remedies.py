"""What should the vendor fix where the application shows a secret, lies open, or its document lacks the NIK?"""

from conformance.bilingual import Words

_LET_OPEN = Words(
    "periksa subject.base dan patience.answer: pengunjung tanpa sesi harus dapat membuka halaman awal aplikasi",
    "check subject.base and patience.answer: a visitor without a session must be able to open the application's start",
)
EXPOSURE_REMEDIES: dict[str, Words] = {
    "visitor_served": _LET_OPEN,
    "secrets_untold": Words(
        "simpan user id, kata sandi dan alamat DWH di server saja: tidak pada halaman, skrip, tajuk, kuki, pengalihan "
        "atau halaman galat; ganti yang sudah terbaca",
        "keep user id, password and address of the DWH on the server: not in pages, scripts, headers, cookies, "
        "redirects or error pages; change what could be read",
    ),
    "closed_paths": Words(
        "pindahkan berkas itu keluar dari direktori yang dilayani server web, atau tutup jalurnya; ganti rahasia di "
        "dalamnya",
        "move that file out of what the web server serves, or close its path; change the secrets in it",
    ),
    "debug_off": Words(
        "matikan mode debug dan tampilkan halaman galat sendiri tanpa jejak tumpukan; rinciannya ke log",
        "turn debug mode off and show an error page of your own without a stack trace; details belong in the log",
    ),
    "listing_off": Words(
        "matikan daftar isi direktori pada server web (misalnya `Options -Indexes`, `autoindex off`)",
        "turn directory listings of the web server off (for example `Options -Indexes`, `autoindex off`)",
    ),
    "cookies_guarded": Words(
        "beri kuki sesi HttpOnly dan SameSite=Lax atau Strict, dan Secure bila halamannya melalui https",
        "give the session cookie HttpOnly and SameSite=Lax or Strict, and Secure where pages come over https",
    ),
    "headers_set": Words(
        "kirim tajuk yang disebut itu bersama setiap halaman, pada server web atau aplikasinya",
        "send the headers that are named along with each page, from the web server or the application",
    ),
    "served_safely": Words(
        "layani halaman melalui https, atau dengarkan hanya pada 127.0.0.1 di belakang server yang memakai TLS",
        "serve pages over https, or listen at 127.0.0.1 alone behind a server that speaks TLS",
    ),
    "no_default_account": Words(
        "hapus akun bawaan atau ganti kata sandinya sebelum aplikasi dibuka",
        "remove default accounts or change their passwords before the application is opened",
    ),
    "document_carries_nik": Words(
        "cantumkan NIK pemohon pada dokumen yang diterbitkan, utuh 16 angka",
        "put the applicant's NIK on the document that is issued, all 16 digits of it",
    ),
}
EXPOSURE_UNSEEN: dict[str, Words] = {
    "visitor_served": _LET_OPEN,
    "secrets_untold": Words(
        "pakai user id dan kata sandi yang khas: sedikitnya enam karakter, bukan kata umum",
        "use a distinctive user id and password: six characters at least, no everyday word",
    ),
    "document_carries_nik": Words(
        "arahkan [aplikasi.dokumen] kepada dokumen pemohon: url, tautan, atau halaman terakhir; PDF perlu gladi[scan]",
        "point [aplikasi.dokumen] at the applicant's document: url, tautan, or the last page; a PDF needs gladi[scan]",
    ),
}
