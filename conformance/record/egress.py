"""What was seen to leave the application besides its calls to the DWH: never a value, never what stood beside one."""

from enum import StrEnum

import msgspec


class Way(StrEnum):
    """How what leaves was watched, the best first."""

    RUANG = "ruang"
    """Application, suite and simulator in a network of their own, whose every way out leads to the tester."""
    PROKSI = "proksi"
    """A proxy that the environment names, and samples of the sockets."""
    SOKET = "soket"
    """Samples of the sockets alone: where something went, not what."""
    TIDAK = "tidak"
    """Not at all."""


class ControlSeen(msgspec.Struct, frozen=True):
    """A connection that was made in a process's environment by its runtime, so that it had to be seen."""

    process: str
    """Its name in the plan."""
    runtime: str
    """python, php, node, java; `lain`: not recognised, so the tester's own Python."""
    ways: tuple[Way, ...]
    """By which it was seen; empty: it was not."""


class Destination(msgspec.Struct, frozen=True):
    """A place that was reached, or asked for by name."""

    host: str
    port: int
    """0 where a name alone was asked for."""
    protocol: str
    """http, https, dns, smtp, tcp, udp, tls, icmp."""
    count: int
    size: int
    """Bytes that came."""
    way: Way
    is_open: bool
    """Whether all that was said could be looked into."""
    is_named: bool
    """Whether the plan names it in `[jaringan]`."""


class Leak(msgspec.Struct, frozen=True):
    """A value that the DWH alone had told, seen where it should not be."""

    element: str
    nik: str
    """Masked."""
    host: str
    """Where it went; empty: in a notification."""
    port: int
    protocol: str
    part: str
    """Where it stood: baris, kepala, badan, nama, surat, data, kabar."""
    form: str
    """How it was written, as the scanner calls it."""
    chain: tuple[str, ...] = ()
    """The encodings that it stood in, from outside to inside."""
    is_weak: bool = False
    """Whether it counts only because it stands beside what is surely that person's."""
    is_named: bool = False
    """Whether the plan names the host."""


class Egress(msgspec.Struct, frozen=True):
    """All that was seen of it in a run."""

    way: Way
    reason: str = ""
    """Indonesian: why it was not watched in a better way; empty: there is none."""
    reason_en: str = ""
    controls: tuple[ControlSeen, ...] = ()
    destinations: tuple[Destination, ...] = ()
    leaks: tuple[Leak, ...] = ()
    searched: int = 0
    """So many values of the DWH were searched for."""
    unsearched: str = ""
    """Indonesian: why none could be searched for; empty: nothing kept the tester from it."""
    unsearched_en: str = ""
    notices: int | None = None
    """So many notifications were searched; null: the plan has none."""
