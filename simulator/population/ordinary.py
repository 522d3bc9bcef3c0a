"""Ordinary residents by their number: to rehearse with as many as a run needs (SIM).

Each is an active husband, wife or head of a family with every element that such a resident usually has; what may be
missing, says `MAY_BE_MISSING`. Nobody comes twice up to the number `LAST`. Neighbours live in different provinces, and
of `WINDOW` following numbers no two have the same name.

The numbers go round the realms, which have no name in common. The couples of a realm are shuffled and dealt out in
hands, one for every `CLASSES` leaves of `LEAF` numbers. The ordinary ones of a hand go to the leaf of their name's
class, each name once, so that the same name comes again two leaves later at the earliest. A look-up goes no further
back than the beginning of one hand: some milliseconds the first time, next to nothing where numbers follow each other.
"""

from collections.abc import Iterator
from zlib import crc32

from simulator.domain.nik import Nik
from simulator.domain.penduduk import Penduduk
from simulator.population.couples import Couples
from simulator.population.realms import TURN, all_realms, owner
from simulator.population.register import Register

MAY_BE_MISSING = ("NIK_IBU", "NIK_AYAH", "DUSUN", "NO_AKTA_CRAI", "TGL_CRAI", "PNYDNG_CCT")
"""The parents live elsewhere, in towns there is no dusun, and most are neither divorced nor disabled."""
LEAF, CLASSES = 1_000, 3
WINDOW = LEAF * (CLASSES - 1)
"""So many following numbers have different names."""
HANDS = 7_000
LAST = HANDS * LEAF * CLASSES
"""The last number: every realm has a quarter more ordinary residents than come of it until then."""
HANDS_KEPT = 32
"""How many hands are remembered; two of each realm are in use where numbers follow each other."""
_ROUND = 2 * len(TURN)
_REALMS = tuple(2 * TURN[turn % len(TURN)] + turn % 2 for turn in range(_ROUND))
"""Whose turn it is in a round: the number of a realm."""
_RANKS = tuple(_REALMS[:turn].count(realm) for turn, realm in enumerate(_REALMS))
"""How often it was this realm's turn before, in a round."""


class Ordinary:
    """The ordinary residents of one register."""

    __slots__ = ("_couples", "_hands", "_register", "_seed")

    def __init__(self, register: Register, seed: int) -> None:
        self._register = register
        self._seed = seed
        self._couples: dict[int, Couples] = {}
        self._hands: dict[tuple[int, int], _Hand] = {}

    def find(self, number: int, names: tuple[str, ...]) -> Penduduk:
        """Return the resident of this number with the elements `names`; `LookupError` outside 1 to `LAST`."""
        if not 1 <= number <= LAST:
            raise LookupError(
                f"penduduk biasa bernomor 1-{LAST}, bukan {number} / ordinary residents have the numbers 1-{LAST}"
            )
        leaf, place = divmod(number - 1, LEAF)
        lap, turn = divmod(place, _ROUND)
        realm = _REALMS[turn]
        hand = self._hand(realm, leaf // CLASSES)
        found = self._register.find(Nik(str(hand.nik(leaf % CLASSES, lap * hand.share + _RANKS[turn]))), names)
        assert found is not None
        return found

    def _hand(self, realm: int, number: int) -> "_Hand":
        hand = self._hands.get((realm, number))
        if hand is None:
            while len(self._hands) >= HANDS_KEPT:
                del self._hands[next(iter(self._hands))]
            if realm not in self._couples:
                self._couples[realm] = Couples(self._register, self._seed, all_realms()[realm])
            dealt = self._couples[realm].ordinary(number, HANDS)
            hand = self._hands[realm, number] = _Hand(realm, dealt)
        return hand


class _Hand:
    """Who of one realm comes in `CLASSES` leaves in a row; dealt out no further than it was asked for."""

    __slots__ = ("_dealt", "_leaves", "_names", "_namesakes", "_realm", "_spare", "share")

    def __init__(self, realm: int, dealt: Iterator[tuple[int, str]]) -> None:
        self.share = _REALMS.count(realm)
        """How many of a round are of this realm."""
        self._realm = realm
        self._dealt = dealt
        self._leaves: tuple[list[int], ...] = tuple([] for _ in range(CLASSES))
        self._names: set[str] = set()
        self._spare: list[int] = []
        self._namesakes: list[int] = []

    def nik(self, leaf: int, place: int) -> int:
        """The NIK at this place of a leaf, both from 0 on."""
        wanted = self._leaves[leaf]
        while len(wanted) <= place:
            self._deal()
        return wanted[place]

    def _deal(self) -> None:
        """Give the next one to a leaf; where there are no more, those left over fill the leaves, namesakes last."""
        size = LEAF // _ROUND * self.share
        nik, name = next(self._dealt, (0, ""))
        if not nik:
            for leaf in self._leaves:
                while len(leaf) < size:
                    leaf.append((self._spare or self._namesakes).pop())
            return
        draw, name_class = divmod(crc32(name.encode()), CLASSES)
        if owner(name, draw) == self._realm:
            leaf = self._leaves[name_class]
            is_namesake = name in self._names
            self._names.add(name)
            (self._namesakes if is_namesake else leaf if len(leaf) < size else self._spare).append(nik)
