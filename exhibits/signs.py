"""The sign of a work in words, in any language."""

from config.texts import Texts
from media.sign import Sign


def said_sign(texts: Texts, sign: Sign) -> str:
    """The green cat with the balloon."""
    thing, extra = sign.words
    coloured = texts.say(f"sign.thing.{thing}", colour=texts[f"sign.colour.{sign.colour}"])
    return texts.say("sign.words", thing=coloured, extra=texts[f"sign.extra.{extra}"])
