"""What is kept of a form, of several words, and of a name of the authority tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

from authz.grammar.alphabet import FIRST

__all__ = ["JOINT", "Entry", "Lengths", "NameEntry", "Several"]


class NameEntry(NamedTuple):
    """What a name of the authority tables stands for."""

    id: str | None
    type: str


_TURNS: Final = {
    **dict.fromkeys(("A", "Z", "d"), "+"),
    **dict.fromkeys(("dp", "pd"), "?"),
    **dict.fromkeys((".", ",", ":", ";", "B", "W", "-", "(", ")"), "."),
}


_TELLING: Final = "TKRX"
"""What begins the tags of words that say something of the verbs around them, though they are none."""


class Entry:
    """What the vocabulary says of a form: its tags, most likely first, and each tag's symbol and lemma.

    ``kind`` is all that the tagger looks at, ``ahead`` what it looks at from the word before; ``due`` is the
    same where a verb is still to come in the clause, and ``turn`` what the word says of that: "+" is a verb and
    nothing else, "?" a verb if an object follows, "." the end of a clause. ``plain`` is a word that changes nothing of
    what is to come, ``sure`` one of which there is nothing to decide.
    """

    __slots__ = ("ahead", "auxiliary", "due", "kind", "lemmas", "plain", "sure", "symbols", "tags", "turn")

    def __init__(
        self, tags: str, symbols: Mapping[str, str], lemmas: Mapping[str, str], auxiliary: str = ""
    ) -> None:
        self.tags = tags
        self.symbols = symbols
        self.lemmas = lemmas
        self.auxiliary = auxiliary
        self.kind = f"{tags} {auxiliary}"
        self.ahead = tags[0]
        if tags[0] == "V" and "N" in tags:
            self.ahead = "VN"  # "this permit": may be a noun
        elif tags[0] == "n" and "Z" in tags:
            self.ahead = "nZ"  # "that bans": may be a verb
        elif tags[0] == "N" and "V" in tags:
            self.ahead = "Nv"  # "states that |support| them": may be a verb
        elif auxiliary == "of":
            self.ahead = "Io"  # what a noun goes with
        self.due = self.ahead + "+"
        self.turn = _TURNS.get(tags, "")
        self.plain = (
            not self.turn
            and tags[0] not in _TELLING
            and self.ahead not in ("nZ", "Nv")
            and auxiliary != "lone"
        )
        self.sure = len(tags) == 1

    def to_line(self) -> str:
        """The entry as a line of text, which is quick to keep and to read back."""
        symbols = ",".join(str(ord(symbol) - FIRST) for symbol in self.symbols.values())
        lemmas = [part for item in self.lemmas.items() for part in item]
        return "\t".join((self.tags, "".join(self.symbols), symbols, self.auxiliary, *lemmas))

    @classmethod
    def from_line(cls, line: str) -> Entry:
        """The entry of ``to_line``."""
        tags, keys, values, auxiliary, *lemmas = line.split("\t")
        return cls(
            tags,
            dict(zip(keys, [chr(FIRST + int(value)) for value in values.split(",")], strict=True)),
            dict(zip(lemmas[::2], lemmas[1::2], strict=True)),
            auxiliary,
        )


Several: TypeAlias = list[tuple[list[str], bool, Entry]]
"""Entries of several words, the longest first: all words, whether case matters, the entry."""
Lengths: TypeAlias = list[tuple[int, dict[str, Entry], dict[str, Entry]]]
"""The same by length, the longest first: entries whose case matters, and others, by the joined words."""
JOINT: Final = "\t"
"""What joins the words of an entry: no word holds it."""
