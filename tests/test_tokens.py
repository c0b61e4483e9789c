"""How stretches between white space become tokens, and how what is looked up keeps its offsets."""

from __future__ import annotations

import sys
from itertools import product

import pytest

from authz.annotator import Annotator
from authz.scan import fold
from authz.tokens import tokenize
from authz.wordtable import WordTable

_WORDS = (
    "treaty", "Senate", "UN", "I", "cannot", "Cannot", "CANNOT", "dont", "isnt", "government", "nt", "Inc", "Sen", "D", "naïve",
    "half-built", "don't", "raid's", "S/RES/2249", "42", "R-Ohio",
)  # fmt: skip
_SPLIT = {
    "cannot": ["can", "not"], "Cannot": ["Can", "not"], "dont": ["do", "nt"], "isnt": ["is", "nt"],
    "don't": ["do", "n't"], "raid's": ["raid", "'s"],
}  # fmt: skip


@pytest.mark.parametrize(("word", "mark"), list(product(_WORDS, ["", ",", ";", ":"])))
def test_a_mark_after_a_word_is_a_token_of_its_own(word: str, mark: str, annotator: Annotator) -> None:
    """Whatever the word is cut into; the offsets are those of the text."""
    text = f"The {word}{mark} that"
    words = tokenize(text, 0, len(text), annotator.grammar.vocabulary, annotator._tagger)
    found = [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    own = _SPLIT.get(word, [word])
    assert [part for part in found if part] == ["The", *own, *([mark] if mark else []), "that"]


def test_a_table_of_words_gives_back_what_it_was_made_of() -> None:
    """Also words that another one ends or begins with; what it does not hold is not there."""
    items = {f"{a}{b}": f"{a}\v{b}" for a, b in product("abéß", ("", "a", "aa", "ba", "\U0001f300"))}
    table = WordTable(WordTable.text_of(items))
    assert {word: table.get(word) for word in items} == items
    assert [table.get(word) for word in ("", "c", "aaaa", "ba\U0001f300", "\ud800")] == [None] * 5
    assert WordTable(table.text).text == table.text
    assert WordTable(WordTable.text_of({})).get("a") is None


def test_folding_keeps_every_offset() -> None:
    """Whatever the letters are, those with a longer lower case among them."""
    assert fold("İSTANBUL'da İZİN") == "İstanbul'da İzİn"
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    folded = fold(every)
    assert len(folded) == len(every)
    assert all(low in (char, char.lower()) for char, low in zip(every, folded, strict=True))
