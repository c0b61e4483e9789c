"""Gold sentences: JSON Lines as section 3 of the guidelines describes them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from authz.errors import InputError
from authz.model import Modality, Status
from authz.read.jsonl import iter_objects

__all__ = ["GoldSentence", "GoldStatement", "read_gold"]


@frozen(kw_only=True)
class GoldStatement:
    """What an annotator wrote down: every field is a stretch of the sentence, or None."""

    status: Status
    cue: str
    action: str | None = None
    action_head: str | None = None
    antecedent: str | None = None
    actor: str | None = None
    authority: str | None = None
    instrument: str | None = None
    modality: Modality = Modality.ASSERTED
    source: str | None = None


@frozen(kw_only=True)
class GoldSentence:
    id: str
    text: str
    statements: tuple[GoldStatement, ...]


_WORDS: Final = ("action", "action_head", "antecedent", "actor", "authority", "instrument", "source")
#: A span of the sentence itself; an antecedent may stand elsewhere in the document.
_INSIDE: Final = tuple(name for name in _WORDS if name != "antecedent")


def read_gold(paths: Iterable[str | os.PathLike[str]]) -> Iterator[GoldSentence]:
    """The sentences of the files, in order.

    Raises:
        InputError: with file:line, for a line that is not as the guidelines say, or an id that
            comes twice.
    """
    seen: set[str] = set()
    for path in paths:
        name = os.fspath(path)
        for number, value in iter_objects(name):
            try:
                sentence = _sentence(value)
                if sentence.id in seen:
                    raise InputError(f"the id {sentence.id!r} comes twice")
            except InputError as error:
                raise InputError(error.message, file=name, place=str(number)) from None
            seen.add(sentence.id)
            yield sentence


def _sentence(value: dict[str, object]) -> GoldSentence:
    id, text = _string(value, "id", "$"), _string(value, "text", "$")
    statements = value.get("statements")
    if not isinstance(statements, list):
        raise InputError("$.statements: not an array")
    made = tuple(_statement(s, text, f"$.statements[{i}]") for i, s in enumerate(statements))
    return GoldSentence(id=id, text=text, statements=made)


def _statement(value: object, text: str, at: str) -> GoldStatement:
    if not isinstance(value, dict):
        raise InputError(f"{at}: not an object")
    cue = _string(value, "cue", at)
    words = {name: _string(value, name, at) if value.get(name) else None for name in _WORDS}
    for name, piece in (("cue", cue), *((name, words[name]) for name in _INSIDE)):
        if piece is not None and piece not in text:
            raise InputError(f"{at}.{name}: {piece!r} does not stand in the text")
    try:
        status = Status(_string(value, "status", at))
        modality = Modality(_string(value, "modality", at))
    except ValueError as error:
        raise InputError(f"{at}: {error}") from None
    return GoldStatement(status=status, cue=cue, modality=modality, **words)


def _string(value: dict[str, object], name: str, at: str) -> str:
    found = value.get(name)
    if not isinstance(found, str) or not found:
        raise InputError(f"{at}.{name}: not a string with words in it")
    return found
