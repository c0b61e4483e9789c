"""What the program raises: one base class, and a record for an input that could not be read.

A message says what is wrong; ``file`` and ``place`` say where; ``cure`` says what to do about it. The
command line prints ``str(error)`` and nothing else, so that string is the whole message.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

__all__ = ["AuthzError", "GrammarError", "InputError", "InputFault", "Interrupted", "nearest_names"]


class AuthzError(Exception):
    """The base of everything that the package raises on purpose.

    Args:
        message: what is wrong, without a full stop.
        file: the file that holds the fault, as the user named it.
        place: where in the file, such as ``"12"`` (line) or ``"12:5"`` (line and column).
        cure: what the user can do about it.
    """

    def __init__(self, message: str, *, file: str = "", place: str = "", cure: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.place = place
        self.cure = cure

    def __str__(self) -> str:
        where = ":".join(part for part in (self.file, self.place) if part)
        what = f"{where}: {self.message}" if where else self.message
        return f"{what}; {self.cure}" if self.cure else what


class InputError(AuthzError):
    """A text, a gold file or a result file that cannot be used as it is."""


class Interrupted(AuthzError):  # noqa: N818 # it is no fault
    """Somebody has ended a long job; the message says what is left of it."""


class GrammarError(AuthzError):
    """A fault in a grammar or lexicon file, shown as a compiler shows it.

    Args:
        message: what is wrong, without a full stop.
        path: the file.
        line: the line, from 1; 0 when the fault has no place in the file.
        column: the column in code points, from 1; 0 when only the line is known.
        source: the text of that line, shown with a caret under the column.
        expected: what could have stood there.
        nearest: the known names that are most like an unknown one.
        cure: what the user can do about it.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str = "",
        line: int = 0,
        column: int = 0,
        source: str = "",
        expected: Sequence[str] = (),
        nearest: Sequence[str] = (),
        cure: str = "",
    ) -> None:
        place = ":".join(str(number) for number in (line, column) if number)
        super().__init__(message, file=path, place=place, cure=cure)
        self.path = path
        self.line = line
        self.column = column
        self.source = source.rstrip("\r\n")
        self.expected = tuple(expected)
        self.nearest = tuple(nearest)

    def __str__(self) -> str:
        lines = [super().__str__()]
        if self.source:
            lines.append(f"    {self.source}")
            if self.column:
                # tabs are kept, so that the caret stands under its character at any tab width
                before = self.source[: self.column - 1].ljust(self.column - 1)
                lines.append("    " + "".join("\t" if c == "\t" else " " for c in before) + "^")
        if self.expected:
            lines.append(f"  expected {' or '.join(self.expected)}")
        if self.nearest:
            lines.append(f"  did you mean {' or '.join(self.nearest)}?")
        return "\n".join(lines)


@frozen(kw_only=True)
class InputFault:
    """A document that could not be read, standing where the document would have stood.

    ``id`` is the document's own where it is known, else the path, or path:line in JSON Lines; ``url`` and
    ``date`` are as those of a :class:`~authz.model.Document`.
    """

    id: str
    error: AuthzError
    url: str | None = None
    date: str | None = None


def nearest_names(name: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The known names most like ``name``, best first, for "did you mean" in a message."""
    from difflib import get_close_matches

    return tuple(get_close_matches(name, sorted(set(known)), n=limit, cutoff=0.7))
