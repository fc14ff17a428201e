"""What the columns of the data mean, as a table: whoever opens the database can look it up there."""

from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from exhibits.collection.store import Store


def keep(store: Store, rows: Iterable[Mapping[str, object]]) -> None:
    """As this version of the program has it. What stands there already is not written again."""
    new = [tuple(row.values()) for row in rows]
    if [tuple(row) for row in store.rows("SELECT * FROM codebook ORDER BY rowid")] == new:
        return

    def write(database: Database) -> None:
        database.execute("DELETE FROM codebook")
        for row in new:
            database.execute("INSERT INTO codebook VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    store.must(write)
