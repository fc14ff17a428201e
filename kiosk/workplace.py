"""What every command is given: which collection, and how to speak."""

from dataclasses import dataclass
from pathlib import Path

from config.settings import Settings, load_settings
from exhibits.collection.collection import Collection
from kiosk.console import Console


class UnusableFolderError(Exception):
    """The folder that was named cannot hold a collection; `str(error)` is one clear sentence."""


@dataclass(frozen=True)
class Workplace:
    folder: Path
    console: Console

    @property
    def exports(self) -> Path:
        """Where films and exhibitions lie when nobody says otherwise."""
        return self.folder / "exports"

    def settings(self) -> Settings:
        try:
            return load_settings(self.folder)
        except OSError as error:
            raise self._unusable(error) from error

    def write(self, who: str) -> Collection:
        """The collection, for this command alone; InUseError while the kiosk runs."""
        settings = self.settings()
        try:
            collection = Collection.open(self.folder, who=who)
        except OSError as error:
            raise self._unusable(error) from error
        collection.settle(settings.place.name, settings.place.case)
        return collection

    def read(self) -> Collection:
        return Collection.read(self.folder)

    def _unusable(self, error: OSError) -> UnusableFolderError:
        return UnusableFolderError(
            f"The folder {self.folder} cannot be used ({error.strerror}). Choose another one with --collection."
        )
