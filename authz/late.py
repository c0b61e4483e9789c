"""Regular expressions that are compiled when they are first used: a run needs few of those that a linter has."""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["late"]


class _Late:
    """Stands for an expression; each method is looked up once."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._given = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what Python itself asks of an object
            raise AttributeError(name)
        found = self.__dict__[name] = getattr(re.compile(*self._given), name)
        return found


def late(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """What ``re.compile`` gives, as far as its methods and its own attributes go."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
