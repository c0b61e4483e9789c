"""Finds what a news text says of legal authorization: who authorized what, and who did not.

    import authz

    for statement in authz.annotate("The raid was not authorized by parliament."):
        print(statement.status, statement.authority)

Every name is loaded when it is first asked for, so that ``import authz`` costs next to nothing.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from authz.annotator import Annotator
    from authz.errors import AuthzError
    from authz.model import (
        Action,
        Authority,
        AuthorityType,
        Cue,
        Document,
        Instrument,
        Mention,
        Modality,
        Result,
        Span,
        Statement,
        Status,
    )

__all__ = [
    "Action",
    "Annotator",
    "Authority",
    "AuthorityType",
    "AuthzError",
    "Cue",
    "Document",
    "Instrument",
    "Mention",
    "Modality",
    "Result",
    "Span",
    "Statement",
    "Status",
    "__version__",
    "annotate",
]

__version__ = "0.1.0"

_ELSEWHERE = {"Annotator": "authz.annotator", "AuthzError": "authz.errors"}


def annotate(text: str, id: str = "") -> tuple[Statement, ...]:
    """The statements of a text, in the order of their cues, by the grammar of the package.

    Args:
        text: the text as it stands; it is never cleaned, so every offset points into it.
        id: the name of the text, for messages.

    Returns:
        The statements; all offsets are code points of ``text``, half open.
    """
    return _default_annotator().annotate(text, id)


@cache
def _default_annotator() -> Annotator:
    from authz.annotator import Annotator

    return Annotator()


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'authz' has no attribute {name!r}")
    value: object = getattr(import_module(_ELSEWHERE.get(name, "authz.model")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
