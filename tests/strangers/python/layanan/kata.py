"""The words for applicants: build a, build b, and the inert variant `kata-lain`."""

from __future__ import annotations

from .cacat import Cacat
from .konfigurasi import Konfigurasi

RAGAM_A: dict[str, str] = {
    "kantor": "Kanal Aduan Warga",
    "pengantar": "Sampaikan aduan Anda. Nama dan NIK diperiksa kesesuaiannya sebelum aduan diproses.",
    "label_nik": "NIK (16 angka)",
    "label_nama": "Nama lengkap sesuai KTP-el",
    "label_surel": "Alamat surel",
    "label_isi": "Isi aduan",
    "kirim": "Kirim aduan",
    "diterima": "Permohonan Anda telah kami terima. Hasilnya dikirim ke surel Anda dan dapat dilihat dengan nomor ini.",
    "antre": "Permohonan Anda menunggu giliran pemeriksaan.",
    "diteruskan": "Aduan Anda diteruskan untuk diproses.",
    "ditolak": "Aduan tidak dapat diproses karena data tidak ditemukan atau tidak sesuai. Periksa NIK dan nama Anda; "
    "bila sudah benar, silakan menghubungi Dinas Dukcapil.",
    "tertunda": "Permohonan Anda kami simpan karena pemeriksaan belum dapat dilakukan saat ini. "
    "Ini bukan karena data Anda, dan Anda tidak perlu mengajukan lagi.",
    "gangguan": "Maaf, terjadi gangguan di pihak kami sehingga pemeriksaan gagal. Data Anda tidak dipersoalkan; "
    "silakan mengajukan kembali nanti.",
    "dibatasi": "Pengajuan ini tidak dilanjutkan karena terlalu banyak pengajuan dalam waktu yang berdekatan.",
    "isian": "Pengajuan ini tidak dilanjutkan karena NIK harus 16 angka dan nama harus diisi.",
    "surel_salah": "Alamat surel belum benar.",
    "tidak_ada": "Nomor itu tidak ada.",
    "lihat": "Lihat keadaan permohonan",
}
RAGAM_B: dict[str, str] = RAGAM_A | {
    "pengantar": "Formulir aduan. NIK boleh diketik berkelompok. Data dicek dulu.",
    "kirim": "Ajukan",
    "diterima": "Sudah masuk. Simpan nomor ini.",
    "antre": "Sedang dicek.",
    "diteruskan": "Cocok. Aduan kami kerjakan.",
    "ditolak": "Data tidak cocok atau tidak ditemukan. Cek lagi isian Anda, atau tanya Dinas Dukcapil.",
    "tertunda": "Belum bisa dicek hari ini. Kami simpan dan cek nanti. Bukan salah Anda.",
    "gangguan": "Sistem kami sedang terganggu. Mohon ajukan lagi beberapa saat lagi.",
    "dibatasi": "Terlalu sering. Tunggu dulu sebelum mengajukan lagi.",
    "isian": "Isian belum lengkap: NIK 16 angka, nama, kategori, dan persetujuan.",
}
KATA_LAIN: dict[str, str] = {
    "kantor": "Ruang Suara Masyarakat",
    "pengantar": "Ada yang ingin dilaporkan? Tulislah di lembar ini.",
    "label_nik": "Nomor kependudukan",
    "label_nama": "Siapa nama Anda?",
    "label_surel": "Ke mana kabar dikirim?",
    "label_isi": "Cerita Anda",
    "kirim": "Sampaikan",
    "diterima": "Terima kasih, lembar Anda sudah di meja kami. Kabar menyusul lewat pos elektronik.",
    "antre": "Lembar Anda ada di tumpukan.",
    "diteruskan": "Beres, laporan berjalan ke tim lapangan.",
    "ditolak": "Mohon maaf, identitas yang ditulis belum cocok dengan catatan. Mohon teliti kembali.",
    "tertunda": "Lembar ini kami taruh dahulu dan kami buka kembali pada kesempatan berikut.",
    "gangguan": "Mesin kami sedang bermasalah. Anda tidak keliru; cobalah di lain waktu.",
    "dibatasi": "Mohon bersabar, lembar dari tempat Anda sudah banyak sekali.",
    "isian": "Lembar belum terisi lengkap.",
    "surel_salah": "Pos elektronik tadi tampaknya keliru.",
    "tidak_ada": "Kami tidak mengenali nomor tersebut.",
    "lihat": "Intip lembar saya",
}


class Kata:
    """The words in force."""

    def __init__(self, konf: Konfigurasi, cacat: Cacat) -> None:
        """Choose a table once."""
        self._cacat = cacat
        self._lain = cacat.ialah("kata-lain")
        self._tabel = KATA_LAIN if self._lain else RAGAM_B if konf.ragam_b else RAGAM_A

    def __getitem__(self, kunci: str) -> str:
        """Give one text."""
        return self._tabel[kunci]

    def tandai_halaman(self) -> None:
        """Mark that a page or mail with other words goes out."""
        if self._lain:
            self._cacat.menyimpang("kata yang lain dipakai")

    def keadaan(self, keadaan: str, sebab: str) -> str:
        """The sentence for the outcome of a request."""
        if keadaan == "dibatasi" and sebab == "isian":
            return self["isian"]
        return self["antre"] if keadaan == "selesai" else self[keadaan]
