"""What every command is given: which collection, and how to speak."""

from dataclasses import dataclass
from pathlib import Path

from config.settings import Settings, load_settings
from exhibits.collection.collection import Collection
from kiosk.console import Console


@dataclass(frozen=True)
class Workplace:
    folder: Path
    console: Console

    def settings(self) -> Settings:
        return load_settings(self.folder)

    def write(self, who: str) -> Collection:
        """The collection, for this command alone; InUseError while the kiosk runs."""
        settings = self.settings()
        collection = Collection.open(self.folder, who=who)
        collection.settle(settings.place.name, settings.place.case)
        return collection

    def read(self) -> Collection:
        return Collection.read(self.folder)
