"""Canonical identity of an authority: who a name stands for, or None where the tables do not say."""

from __future__ import annotations

from typing import Final

from authz.entries import NameEntry
from authz.interpret.sentence import Sentence
from authz.model import Authority, AuthorityType, Mention

__all__ = ["authority"]

_GOVERNMENTAL: Final = frozenset({"state", "government"})


def _lookup(sentence: Sentence, first: int, last: int) -> list[tuple[int, NameEntry]]:
    """The entries of the words ``[first, last)``, each with its word."""
    names, words = sentence.tables.names, sentence.words
    found = []
    for index in range(first, last):
        norm = words.norms[index]
        entry = names.get(norm) or names.get(norm.lower())
        if entry is None and (lemma := words.lemma(index)) != norm:
            entry = names.get(lemma.lower())
        if " " in norm and (
            entry is None or entry.id is None
        ):  # "Syrian government", "Iraq's army": whose it is
            state = names.get(norm.split(" ")[0].removesuffix("'s"))
            if state is not None and state.type == "state":
                found.append((index, state))
        if entry is not None:
            found.append((index, entry))
    return found


def authority(sentence: Sentence, mention: Mention, first: int, last: int) -> Authority:
    """The authority of words ``[first, last)``: its own name, else its office with the state it belongs to.

    "the Security Council" is found by name; "Iraqi officials" is an office of the state that the
    adjective names; "the government of President Bashar Assad" is the government of the state that the
    leader leads. One candidate or none: two different states leave the id null.
    """
    found = _lookup(sentence, first, last)
    identity: str | None = None
    kind: AuthorityType | None = None
    if found:
        named = [(index, entry) for index, entry in found if entry.id]
        office = next((entry for _, entry in found if not entry.id), None)
        identities = {entry.id for _, entry in named}
        if len(identities) == 1:
            identity = identities.pop()
        elif named and named[-1][1].type not in _GOVERNMENTAL:
            own = {entry.id for _, entry in named if entry.type not in _GOVERNMENTAL}
            identity = own.pop() if len(own) == 1 else None
        own_type = next((entry.type for _, entry in reversed(named) if entry.id == identity), None)
        chosen = (
            (office.type if office is not None else own_type)
            if own_type is None or own_type in _GOVERNMENTAL
            else own_type
        )
        if chosen is not None:
            kind = AuthorityType(chosen)
    return Authority(start=mention.start, end=mention.end, text=mention.text, id=identity, type=kind)
