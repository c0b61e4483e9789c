"""A small lexicon and grammar: everything that their compilation is made of, in full."""

from __future__ import annotations

import pytest

from authz.grammar.alphabet import FIRST, NONE, Holders, SymbolSets
from authz.grammar.compiled import ANYTHING, CompiledGrammar
from authz.grammar.compiler import compile_grammar
from authz.grammar.notation import read_grammar
from authz.lexicon import TAGS, read_lexicon
from authz.lines import Lines

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
class = "have"
pos = "auxiliary"
doc = "To have."
words = ["has"]

[[family]]
class = "do"
pos = "auxiliary"
doc = "To do."
words = ["does"]

[[family]]
class = "modal"
pos = "auxiliary"
doc = "May."
words = ["may"]

[[family]]
class = ["allow", "letting"]
pos = "verb"
doc = "To let."
words = ["let"]

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
    "[ ]"
    "|(?P<np>(?=[adj/=illegal -adj det -noun ])[det ]?+[adj/=illegal -adj ]{0,24}+[noun ])"
    "|(?P<vg>(?=[aux verb ])[aux ]?+[verb ])"
)
"""The phrases' expression, each letter as what it answers to; first the letter of what begins no phrase."""
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
    "has": "A have: A aux have = has",
    "does": "A do: A aux do = does",
    "may": "A modal: A aux modal = may",
    "let": "VZ let: V allow base letting verb = let; Z allow letting present verb = let",
    "lets": "Z let: Z allow letting present verb = let",
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
    assert sorted(vocabulary.seconds("use") or {}) == ["of"]
    assert sorted(vocabulary.seconds("uses") or {}) == ["of"]
    lengths = vocabulary.lengths("use", "of")
    assert [(length, sorted(cased), sorted(folded)) for length, cased, folded in lengths] == [
        (3, [], ["use\tof\tforce"])
    ]
    assert vocabulary.lengths("use", "off") == []
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
        for classes, code in zip(sets, codes, strict=True):
            verbal = (
                "verb" in classes
                if "lexical" in kind
                else bool(classes & {"aux", "neg"} and "verb" not in classes)
            )
            assert (code != NONE) == (verbal or not kind.startswith("vg"))
            if code == NONE:
                continue
            symbol = small.phrases.classes(code)
            meant = classes | set(kind.split())
            assert [wanted <= symbol for wanted in tests] == [wanted <= meant for wanted in tests]
            act = [{"np", "act"} <= which and "body" not in which for which in (symbol, meant)]
            assert act[0] == act[1]
            seen.add(code)
    assert seen == {chr(FIRST + number) for number in range(len(small.phrases))}
    assert sorted(small.codes) == sorted(
        ["np", "np titled", "inner", "word"]
        + [
            f"vg {form} {voice} {sort}"
            for form in ("finite", "infinitive", "ing", "ed", "bare")
            for voice in ("active", "passive")
            for sort in ("lexical", "copula")
        ]
        + [
            f"vg {form} {voice} lexical obliged"
            for form in ("finite", "ing")
            for voice in ("active", "passive")
        ]
        + [
            f"vg finite {voice} lexical {able}"
            for voice in ("active", "passive")
            for able in ("able", "able then")
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
    assert set(small.letters) == {chr(0x80 + number) for number in range(len(answers))}
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
    deeds = alphabet.symbols(["np", "act"])
    spelled = small.tested.symbols
    assert [set(spelled(number)) for number in one.needed] == [allow, bodies, deeds]
    assert [[set(spelled(number)) for number in begun] for begun in one.openings] == [[bodies, allow]]
    assert [set(spelled(number)) for number in two.needed] == [alphabet.symbols(["inner"])]
    assert set(two.first) == alphabet.symbols(["inner"])
    assert [b for _, b in two.openings] == [ANYTHING]
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


def test_which_sets_hold_a_symbol() -> None:
    """Every bit stands for a set that holds it; a symbol that came later is in none, and a set without bits adds none."""
    symbols = [chr(FIRST + at) for at in range(12)]
    sets = {
        0b1: symbols[2:5],
        0b110: [symbols[4], symbols[7], symbols[8]],
        0b1000: [],
        0b10000: [symbols[2]],
        0: [symbols[2], symbols[9]],
    }
    tested = SymbolSets.of(sets.values(), len(symbols) - 1)
    holders = Holders(tested, {number: bits for number, bits in enumerate(sets) if bits})
    for symbol in (*symbols, *symbols):  # the second time from memory
        assert holders[symbol] == sum(bits for bits, held in sets.items() if symbol in held)
    assert [tested.symbols(number) for number in range(len(sets))] == list(sets.values())


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 40])
def test_lines_by_number(count: int) -> None:
    """Each is what it was, also an empty one, and there is none after the last."""
    lines = ["" if at % 3 == 0 else f"line\u2019s {at}" for at in range(count)]
    kept = Lines(Lines.text_of(lines))
    assert len(kept) == count
    assert list(kept) == lines == kept[:]
    assert kept[1:3] == lines[1:3]
    for beyond in (-1, count):
        with pytest.raises(IndexError):
            kept[beyond]
