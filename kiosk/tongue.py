"""The language in which the kiosk speaks now. A visitor may change it on any screen; the next visitor begins anew."""

from dataclasses import dataclass

from config.texts import Texts, load_texts


@dataclass(frozen=True)
class LanguageChosen:
    code: str


@dataclass
class Tongue:
    """Shared by the loop, whose globe changes it, and the script: what that makes afterwards is in the new language."""

    texts: Texts

    def speak(self, chosen: LanguageChosen) -> None:
        self.texts = load_texts(chosen.code)
