"""How much the annotator takes on, so that no input costs more than a bounded time and memory.

A text beyond a limit is no fault of the program: a document that is too long is refused with an error that
names both figures and harms no other; a sentence that is too long is read in pieces. Both limits can be
set where an annotator is made and on the command line.
"""

from __future__ import annotations

from typing import Final

from authz.errors import AuthzError, InputError

__all__ = ["LONGEST_DOCUMENT", "LONGEST_SENTENCE", "check_length", "check_limit", "most_bytes"]

#: Code points. Ten long novels: no article is longer, and a document is held in memory several times over.
LONGEST_DOCUMENT: Final = 10_000_000
#: Code points. The longest sentences of statutes and of resolutions have some thousands.
LONGEST_SENTENCE: Final = 20_000


def check_limit(value: int, name: str) -> int:
    """A limit as it was given.

    Raises:
        AuthzError: when it is no whole number above zero.
    """
    if type(value) is not int or value < 1:
        raise AuthzError(f"{name} is {value!r}", cure="give a whole number of code points, at least 1")
    return value


def most_bytes(longest_document: int) -> int:
    """How many bytes of a file, or of a line of JSON Lines, are read to come to one document.

    Six for each code point, as an escape of JSON has, and a million for what stands around the text. What
    has more is refused before it is in memory.
    """
    return 6 * longest_document + 1_000_000


def check_length(text: str, id: str, limit: int) -> None:
    """Nothing, for a text that is not longer than the limit.

    Raises:
        InputError: for one that is.
    """
    if len(text) > limit:
        raise InputError(
            f"the document has {len(text):,} code points, more than the limit of {limit:,}",
            file=id,
            cure="split it, or raise the limit (longest_document, --longest-document)",
        )
