"""What somebody chose at *who may see it*, as sentences to read, to hear and to change (C-045)."""

from collections.abc import Collection, Sequence
from typing import Literal

from babel.lists import format_list

from config.texts import Texts
from exhibits.contribution import Purpose


def told(texts: Texts, offered: Sequence[Purpose], yes: Collection[Purpose], *, asks: bool = False) -> str:
    """Where it is seen, or asked, and where not; the sentence about copies comes with the internet (C-043)."""
    if asks and Purpose.HERE not in yes:
        return texts["who.not_asked"]
    if not yes:
        return texts["who.nobody"]
    seen = [purpose for purpose in offered if purpose in yes and purpose is not Purpose.ANSWER]
    unseen = [purpose for purpose in offered if purpose not in yes and purpose is not Purpose.ANSWER]
    sentences = []
    if seen:
        sentences.append(texts.say("who.asked" if asks else "who.seen", places=_places(texts, seen, "standard")))
    if Purpose.INTERNET in yes:
        sentences.append(texts["who.copied"])
    elif unseen:
        sentences.append(texts.say("who.not_seen", places=_places(texts, unseen, "or")))
    if Purpose.ANSWER in yes:
        sentences.append(texts["who.may_answer"])
    return " ".join(sentences)


def _places(texts: Texts, purposes: Sequence[Purpose], style: Literal["standard", "or"]) -> str:
    words = [texts[f"who.at.{purpose}"] for purpose in purposes]
    return format_list(words, style=style, locale=texts.language)
