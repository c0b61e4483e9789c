"""Patterns compiled over eight symbols, and a small lexicon: everything that a compilation is made of, in full."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from authz.grammar.alphabet import FIRST, Alphabet
from authz.grammar.compiled import CompiledGrammar
from authz.grammar.compiler import compile_grammar
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
from authz.lexicon import TAGS, read_lexicon

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

# a pattern; its expression; with groups, and what is repeated in each group called turns; with a look at the first symbol;
# whether it can match nothing; the first symbols; those of which every match holds one; how a match begins: first>second
PATTERNS: list[tuple[str, str, Any, str, bool, str, str, str]] = [
    ("np", "[a-ch]", "[a-ch]", "(?=[a-ch])[a-ch]", False, "abch", "abch", "abch>*"),
    ("np.act.~body", "[b]", "[b]", "(?=[b])[b]", False, "b", "b", "b>*"),
    (
        "bodies",
        "[ch](?>(?:[f][ch]){0,24})",
        "[ch](?>(?:[f][ch]){0,24})",
        "(?=[ch])[ch](?>(?:[f][ch]){0,24})",
        False,
        "ch",
        "ch",
        "ch>*",
    ),
    (
        "deed",
        "(?=[a-ch])(?:[b])",
        "(?=[a-ch])(?P<action_1>[b])",
        "(?=[b])(?=[a-ch])(?:[b])",
        False,
        "b",
        "b",
        "b>*",
    ),
    ("list", "[a-ch]{1,24}+", "[a-ch]{1,24}+", "(?=[a-ch])[a-ch]{1,24}+", False, "abch", "abch", "abch>*"),
    ("marked", "(?:[e])[g]?+", "(?P<cue_1>[e])[g]?+", "(?=[e])(?:[e])[g]?+", False, "e", "e", "e>*"),
    ("maybe", "[f]?+", "[f]?+", "[f]?+", True, "f", "", "f>*"),
    ('"by"', "(?!)", "(?!)", "(?=(?!))(?!)", False, "", "", ""),
    ("by|comma", "[f-g]", "[f-g]", "(?>(?=[g])[g]|(?=[f])[f])", False, "fg", "fg", "g>* f>*"),
    (
        "np|vg|comma",
        "[a-fh]",
        "[a-fh]",
        "(?>(?=[a-ch])[a-ch]|(?=[d-e])[d-e]|(?=[f])[f])",
        False,
        "abcdefh",
        "abcdefh",
        "abch>* de>* f>*",
    ),
    ("np vg", "[a-ch][d-e]", "[a-ch][d-e]", "(?=[a-ch])[a-ch][d-e]", False, "abch", "de", "abch>de"),
    ("!comma np", "[a-ch]", "[a-ch]", "(?=[a-ch])[a-ch]", False, "abch", "abch", "abch>*"),
    ("!vg.allow vg", "[d]", "[d]", "(?=[d-e])[d]", False, "de", "de", "d>*"),
    ("&np.act np.body", "[h]", "[h]", "(?=[ch])[h]", False, "ch", "ch", "ch>*"),
    (
        "!(np vg) np",
        "(?![a-ch][d-e])[a-ch]",
        "(?![a-ch][d-e])[a-ch]",
        "(?=[a-ch])(?![a-ch][d-e])[a-ch]",
        False,
        "abch",
        "abch",
        "abch>*",
    ),
    ("np?", "[a-ch]?+", "[a-ch]?+", "[a-ch]?+", True, "abch", "", "abch>*"),
    ("np*", "[a-ch]{0,24}+", "[a-ch]{0,24}+", "[a-ch]{0,24}+", True, "abch", "", "abch>*"),
    ("np{2,3}", "[a-ch]{2,3}+", "[a-ch]{2,3}+", "(?=[a-ch])[a-ch]{2,3}+", False, "abch", "abch", "abch>abch"),
    (
        "(np vg)?",
        "(?>(?:[a-ch][d-e])?)",
        "(?>(?:[a-ch][d-e])?)",
        "(?>(?:[a-ch][d-e])?)",
        True,
        "abch",
        "",
        "abch>de",
    ),
    (
        "(np vg)+",
        "(?>(?:[a-ch][d-e]){1,24})",
        "(?>(?:[a-ch][d-e]){1,24})",
        "(?=[a-ch])(?>(?:[a-ch][d-e]){1,24})",
        False,
        "abch",
        "de",
        "abch>de",
    ),
    (
        "(comma np | by np) vg",
        "(?>[f][a-ch]|[g][a-ch])[d-e]",
        "(?>[f][a-ch]|[g][a-ch])[d-e]",
        "(?=[f-g])(?>[f][a-ch]|[g][a-ch])[d-e]",
        False,
        "fg",
        "fg",
        "f>abch g>abch",
    ),
    (
        "cue:vg.allow deed",
        "(?:[e])(?=[a-ch])(?:[b])",
        "(?P<cue_1>[e])(?=[a-ch])(?P<action_2>[b])",
        "(?=[e])(?:[e])(?=[a-ch])(?:[b])",
        False,
        "e",
        "e",
        "e>b",
    ),
    (
        "cue:vg.allow (action:np.act comma?)*",
        "(?:[e])(?>(?:(?:[bh])[f]?+){0,24})",
        ["(?P<cue_1>[e])(?P<turns_2>(?>(?:(?:[bh])[f]?+){0,24}))", "(?P<action_1>[bh])[f]?+"],
        "(?=[e])(?:[e])(?>(?:(?:[bh])[f]?+){0,24})",
        False,
        "e",
        "e",
        "e>*",
    ),
    (
        "(deed comma){1,2} cue:vg",
        "(?>(?:(?=[a-ch])(?:[b])[f]){1,2})(?:[d-e])",
        ["(?P<turns_1>(?>(?:(?=[a-ch])(?:[b])[f]){1,2}))(?P<cue_2>[d-e])", "(?=[a-ch])(?P<action_1>[b])[f]"],
        "(?=[b])(?>(?:(?=[a-ch])(?:[b])[f]){1,2})(?:[d-e])",
        False,
        "b",
        "de",
        "b>f",
    ),
    (
        "&(np vg) np",
        "(?=[a-ch][d-e])[a-ch]",
        "(?=[a-ch][d-e])[a-ch]",
        "(?=[a-ch])(?=[a-ch][d-e])[a-ch]",
        False,
        "abch",
        "abch",
        "abch>*",
    ),
    (
        "bodies cue:vg.allow action:np",
        "[ch](?>(?:[f][ch]){0,24})(?:[e])(?:[a-ch])",
        "[ch](?>(?:[f][ch]){0,24})(?P<cue_1>[e])(?P<action_2>[a-ch])",
        "(?=[ch])[ch](?>(?:[f][ch]){0,24})(?:[e])(?:[a-ch])",
        False,
        "ch",
        "e",
        "ch>ef",
    ),
    (
        "(np | cue:vg.allow) by",
        "(?>[a-ch]|(?:[e]))[g]",
        "(?>[a-ch]|(?P<cue_1>[e]))[g]",
        "(?=[a-ceh])(?>[a-ch]|(?:[e]))[g]",
        False,
        "abceh",
        "g",
        "abch>g e>g",
    ),
    (
        "maybe list cue:vg",
        "[f]?+[a-ch]{1,24}+(?:[d-e])",
        "[f]?+[a-ch]{1,24}+(?P<cue_1>[d-e])",
        "(?=[a-cfh])[f]?+[a-ch]{1,24}+(?:[d-e])",
        False,
        "abcfh",
        "de",
        "f>abch abch>abcdeh",
    ),
    ("np !by comma", "[a-ch][f]", "[a-ch][f]", "(?=[a-ch])[a-ch][f]", False, "abch", "f", "abch>f"),
    (
        "(by? | comma) np",
        "(?>[g]?+|[f])[a-ch]",
        "(?>[g]?+|[f])[a-ch]",
        "(?=[a-cf-h])(?>[g]?+|[f])[a-ch]",
        False,
        "abcfgh",
        "abch",
        "g>abch abch>* f>abch",
    ),
    (
        "cue:(vg | by np)",
        "(?:(?>[d-e]|[g][a-ch]))",
        "(?P<cue_1>(?>[d-e]|[g][a-ch]))",
        "(?=[d-eg])(?:(?>[d-e]|[g][a-ch]))",
        False,
        "deg",
        "deg",
        "de>* g>abch",
    ),
    ("unknown", "(?!)", "(?!)", "(?=(?!))(?!)", False, "", "", ""),
    ("!by (np|by)", "[a-ch]", "[a-ch]", "(?=[a-cg-h])[a-ch]", False, "abcgh", "abcgh", "abch>*"),
    (
        "(bodies | deed comma) cue:vg",
        "(?>[ch](?>(?:[f][ch]){0,24})|(?=[a-ch])(?:[b])[f])(?:[d-e])",
        "(?>[ch](?>(?:[f][ch]){0,24})|(?=[a-ch])(?P<action_1>[b])[f])(?P<cue_2>[d-e])",
        "(?=[b-ch])(?>[ch](?>(?:[f][ch]){0,24})|(?=[a-ch])(?:[b])[f])(?:[d-e])",
        False,
        "bch",
        "de",
        "ch>def b>f",
    ),
    (
        "(!comma np)+ vg",
        "[a-ch]{1,24}+[d-e]",
        "[a-ch]{1,24}+[d-e]",
        "(?=[a-ch])[a-ch]{1,24}+[d-e]",
        False,
        "abch",
        "de",
        "abch>abcdeh",
    ),
    (
        "cue:(action:np vg)",
        "(?:(?:[a-ch])[d-e])",
        "(?P<cue_1>(?P<action_2>[a-ch])[d-e])",
        "(?=[a-ch])(?:(?:[a-ch])[d-e])",
        False,
        "abch",
        "de",
        "abch>de",
    ),
    ("np.~act.~body", "[a]", "[a]", "(?=[a])[a]", False, "a", "a", "a>*"),
    (
        "(np.act){0,1} (vg|comma)",
        "[bh]?+[d-f]",
        "[bh]?+[d-f]",
        "(?=[bd-fh])[bh]?+[d-f]",
        False,
        "bdefh",
        "def",
        "bh>def de>* f>*",
    ),
    (
        "marked list",
        "(?:[e])[g]?+[a-ch]{1,24}+",
        "(?P<cue_1>[e])[g]?+[a-ch]{1,24}+",
        "(?=[e])(?:[e])[g]?+[a-ch]{1,24}+",
        False,
        "e",
        "e",
        "e>abcgh",
    ),
]


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


@pytest.mark.parametrize("row", PATTERNS, ids=lambda row: row[0])
def test_what_a_pattern_compiles_to(row: tuple[str, str, Any, str, bool, str, str, str]) -> None:
    """The expressions, and all that is known of its matches before one is tried."""
    node = pattern(row[0])
    recognizers = Recognizers(RULES, ALPHABET)
    begins = " ".join(f"{letters(a)}>{letters(b)}" for a, b in openings(node, RULES, ALPHABET))
    assert row[1:] == (
        plain(recognizers.recognizer(node)),
        with_turns(recognizers.grouped(node)),
        plain(recognizers.guarded(node)),
        nullable(node, RULES),
        letters(first_symbols(node, RULES, ALPHABET)),
        letters(needed_symbols(node, RULES, ALPHABET)),
        begins,
    )


@pytest.mark.parametrize("text", [row[0] for row in PATTERNS])
def test_every_way_to_match_agrees_on_all_short_strings(text: str) -> None:
    """Expression, guarded expression and walk; parts by groups and by walking; what is known before is true."""
    node = pattern(text)
    recognizers = Recognizers(RULES, ALPHABET)
    grouped = expression(recognizers.grouped(node))
    bare, guarded = re.compile(recognizers.recognizer(node)), re.compile(recognizers.guarded(node))
    symbols = "".join(map(chr, range(FIRST, FIRST + len(ALPHABET))))
    program = Program.of({"it": node}, RULES, Recognizers(RULES, ALPHABET), symbols)
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
            assert not needed or not needed.isdisjoint(symbols[:end])
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
    data = whole.to_json(sets)
    template, *turns = json.loads(data)
    assert [template, *turns] == [
        "(?P<turns_1>(?>(?:(?=<0>)(?:<1>)<2>){1,24}))(?P<cue_2><3>)",
        ["(?=<0>)(?P<action_1><1>)<2>"],
    ]
    assert [plain(charset) for charset in sets] == ["[a-ch]", "[b]", "[f]", "[e]"]
    again = Expression.from_json(data, list(sets).__getitem__)
    assert again.source == whole.source
    assert again.size == len(template)
    symbols = "".join(chr(FIRST + LETTERS.index(letter)) for letter in "bfbfe")
    found = again.compiled.match(symbols)
    assert found is not None
    assert again.named(found) == [("action", 0, 1), ("action", 2, 3), ("cue", 4, 5)]


def test_an_alphabet() -> None:
    """Symbols in the order of asking, sets by what they bear and lack, and the same from its lines."""
    alphabet = Alphabet([["b", "a"], ["c"], ["a", "b"], []], first=0x41)
    assert len(alphabet) == 3
    assert alphabet.sets() == [["a", "b"], ["c"], []]
    assert alphabet.to_lines() == ["a\nb", "c", ""]
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


LEXICON = """
[[family]]
class = ["allow", "grantor"]
pos = "verb"
doc = "To allow."
words = ["allow", "sign off on"]

