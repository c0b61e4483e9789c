"""Laws that several test modules hold the program to."""

from __future__ import annotations

from collections.abc import Iterable

from authz.model import Statement

__all__ = ["assert_span_law"]


def assert_span_law(text: str, statements: Iterable[Statement]) -> None:
    """``text[start:end] == mention.text`` for every mention, and heads and cues inside their wholes."""
    for statement in statements:
        for mention in statement.mentions():
            assert text[mention.start : mention.end] == mention.text
            assert mention.text
        assert 0 <= statement.sentence.start < statement.sentence.end <= len(text)
        assert statement.sentence.start <= statement.cue.start < statement.cue.end <= statement.sentence.end
        action = statement.action
        if action is not None:
            assert text[action.head_start : action.head_end] == action.head
            assert action.start <= action.head_start < action.head_end <= action.end
