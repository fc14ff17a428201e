"""What a column of the data means. The same values make the columns, the codebook beside them and that in the database:
none has a column that the others do not know."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    ID = "id"
    """A pseudonym."""
    CODE = "code"
    """One of `values`."""
    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    YES_NO = "yes_no"
    DATE = "date"
    TIME = "time"
    FILE = "file"


@dataclass(frozen=True)
class Variable:
    name: str
    label_nl: str
    label_en: str
    type: Type
    unit: str = ""
    values: str = ""
    missing: str = ""
    source_screen: str = ""
    """Where at the kiosk it comes from."""
    since_version: str = "0.5.0"


@dataclass(frozen=True)
class Table:
    name: str
    """Of its file too."""
    title_nl: str
    title_en: str
    variables: tuple[Variable, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(variable.name for variable in self.variables)


def one_of(values: Iterable[str]) -> str:
    return " | ".join(values)