[[family]]
class = "ordering"
pos = "verb"
doc = "To order."
words = ["order", "permit"]

[[family]]
class = "act"
pos = "noun"
doc = "An act."
words = ["raid", "permit", "use of force"]

[[family]]
class = "unlawful"
pos = "adjective"
doc = "Not lawful."
words = ["illegal"]

[[family]]
class = "be"
pos = "auxiliary"
doc = "To be."
words = ["was", "is"]

[[family]]
class = "body"
pos = "name"
doc = "A body."
words = ["Congress", "US"]
"""
WORDS = (
    "N: raid council\nV: allow\nNVJ: court\nJN: illegal\nNV: permit raid\nn: raids\nR: was\nNnV: congress\n"
)
CHUNKS = (
    "(?P<np>(?=[adj/=illegal -adj det -noun ])[det ]?+[adj/=illegal -adj ]{0,24}+[noun ])"
    "|(?P<vg>(?=[aux verb ])[aux ]?+[verb ])"
)
"""The phrases' expression, each letter as what it answers to."""
GRAMMAR = """
phrase np = det? (adj | "illegal")* noun ;
phrase vg = aux? verb ;
rule deed = np.act.~body ;
construction one {
  meaning "x" status authorized role actor from subject flag act_only
  pattern giver:np.body cue:vg.allow.active action:deed ;
}
construction two { meaning "x" status denied pattern cue:inner deed* ; }
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> CompiledGrammar:
    """A grammar of two constructions over a lexicon of a few words."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "a.toml").write_text(LEXICON)
    (folder / "lexicon" / "words.txt").write_text(WORDS)
    file = read_grammar("g.grammar", GRAMMAR)
    lexicon = read_lexicon([folder], [])
    return compile_grammar(
        lexicon, file.rules, file.constructions, {"a": 1}, {"b": 2}, ["illegal"], ["allow"]
    )


