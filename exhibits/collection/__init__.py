"""The collection: one folder with all works, who may see them, and what became of them."""

from exhibits.collection.accept import Incoming, Kept
from exhibits.collection.chain import LockedAnswer
from exhibits.collection.collection import Collection
from exhibits.collection.consent import No, Yes, allowed
from exhibits.collection.exported import Export
from exhibits.collection.files import Stored
from exhibits.collection.store import FREE

__all__ = ["FREE", "Collection", "Export", "Incoming", "Kept", "LockedAnswer", "No", "Stored", "Yes", "allowed"]
