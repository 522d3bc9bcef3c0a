"""What does the portal say beside the words of the Juknis? All of it is ours (SIM): Indonesian, English."""

from collections.abc import Mapping

_PATTERNS = (
    ("berurutan", "NIK dimasukkan berurutan", "NIK are entered in sequence"),
    ("berpola", "NIK dimasukkan berpola", "NIK are entered by a pattern"),
    (
        "berdekatan",
        "banyak NIK dimasukkan dalam waktu yang berdekatan",
        "many NIK are entered in quick succession",
    ),
)
WORDS: Mapping[str, tuple[str, str]] = {
    "keluar": ("Anda sudah keluar.", "You are signed out."),
    "diam": (
        "Anda keluar karena lama tidak membuka halaman, masuk di tempat lain, atau kata sandi diganti. Masuk lagi.",
        "You were signed out: idle for too long, signed in elsewhere, or the password was changed. Sign in again.",
    ),
    "terkunci": (
        "Terlalu sering gagal. User ID ini dikunci untuk sementara.",
        "Too many failures. This user id is locked for a while.",
    ),
    "formulir": (
        "Formulir itu sudah tidak berlaku. Tidak ada yang dikirim; isi lagi.",
        "That form is no longer valid. Nothing was sent; fill it in again.",
    ),
    "kosong": ("Isi User ID dan kata sandi.", "Type user id and password."),
    "nik-kosong": ("Isi NIK.", "Type a NIK."),
    **{
        f"pola-{pattern}": (
            f"Peringatan: {indonesian}, yang dilarang Juknis. Bila diteruskan, pencarian dihentikan untuk sementara.",
            f"Warning: {english}, which the Juknis forbids. If this goes on, the search is stopped for a while.",
        )
        for pattern, indonesian, english in _PATTERNS
    },
    "panjang": ("Isian terlalu panjang.", "What was typed is too long."),
}
"""Key -> the words; none of them stands for a code."""
