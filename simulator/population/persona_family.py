"""Who else is on a persona's family card?"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from simulator.population import official
from simulator.population.dice import draw
from simulator.population.official import LAKI_LAKI, PEREMPUAN, REFERENCE_DATE
from simulator.population.persona_numbers import Numbers, birth_date
from simulator.population.persona_record import Labels, Member, canary_name

CHILD_UNTIL = 23
"""Up to this age a persona is a child on the parents' card."""
YOUNGEST_PARENT, OLDEST_MOTHER = 20, 42
"""Ages of parents when a child is born."""


@dataclass(frozen=True, slots=True)
class FamilyMaker:
    """Draws the relatives of one persona; all live in, and are registered in, one kecamatan (six digits)."""

    numbers: Numbers
    labels: Labels
    kecamatan: str

    def card_of(self, persona: Member) -> tuple[Member, ...]:
        """The members of the card in its order: head, wife, children; the persona's label is empty."""
        if persona.age <= CHILD_UNTIL:
            return self._with_parents(persona)
        if draw(5, *self.labels.of_seed("single")) == 0:
            married = official.BELUM_KAWIN if persona.age < 45 else official.CERAI_MATI
            return (replace(persona, relation=official.KEPALA_KELUARGA, married=married),)
        return self._with_spouse(persona)

    def _with_parents(self, persona: Member) -> tuple[Member, ...]:
        father_age = persona.age + 24 + draw(12, *self.labels.of_seed("father's age"))
        mother_age = persona.age + YOUNGEST_PARENT + draw(12, *self.labels.of_seed("mother's age"))
        wed = self._wedding(persona.age + 1)
        head = self._relative("kepala", LAKI_LAKI, father_age, official.KEPALA_KELUARGA, wed)
        wife = self._relative("istri", PEREMPUAN, mother_age, official.ISTRI, wed)
        return head, wife, replace(persona, relation=official.ANAK, father=head, mother=wife)

    def _with_spouse(self, persona: Member) -> tuple[Member, ...]:
        gap = draw(6, *self.labels.of_seed("gap"))
        age_of_wife = max(21, persona.age - gap) if persona.sex == LAKI_LAKI else persona.age
        years = 1 + draw(min(age_of_wife - YOUNGEST_PARENT, 26), *self.labels.of_seed("years"))
        wed = self._wedding(years)
        own = replace(persona, married=official.KAWIN, wed=wed)
        if persona.sex == LAKI_LAKI:
            wife = self._relative("istri", PEREMPUAN, age_of_wife, official.ISTRI, wed)
            couple = replace(own, relation=official.KEPALA_KELUARGA), wife
        else:
            head = self._relative("kepala", LAKI_LAKI, persona.age + gap, official.KEPALA_KELUARGA, wed)
            couple = head, replace(own, relation=official.ISTRI)
        return *couple, *self._children(*couple, years)

    def _children(self, father: Member, mother: Member, years_wed: int) -> tuple[Member, ...]:
        oldest = min(years_wed - 1, CHILD_UNTIL)
        youngest = max(0, mother.age - OLDEST_MOTHER)
        if oldest < youngest:
            return ()
        children = []
        for number in range(draw(4, *self.labels.of_seed("children"))):
            label = f"anak {number + 1}"
            age = youngest + draw(oldest - youngest + 1, *self.labels.of_seed(f"{label} age"))
            sex = (LAKI_LAKI, PEREMPUAN)[draw(2, *self.labels.of_seed(f"{label} sex"))]
            child = self._relative(label, sex, age, official.ANAK, None)
            children.append(replace(child, father=father, mother=mother))
        return tuple(sorted(children, key=lambda child: child.born))

    def _relative(self, label: str, sex: str, age: int, relation: str, wed: date | None) -> Member:
        born = birth_date((age, age), False, *self.labels.of_seed(label))
        nik = self.numbers.nik(self.kecamatan, born, sex == PEREMPUAN, False, self.labels.persona, label)
        married = official.KAWIN if wed else official.BELUM_KAWIN
        return Member(label, nik, canary_name(self.labels, sex, label), sex, born, relation, married, wed)

    def _wedding(self, years: int) -> date:
        """A day `years` to `years` + 1 years ago."""
        return REFERENCE_DATE - timedelta(days=years * 366 + draw(365, *self.labels.of_seed("wed")))