ENTRIES = {
    "allow": "VZ: V allow base grantor verb = allow; Z allow grantor present verb = allow",
    "allows": "Z: Z allow grantor present verb = allow",
    "allowed": "dp: d allow grantor past verb = allow; p allow grantor participle verb = allow; "
    "e allow grantor past_or_participle verb = allowed",
    "order": "VZ: V base ordering verb = order; Z ordering present verb = order",
    "permit": "NVZ: N act noun singular = permit; V base ordering verb = permit; Z ordering present verb = permit",
    "permits": "nZ: n act noun plural = permit; Z ordering present verb = permit",
    "raid": "NV: N act noun singular = raid; V base verb = raid",
    "raids": "n: n act noun plural = raid",
    "congress": "ENnV: E body name = Congress; N noun singular = Congress; n noun plural = Congress; "
    "V base verb = Congress",
    "illegal": "J: J =illegal adj unlawful = illegal",
    "was": "A be: A aux be = was",
    "court": "common NVJ",
    "council": "common N",
    "zebra": "common None",
}
"""Of each form its tags with the classes and the dictionary form under each; an everyday word has tags alone."""


@pytest.mark.parametrize("form", ENTRIES)
def test_the_readings_of_a_form(form: str, small: CompiledGrammar) -> None:
    """What the families say comes first, then what everyday words add."""
    vocabulary = small.vocabulary
    entry = vocabulary.exact(form) or vocabulary.folded(form)
    if entry is None:
        assert f"common {vocabulary.common.get(form)}" == ENTRIES[form]
        return
    readings = [
        f"{tag} {' '.join(sorted(small.words.classes(symbol)))} = {entry.lemmas.get(tag, form)}"
        for tag, symbol in entry.symbols.items()
    ]
    tags = f"{entry.tags} {entry.auxiliary}".rstrip()
    assert f"{tags}: {'; '.join(readings)}" == ENTRIES[form]
    assert vocabulary.common.get(form) is None


