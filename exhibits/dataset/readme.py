"""What researchers read first, in Dutch and in English."""

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined

from exhibits.dataset.codebook import TABLES
from exhibits.dataset.other_columns import FEW


def readme(counted: Mapping[str, int], *, place: str, project: str, version: str, day: str, minutes: bool) -> str:
    """`counted`: how many rows each table has. A place is called as somebody typed it, so that is escaped."""
    pages = Environment(loader=PackageLoader(__package__, "."), autoescape=True, undefined=StrictUndefined)
    facts = {"place": place, "project": project, "version": version, "day": day, "minutes": minutes}
    return pages.get_template("README.md").render(tables=TABLES, counted=counted, few=FEW, **facts)
