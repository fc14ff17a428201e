"""The part of the collection's front where staff and makers decide about works."""

from exhibits.collection import chain, erase, loading, moderation
from exhibits.collection.chain import LockedAnswer
from exhibits.collection.consent import Decision
from exhibits.collection.store import Store
from exhibits.contribution import Consents, Contribution, Credit, Purpose, RefusalReason


class Deciding:
    store: Store

    def waiting(self) -> list[Contribution]:
        """What staff have not decided on yet, the oldest first. What lost a link is no longer theirs to approve."""
        return loading.waiting(self.store)

    def locked_answers(self) -> list[LockedAnswer]:
        """Works that carry the sound of one that its maker took back, or that went in another way."""
        return chain.locked_answers(self.store)

    def approve(self, contribution_id: str, *, by: str = "staff") -> None:
        moderation.approve(self.store, contribution_id, by)

    def refuse(self, contribution_id: str, reason: RefusalReason, *, by: str = "staff") -> None:
        moderation.refuse(self.store, contribution_id, reason, by)

    def lock(self, contribution_id: str, *, by: str = "staff") -> None:
        """Take it down while somebody looks into it."""
        moderation.set_lock(self.store, contribution_id, locked=True, by=by)

    def unlock(self, contribution_id: str, *, by: str = "staff") -> None:
        moderation.set_lock(self.store, contribution_id, locked=False, by=by)

    def give_name(self, contribution_id: str, name: str | None) -> None:
        """The maker says how to be named; None is *buurtbewoner* again."""
        moderation.give_name(self.store, contribution_id, Credit(name))

    def open_window(self, contribution_id: str, purpose: Purpose, consents: Consents) -> None:
        """`consents` tells how it was said (notice, language, by whom), not what."""
        moderation.change_window(self.store, contribution_id, Decision(purpose, yes=True), consents)

    def shut(self, contribution_id: str, purpose: Purpose, consents: Consents) -> None:
        """The last window shut means the work is withdrawn."""
        moderation.change_window(self.store, contribution_id, Decision(purpose, yes=False), consents)

    def withdraw(self, contribution_id: str, consents: Consents) -> None:
        """Nobody sees it from now on; the files go with `erase`, or at the next daily sweep."""
        moderation.withdraw(self.store, contribution_id, consents)

    def erase(self, contribution_id: str) -> None:
        """All files and all words of the maker are gone when this returns; a tombstone stays."""
        erase.erase(self.store, contribution_id)
