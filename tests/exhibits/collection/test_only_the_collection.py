"""Only the collection knows where the files of works lie: whoever wants one has to ask for a use (C-010)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
ROOMS = ("kiosk", "exhibits", "capture", "media", "config")
MODULES = [
    path
    for room in ROOMS
    for path in sorted((ROOT / room).rglob("*.py"))
    if not path.is_relative_to(ROOT / "exhibits" / "collection")
]
TABLE = "media_file"


def ways_round(tree: ast.AST) -> Iterator[str]:
    """`collection.folder / "works"`, `store.folder.works`, a folder of the collection's own, or the table of files."""
    for node in ast.walk(tree):
        match node:
            case ast.BinOp(left=ast.Attribute(attr="folder"), op=ast.Div(), right=ast.Constant(value=str(name))):
                if name.split("/")[0] == "works":
                    yield f"line {node.lineno}: folder / {name!r}"
            case ast.Attribute(value=ast.Attribute(attr="folder"), attr="works" | "work"):
                yield f"line {node.lineno}: folder.{node.attr}"
            case ast.ImportFrom(module="exhibits.collection.folder" | "exhibits.collection.files"):
                yield f"line {node.lineno}: {node.module}"
            case ast.Constant(value=str(text)) if TABLE in text:
                yield f"line {node.lineno}: {TABLE}"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_goes_round_the_collection(module: Path) -> None:
    assert list(ways_round(ast.parse(module.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "code",
    [
        "collection.folder / 'works' / code",
        "self.collection.folder / 'works/x'",
        "store.folder.works",
        "from exhibits.collection.folder import Folder",
        "store.rows('SELECT path FROM media_file')",
    ],
)
def test_a_way_round_is_found(code: str) -> None:
    assert list(ways_round(ast.parse(code))) != []
