"""What does the console say to whoever does a step? All of it is ours (SIM): Indonesian, English."""

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "formulir": (
        "Formulir itu sudah tidak berlaku. Tidak ada yang dikirim; isi lagi.",
        "That form is no longer valid. Nothing was sent; fill it in again.",
    ),
    "pilih": ("Pilih salah satu hasil.", "Choose one of the outcomes."),
    "panjang": ("Catatan terlalu panjang.", "The note is too long."),
    "berkas-besar": ("Lampiran lebih dari 2 MiB.", "The attachment is larger than 2 MiB."),
    "berkas-jenis": (
        "Lampiran bukan JPEG, PNG, atau PDF. Jawaban belum tercatat; pilih berkas lain, atau kirim tanpa lampiran.",
        "The attachment is no JPEG, PNG or PDF. Nothing is noted yet; choose another file, or send none.",
    ),
    "sudah": (
        "Langkah itu sudah dijawab lebih dahulu; jawaban yang pertama yang dihitung.",
        "That step was answered before; the first answer counts.",
    ),
    "ditarik": ("Langkah itu tidak ditunggu lagi.", "That step is not waited for any more."),
    "tak-ada": ("Langkah itu tidak ada.", "There is no such step."),
    "tutup": ("Sesi ini sudah ditutup.", "This session is closed."),
    "token": ("Token tidak cocok.", "The token does not match."),
    "luar": (
        "Tanpa token, konsol hanya dapat dibuka dari mesin tempat simulator berjalan, lewat 127.0.0.1 atau localhost,"
        " tidak melalui proksi."
        " Mulai simulator dengan --token agar petugas di tempat lain dapat masuk.",
        "Without a token the console opens only on the machine of the simulator, by 127.0.0.1 or localhost, and through"
        " no proxy."
        " Start the simulator with --token, so that a clerk elsewhere can sign in.",
    ),
}
"""Key -> the words."""
