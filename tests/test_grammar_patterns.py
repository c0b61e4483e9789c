"""Patterns compiled over eight symbols: expressions, walks, and what is known of a match before one is tried."""

from __future__ import annotations

import json
import re
import tomllib
import zlib
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from authz.grammar.alphabet import FIRST, Alphabet
from authz.grammar.expression import Expression
from authz.grammar.notation import read_grammar
from authz.grammar.recognizer import (
    Grouped,
    Recognizers,
    first_symbols,
    needed_symbols,
    nullable,
    openings,
)
from authz.grammar.steps import Program
from authz.grammar.tree import Node
from authz.grammar.walker import Named, Walkers

LETTERS = "abcdefgh"
SETS = ["np", "np act", "np body", "vg", "vg allow", "comma", "by", "np act body"]
ALPHABET = Alphabet(frozenset(classes.split()) for classes in SETS)
RULES = {
    rule.name: rule.pattern
    for rule in read_grammar(
        "r.grammar",
        "rule bodies = np.body (comma np.body)* ; rule deed = &np action:np.act.~body ; rule list = np+ ;"
        "rule maybe = comma? ; rule marked = cue:vg.allow by? ;",
    ).rules
}

PATTERNS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("patterns.toml").read_text(encoding="utf-8")
)["row"]


def pattern(text: str) -> Node:
    (rule,) = read_grammar("p.grammar", f"rule p = {text} ;").rules
    return rule.pattern


def plain(text: str) -> str:
    """Symbols as letters."""
    return "".join(LETTERS[ord(char) - FIRST] if ord(char) >= FIRST else char for char in text)


def letters(symbols: frozenset[str] | None) -> str:
    return "*" if symbols is None else "".join(sorted(plain("".join(symbols))))


def with_turns(found: Grouped) -> Any:
    if not found.turns:
        return plain(found.expression)
    return [plain(found.expression), *map(with_turns, found.turns)]


@pytest.mark.parametrize("row", PATTERNS, ids=lambda row: row["pattern"])
def test_what_a_pattern_compiles_to(row: dict[str, Any]) -> None:
    """The expressions, and all that is known of its matches before one is tried."""
    node = pattern(row["pattern"])
    recognizers = Recognizers(RULES, ALPHABET)
    begins = " ".join(f"{letters(a)}>{letters(b)}" for a, b in openings(node, RULES, ALPHABET))
    assert row == {
        "pattern": row["pattern"],
        "expression": plain(recognizers.recognizer(node)),
        "groups": with_turns(recognizers.grouped(node)),
        "guarded": plain(recognizers.guarded(node)),
        "empty": nullable(node, RULES),
        "first": letters(first_symbols(node, RULES, ALPHABET)),
        "needed": " ".join(map(letters, needed_symbols(node, RULES, ALPHABET))),
        "begins": begins,
    }


@pytest.mark.parametrize("text", [row["pattern"] for row in PATTERNS])
def test_every_way_to_match_agrees_on_all_short_strings(text: str) -> None:
    """Expression, guarded expression and walk; parts by groups and by walking; what is known before is true."""
    node = pattern(text)
    recognizers = Recognizers(RULES, ALPHABET)
    grouped = expression(recognizers.grouped(node))
    bare, guarded = re.compile(recognizers.recognizer(node)), re.compile(recognizers.guarded(node))
    program = Program.of({"it": node}, RULES, Recognizers(RULES, ALPHABET), len(ALPHABET))
    walk = Walkers(program).walk("it")
    first = first_symbols(node, RULES, ALPHABET)
    needed = needed_symbols(node, RULES, ALPHABET)
    begins = openings(node, RULES, ALPHABET)
    for symbols in strings():
        found = grouped.compiled.match(symbols)
        named: Named = []
        end = walk(symbols, 0, named)
        assert end == (found.end() if found else -1)
        assert [match.end() if (match := way.match(symbols)) else -1 for way in (bare, guarded)] == [end, end]
        if found is None:
            continue
        assert grouped.named(found) == named
        if end > 0:
            assert symbols[0] in first
            assert all(not one_of.isdisjoint(symbols[:end]) for one_of in needed)
            assert any(symbols[0] in a and (b is None or symbols[1:2] in b) for a, b in begins)


def strings() -> Iterator[str]:
    """All of up to three symbols, and long ones of a few."""
    chars = [chr(FIRST + number) for number in range(len(LETTERS))]
    for length in range(4):
        yield from map("".join, product(chars, repeat=length))
    for length in (5, 26):
        for pair in product(chars, repeat=2):
            yield ("".join(pair) * length)[:length]


def expression(found: Grouped) -> Expression:
    return Expression(found.expression, tuple(map(expression, found.turns)))


def test_an_expression_survives_as_data() -> None:
    """Its sets are numbered, also those of what is repeated; its size is that of the template."""
    whole = expression(Recognizers(RULES, ALPHABET).grouped(pattern("(deed comma)+ cue:vg.allow")))
    sets: dict[str, int] = {}
    data, size = whole.to_packed(sets)
    template, *turns = json.loads(zlib.decompress(data))
    assert [template, *turns] == [
        "(?P<turns_1>(?:(?=<0>)(?:<1>)<2>){1,24}+)(?P<cue_2><3>)",
        ["(?=<0>)(?P<action_1><1>)<2>"],
    ]
    assert [plain(charset) for charset in sets] == ["[a-ch]", "[b]", "[f]", "[e]"]
    again = Expression.from_packed(data, size, list(sets).__getitem__)
    assert again.size == size == len(template)
    assert again.source == whole.source
    symbols = "".join(chr(FIRST + LETTERS.index(letter)) for letter in "bfbfe")
    found = again.compiled.match(symbols)
    assert found is not None
    assert again.named(found) == [("action", 0, 1), ("action", 2, 3), ("cue", 4, 5)]


def test_an_alphabet() -> None:
    """Symbols in the order of asking, sets by what they bear and lack, and the same from its lines."""
    alphabet = Alphabet([["b", "a"], ["c"], ["a", "b"], []], first=0x41)
    assert len(alphabet) == 3
    assert alphabet.sets() == [["a", "b"], ["c"], []]
    assert alphabet.to_lines() == ["a\tb", "c", ""]
    assert alphabet.names == {"a", "b", "c"}
    assert alphabet.select(["a", "b"]) == [0]
    assert alphabet.select([]) == [0, 1, 2]
    assert alphabet.select([], ["a"]) == [1, 2]
    assert alphabet.select(["a", "c"]) == []
    assert alphabet.symbols(["c"]) == {"B"}
    assert alphabet.char(frozenset({"c", "d"})) == "D"
    assert alphabet.symbols(["c"]) == {"B", "D"}
    assert alphabet.symbols(["c"], ["d"]) == {"B"}
    assert alphabet.classes("D") == {"c", "d"}
    assert [alphabet.either(frozenset(chars)) for chars in ("", "A", "AB", "ABD", "AD")] == [
        "(?!)",
        "[A]",
        "[A-B]",
        "[A-BD]",
        "[AD]",
    ]
    again = Alphabet.from_lines(ALPHABET.to_lines())
    assert again.classes(chr(FIRST + 1)) == {"np", "act"}
    assert again.symbols(["act"]) == ALPHABET.symbols(["act"])
    assert again.char(frozenset({"comma"})) == chr(FIRST + 5)
    assert again.char(frozenset({"new"})) == chr(FIRST + 8)
    assert Alphabet.from_lines(["x", "y"]).names == {"x", "y"}
    assert len(Alphabet.from_lines(["x", "y"])) == 2