def test_entries_of_several_words_and_compounds(small: CompiledGrammar) -> None:
    """By their first and second word; "council-permitted" by its participle."""
    vocabulary = small.vocabulary
    seconds = vocabulary.seconds("use")
    assert seconds is not None
    assert [(length, sorted(cased), sorted(folded)) for length, cased, folded in seconds["of"]] == [
        (3, [], ["use\tof\tforce", "use\tof\tforces"])
    ]
    assert sorted(vocabulary.seconds("signed") or {}) == ["off"]
    assert vocabulary.seconds("allow") is None
    ordered, allowed = vocabulary.compound("ordered"), vocabulary.compound("allowed")
    assert ordered is not None
    assert allowed is not None
    assert (ordered.tags, ordered.lemmas) == ("J", {"J": "order"})
    assert small.words.classes(ordered.symbols["J"]) == {"adj", "compound", "ordering"}
    assert small.words.classes(allowed.symbols["J"]) == {"adj", "compound", "allow", "grantor"}
    assert vocabulary.compound("raids") is None


def test_words_that_no_family_holds(small: CompiledGrammar) -> None:
    """Each set of tags has an entry whose classes are those of the tags alone; a citation names an instrument."""
    for tags in (*TAGS, "gN", "pd", "NVJZ", "JN"):
        entry = small.vocabulary.bare(tags)
        assert entry.tags == tags
        assert {tag: small.words.classes(symbol) for tag, symbol in entry.symbols.items()} == {
            tag: frozenset(TAGS[tag]) for tag in (*tags, "e")
        }
    citation = small.vocabulary.citation
    assert citation.tags == "E"
    assert small.words.classes(citation.symbols["E"]) == {"name", "instrument", "citation", "resolution"}


