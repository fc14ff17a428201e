"""What a screen says for a question: its words; and for one that a neighbour asks aloud, whose it is."""

from config.texts import Texts
from exhibits.collection import Collection
from exhibits.contribution import Contribution
from exhibits.errors import UnknownWorkError
from exhibits.questions import Question


def words_of(collection: Collection, question: Question, texts: Texts) -> str:
    """A neighbour's question that nobody wrote down is only heard."""
    text = question.text(texts.language)
    if text or question.asked_by is None:
        return text
    recording = recording_of(collection, question)
    if recording and recording.name:
        return texts.say("question.of", name=recording.name)
    return texts["question.of_neighbour"]


def recording_of(collection: Collection, question: Question) -> Contribution | None:
    """In whose voice it is asked; None where nobody's, or where its asker took it back."""
    if question.asked_by is None:
        return None
    try:
        return collection.contribution(question.asked_by)
    except UnknownWorkError:
        return None
