"""What can be wrong in a file that people edit."""


class ConfigError(Exception):
    """The family: `str(error)` says file, key, what was expected and what to do, one line for each mistake."""
