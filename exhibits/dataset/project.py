"""What a research project is called: its key is a file of that name."""

import re


def is_project(name: str) -> bool:
    return re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", name) is not None
