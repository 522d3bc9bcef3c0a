"""Is an application ready for the next applicant after something went wrong? Named gauges, each with its bound. Pure.

An application that does what KUO-04 asks pauses its calls and works off what it kept: the next scenario must not fall
into that. All gauges are met several times running before it begins; one miss starts anew.
"""

from dataclasses import dataclass

from conformance.bilingual import Words

IN_A_ROW = 3
"""So many looks one after the other must meet every gauge."""
AT_REST_S = 0.15
"""Without any call that nobody waits for, an application counts as quiet after this."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """One thing that is measured."""

    name: Words
    value: float
    bound: float
    is_met: bool

    @property
    def words(self) -> Words:
        """The gauge with value and bound."""
        return Words(*(f"{name}: {self.value:g} ({self.bound:g})" for name in self.name))


def read_gauges(kept: int, quiet_s: float, longest_gap_s: float, reached: int) -> tuple[Gauge, ...]:
    """Return the gauges, in the order in which they are told.

    `kept` requests are not yet asked about, `quiet_s` seconds ago the last call came that nobody waits for,
    `longest_gap_s` seconds was the longest pause between such calls since the fault was over, and `reached` applicants
    got a good answer since then.
    """
    wanted = max(AT_REST_S, longest_gap_s)
    return (
        Gauge(Words("permohonan tersimpan yang belum ditanyakan", "kept requests not asked about"), kept, 0, kept == 0),
        Gauge(
            Words("detik tanpa panggilan baru", "seconds without a new call"),
            round(quiet_s, 1),
            round(wanted, 1),
            quiet_s > wanted,
        ),
        Gauge(Words("pemohon yang sampai ke DWH lagi", "applicants who reach the DWH again"), reached, 1, reached >= 1),
    )