def test_the_symbols_of_phrases_answer_as_their_classes_do(small: CompiledGrammar) -> None:
    """Of every word's classes, as head of every kind of phrase; where a kind has no such head there is none."""
    tests = [{"np", "body"}, {"vg", "allow", "active"}, {"inner"}]
    sets = [frozenset(classes) for classes in small.words.sets()]
    seen = set()
    for kind, codes in small.codes.items():
        for classes, code in zip(sets, map(int, codes.split()), strict=True):
            verbal = (
                "verb" in classes
                if "lexical" in kind
                else bool(classes & {"aux", "neg"} and "verb" not in classes)
            )
            assert (code >= 0) == (verbal or not kind.startswith("vg"))
            if code < 0:
                continue
            symbol = small.phrases.classes(chr(FIRST + code))
            meant = classes | set(kind.split())
            assert [wanted <= symbol for wanted in tests] == [wanted <= meant for wanted in tests]
            act = [{"np", "act"} <= which and "body" not in which for which in (symbol, meant)]
            assert act[0] == act[1]
            seen.add(code)
    assert seen == set(range(len(small.phrases)))
    assert sorted(small.codes) == sorted(
        ["np", "np titled", "inner", "word"]
        + [
            f"vg {form} {voice} {sort}"
            for form in ("finite", "infinitive", "ing", "ed", "bare")
            for voice in ("active", "passive")
            for sort in ("lexical", "copula")
        ]
    )


def test_the_expression_of_phrases(small: CompiledGrammar) -> None:
    """Each phrase rule is a group, over letters that tell apart what the rules ask of a word."""
    sets = [frozenset(classes) for classes in small.words.sets()]
    asked = ("det", "adj", "=illegal", "noun", "aux", "verb")
    answers = {
        tuple(name in classes for name in asked): letter
        for classes, letter in zip(sets, small.letters, strict=True)
    }
    assert len(set(answers.values())) == len(answers) == len(set(small.letters))
    assert set(small.letters) == {chr(0xA1 + number) for number in range(len(answers))}
    spelled = small.chunks
    for answer, letter in answers.items():
        spelled = spelled.replace(
            letter, "/".join(name for name, said in zip(asked, answer, strict=True) if said) + " "
        )
    assert spelled == CHUNKS


def test_constructions_and_what_goes_with_them(small: CompiledGrammar) -> None:
    """Fields are taken over; symbols that a match needs and begins with are those of its pattern."""
    one, two = small.constructions
    assert (one.name, one.status, one.flags) == ("one", "authorized", frozenset({"act_only"}))
    assert [(role.slot, role.relation) for role in one.roles] == [("actor", "subject")]
    assert (two.name, two.status, two.flags, two.roles) == ("two", "denied", frozenset(), ())
    alphabet = small.phrases
    bodies, allow = alphabet.symbols(["np", "body"]), alphabet.symbols(["vg", "allow", "active"])
    assert set(one.needed) == allow
    assert [(frozenset(a), frozenset(b or "")) for a, b in one.openings] == [(bodies, allow)]
    assert set(two.needed) == alphabet.symbols(["inner"]) == set(two.first)
    assert [b for _, b in two.openings] == [None]
    assert one.expression.compiled.groupindex == {"giver_1": 1, "cue_2": 2, "action_3": 3}
    assert list(small.rules) == ["deed"]
    assert one.pattern == small.trees.patterns["one"]
    assert (small.tagging, small.tables, small.stems) == ({"a": 1}, {"b": 2}, ("allow",))
    again = CompiledGrammar.from_data(small.to_data())
    assert again.to_data() == small.to_data()
    assert [item.expression.source for item in again.constructions] == [
        one.expression.source,
        two.expression.source,
    ]
