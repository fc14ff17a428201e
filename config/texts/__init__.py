"""The words people read, in every language that is complete.

One catalogue a language, `<code>.po`; the msgid is the key that code asks for (`home.title`), so that a sentence can be
changed without touching code. Dutch is the source; a language that misses a word is not offered.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from importlib import resources
from importlib.abc import Traversable
from io import BytesIO
from unicodedata import bidirectional

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = "nl"
SHIPPED = (SOURCE, "en", "tr", "ar", "pl", "uk", "ti")
"""In the order in which they are offered."""
ISOLATE, END_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True)
class Language:
    code: str
    own_name: str
    rtl: bool


@dataclass(frozen=True, eq=False)
class Texts:
    """One language's words. A missing key raises KeyError: the catalogues are checked by a test, not at the kiosk."""

    language: str
    rtl: bool
    keys: AbstractSet[str]
    _catalogue: GNUTranslations

    def __reduce__(self) -> tuple[Callable[[str], "Texts"], tuple[str]]:
        """To another process its language is enough."""
        return load_texts, (self.language,)

    def __getitem__(self, key: str) -> str:
        if key not in self.keys:
            raise KeyError(key)
        return self._catalogue.gettext(key)

    def __contains__(self, key: str) -> bool:
        return key in self.keys

    def say(self, key: str, *, n: int | None = None, **values: object) -> str:
        """The sentence with its values filled in; `n` chooses the plural and fills `{n}`."""
        filled = {name: self._in_its_place(value) for name, value in values.items()}
        if n is None:
            return self[key].format(**filled)
        if key not in self.keys:
            raise KeyError(key)
        return self._catalogue.ngettext(key, key, n).format(n=n, **filled)

    def _in_its_place(self, value: object) -> object:
        """A name that is read from the other side keeps to itself: the words around it stay in their order."""
        against = ("L",) if self.rtl else ("R", "AL")
        if isinstance(value, str) and any(bidirectional(sign) in against for sign in value):
            return f"{ISOLATE}{value}{END_ISOLATE}"
        return value

    def capital(self, letters: str) -> str:
        """In Turkish the i keeps its dot."""
        return (letters.replace("i", "İ") if self.language == "tr" else letters).upper()


@cache
def load_texts(language: str = SOURCE) -> Texts:
    """The words of a language that is offered; KeyError for any other."""
    return _complete()[language]


@cache
def languages() -> tuple[Language, ...]:
    """The languages that can be offered, Dutch first, each under the name its speakers use."""
    return tuple(Language(texts.language, texts["language.own_name"], texts.rtl) for texts in _complete().values())


@cache
def missing_words() -> dict[str, tuple[str, ...]]:
    """For every language that ships, in their order: the keys that it still misses, and is not offered for."""
    wanted = _all()[SOURCE].keys
    return {
        code: tuple(sorted(wanted - _all()[code].keys)) if code in _all() else tuple(sorted(wanted)) for code in SHIPPED
    }


@cache
def _complete() -> dict[str, Texts]:
    return {code: texts for code, texts in _all().items() if not missing_words()[code]}


@cache
def _all() -> dict[str, Texts]:
    found = {code: catalogue_path(code) for code in SHIPPED}
    return {code: compile_texts(path.read_bytes(), code) for code, path in found.items() if path.is_file()}


def catalogue_path(code: str) -> Traversable:
    return resources.files(__name__).joinpath(f"{code}.po")


def compile_texts(po: bytes, language: str) -> Texts:
    """The words of a catalogue, whether complete or not."""
    catalogue: Catalog = read_po(BytesIO(po), locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue, use_fuzzy=True)
    compiled.seek(0)
    rtl = Locale.parse(language).text_direction == "rtl"
    return Texts(language, rtl, _translated(catalogue), GNUTranslations(compiled))


def _translated(catalogue: Catalog) -> frozenset[str]:
    """The keys that have a word in every plural form."""
    return frozenset(
        message.id[0] if isinstance(message.id, (list, tuple)) else message.id
        for message in catalogue
        if message.id and all(message.string if isinstance(message.string, (list, tuple)) else [message.string])
    )
