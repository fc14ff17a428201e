"""What a figure says, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from config.meaning import shipped_triangles
from config.texts import Texts
from exhibits.contribution import Zone
from exhibits.exhibition.findings import Placed
from exhibits.exhibition.how_made import WEEK, DayPart
from exhibits.exhibition.rates import Rate, Tier
from exhibits.insights import DrawnBy
from media.form import Form


@dataclass(frozen=True, eq=False)
class Saying:
    texts: Texts

    def corners(self, placed: Placed) -> list[str]:
        """The words at a triangle's corners a, b and c."""
        corners = next(one.corners for one in shipped_triangles() if one.key == placed.triangle)
        return [self.texts[f"meaning.{corner}"] for corner in corners]

    def near(self, placed: Placed) -> str:
        """What all taps in it say together."""
        if placed.nearest is Zone.CENTRE:
            return self.texts["findings.middle"]
        match self._beside(placed, placed.nearest):
            case [word]:
                return self.texts.say("findings.near", word=word)
            case [one, other]:
                return self.texts.say("findings.between", one=one, other=other)
        raise AssertionError(placed.nearest)

    def place(self, placed: Placed, zone: Zone) -> str:
        if zone is Zone.CENTRE:
            return self.texts["findings.place.middle"]
        match self._beside(placed, zone):
            case [word]:
                return word
            case [one, other]:
                return self.texts.say("findings.place.between", one=one, other=other)
        raise AssertionError(zone)

    def _beside(self, placed: Placed, zone: Zone) -> Sequence[str]:
        return [self.corners(placed)["abc".index(corner)] for corner in zone]

    def speaker(self, by: DrawnBy) -> str:
        return self.texts[f"outcomes.by.{by}"]

    def tier(self, tier: Tier) -> str:
        return self.texts[f"findings.tier.{tier}"]

    def made_with(self, form: Form) -> str:
        """What somebody made with the work before it."""
        return self.texts[f"map.with.{form}"]

    def part(self, part: DayPart) -> str:
        return self.texts[f"made.daypart.{part}"]

    def rule(self, rule: str, seed: int) -> str:
        return self.texts.say(f"reel.rule.{rule}", seed=seed)

    def at_least(self, many: int | None) -> str:
        return self.texts.say("findings.at_least", many=self.count(many)) if many else self.texts["findings.fewer"]

    def of_ten(self, share: Rate | None) -> str:
        if share is None:
            return self.texts["findings.hidden"]
        return self.texts.say("findings.about", many=share.about) if share.about else self.texts["findings.under_one"]

    def count(self, many: int) -> str:
        return str(format_decimal(many, locale=self.texts.language))

    @property
    def days(self) -> list[str]:
        """Monday first."""
        names = Locale.parse(self.texts.language).days["stand-alone"]["wide"]
        return [str(names[number]) for number in WEEK]

    def day(self, day: date) -> str:
        return str(format_date(day, "long", locale=self.texts.language))
