"""The collection: one folder with all works, who may see them, and what became of them."""

from exhibits.collection.accept import Kept
from exhibits.collection.collection import Collection
from exhibits.collection.consent import No, Yes, allowed

__all__ = ["Collection", "Kept", "No", "Yes", "allowed"]
