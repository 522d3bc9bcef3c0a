"""Which time does a run tell? Waktu Indonesia Barat: the kuota day, the term and the hours of an agreement are WIB."""

from datetime import timedelta, timezone

WIB = timezone(timedelta(hours=7), "WIB")
"""UTC+7, without daylight saving."""
