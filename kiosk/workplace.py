"""What every command is given: which collection, and how to speak."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.console import Console
from kiosk.errors import UnusableFolderError

if TYPE_CHECKING:  # loaded by what needs them: the keeper and `--help` do not, and start at once
    from config.settings import Settings
    from exhibits.collection import Collection


@dataclass(frozen=True)
class Workplace:
    folder: Path
    console: Console

    @property
    def exports(self) -> Path:
        """Where films and exhibitions lie when nobody says otherwise."""
        return self.folder / "exports"

    def settings(self) -> "Settings":
        from config.settings import load_settings

        try:
            return load_settings(self.folder)
        except OSError as error:
            raise self._unusable(error) from error

    def write(self, who: str) -> "Collection":
        """The collection, for this command alone; InUseError while the kiosk runs."""
        from exhibits.collection import Collection

        settings = self.settings()
        try:
            collection = Collection.open(self.folder, who=who)
        except OSError as error:
            raise self._unusable(error) from error
        collection.settle(settings.place.name, settings.place.case)
        return collection

    def read(self) -> "Collection":
        from exhibits.collection import Collection

        return Collection.read(self.folder)

    def _unusable(self, error: OSError) -> UnusableFolderError:
        return UnusableFolderError(
            f"The folder {self.folder} cannot be used ({error.strerror}). Choose another one with --collection."
        )
