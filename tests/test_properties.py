"""Laws over any input: spans, no crash, linear time, determinism, two compilations that agree."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authz import tokens
from authz.annotator import Annotator
from authz.grammar import store
from authz.grammar.alphabet import Alphabet
from authz.grammar.compiled import CompiledConstruction, CompiledGrammar
from authz.grammar.store import built_in, load_grammar
from authz.grammar.trace import Failure, trace
from authz.grammar.tree import Capture, Choice, ClassTest, Look, Node, Ref, Repeat, Sequence, walk
from authz.grammar.walker import Named, Walkers
from authz.match import Matcher
from authz.model import Result
from authz.phrases import Segment
from authz.serialize import result_from_json, result_to_json, to_json
from authz.vocabulary import Vocabulary
from tests.laws import assert_span_law
from tests.reference_parser import reference_parser, reference_parts
from tests.strategies import newslike, unicode_texts

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@CALM
@given(newslike)
def test_the_span_law(text: str) -> None:
    """``text[start:end] == mention.text`` for every mention of every statement."""
    assert_span_law(text, annotator().annotate(text))


@CALM
@given(unicode_texts)
def test_any_text_is_annotated(text: str) -> None:
    """No text whatever makes it fail, and the span law holds on it."""
    assert_span_law(text, annotator().annotate(text))


@CALM
@given(newslike)
def test_results_survive_json(text: str) -> None:
    """A result written and read is the same result."""
    result = Result(id="x", statements=annotator().annotate(text))
    assert result_from_json(json.loads(json.dumps(result_to_json(result)))) == result


@CALM
@given(newslike)
def test_two_annotators_agree(text: str) -> None:
    """The same text always gives the same statements: whatever was annotated before by whom."""
    assert another().annotate(text) == annotator().annotate(text)


@CALM
@given(newslike)
def test_a_sentence_before_shifts_offsets_and_changes_nothing_else(text: str) -> None:
    """A paragraph without any cue stands in nobody's way."""
    before = "Rain fell on the harbour all day.\n\n"
    text = text.strip()
    shifted = annotator().annotate(before + text)
    assert [_moved(to_json(s), len(before)) for s in annotator().annotate(text)] == [
        to_json(s) for s in shifted
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "not authorized by parliament and ",
        "authorized ",
        "the consent of ",
        "(",
        "'",
        '"',
        ", ",
        "(permit) ",
        "and illegal ",
        "U.S. permission's ",
        "approval-",
        "a\u0301",
        "allow to allow to ",
        "without without ",
        "<",
        "S/RES/",
        "1,",
        "who, which ",
        "the court that ",
        "\n",
        "\n- permit ",
        "x. Y permit. ",
    ],
)
def test_time_grows_linearly(piece: str) -> None:
    """Four times the text takes at most some seven times as long: far from the sixteen of a square."""
    annotate = annotator().annotate

    def seconds(count: int) -> float:
        text = "The raid was illegal. " + piece * count
        best = float("inf")
        for _ in range(3):
            begun = process_time()
            annotate(text)
            best = min(best, process_time() - begun)
        return best

    size = max(1, 6_000 // len(piece))
    seconds(size // 8 + 1)
    small = seconds(size)
    assert seconds(4 * size) < 7 * max(small, 0.004)


def construction_names() -> list[str]:
    """The names without compiling anything, so that tests are collected quickly."""
    folder = built_in() / "constructions"
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.grammar")))
    return re.findall(r"^construction ([\w.-]+)", text, re.MULTILINE)


@pytest.mark.parametrize("name", construction_names())
def test_recognizer_and_walk_agree(name: str, compiled: CompiledGrammar) -> None:
    """On any symbols expression, walk, pyparsing and trace accept the same stretch or none, with the same parts."""
    item = next(c for c in compiled.constructions if c.name == name)
    rules, alphabet = compiled.rules, compiled.phrases
    walk = Walkers(compiled.program).walk(name)
    parser = reference_parser(item.pattern, rules, alphabet)
    seeded = random.Random(name)  # the same symbols every time: a failure can be looked at
    matched = 0
    for draw in range(400):
        if draw >= 40 and matched:  # of patterns with long repetitions one draw in fifteen matches
            break
        symbols = _symbols(item, compiled, seeded)
        found = item.expression.compiled.match(symbols)
        end = found.end() if found else None
        assert (symbols[0] in item.first) or end is None
        named: Named = []
        assert walk(symbols, 0, named) == (-1 if end is None else end)
        assert reference_parts(parser, symbols) == (None if end is None else (end, named))
        assert found is None or item.expression.named(found) == named
        walked = trace(item.pattern, rules, alphabet, symbols, 0)
        assert (None if isinstance(walked, Failure) else walked) == end
        matched += end is not None
    assert matched, "nothing drawn from the pattern matches: a repetition takes what must follow it"


def test_parts_are_the_same_walked_or_by_expression(compiled: CompiledGrammar) -> None:
    """What a construction finds does not depend on how often it has been tried."""
    by_expression, walked = Matcher(compiled), Matcher(compiled)
    seeded = random.Random("parts")
    with_parts = 0
    for item, quick, slow in zip(
        compiled.constructions, by_expression._finders, walked._finders, strict=True
    ):
        quick.compile()
        for _ in range(10):
            segment = Segment([], _symbols(item, compiled, seeded))
            found, other = quick.find(segment, 0), slow.find(segment, 0)
            assert (found and (found.end, found.parts)) == (other and (other.end, other.parts))
            with_parts += found is not None and bool(found.parts)
    assert with_parts > len(compiled.constructions)


def test_the_compiled_grammar_survives_being_kept(compiled: CompiledGrammar) -> None:
    """What is kept on disk gives back the same grammar; all but what is compressed is JSON."""
    data = compiled.to_data()
    packed = data.pop("packed")
    again = CompiledGrammar.from_data({**json.loads(json.dumps(data)), "packed": packed})
    assert again.to_data() == compiled.to_data()
    assert store._to_bytes(store._from_bytes(store._to_bytes(compiled))) == store._to_bytes(compiled)


def test_a_cache_that_cannot_be_written_costs_time_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only home is no fault."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("AUTHZ_CACHE_DIR", str(tmp_path / "file" / "under"))
    assert load_grammar().constructions


def test_a_changed_grammar_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of the cache is the content of the files."""
    monkeypatch.setenv("AUTHZ_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "own" / "lexicon").mkdir(parents=True)
    words = tmp_path / "own" / "lexicon" / "words.txt"
    words.write_text("N: hallmark\n")
    assert load_grammar(tmp_path / "own").vocabulary.common.get("hallmark") == "N"
    words.write_text("V: hallmark\n")
    assert load_grammar(tmp_path / "own").vocabulary.common.get("hallmark") == "V"
    assert len(list((tmp_path / "cache").iterdir())) == 2


@cache
def annotator() -> Annotator:
    """One for all examples of a property, since a fixture of a test is not."""
    return Annotator()


@cache
def another() -> Annotator:
    """A second one, which reads the kept grammar."""
    return Annotator()


def _moved(value: object, by: int) -> object:
    """A JSON value with every offset moved."""
    if isinstance(value, dict):
        offsets = {"start", "end", "head_start", "head_end"}
        return {
            key: inner + by if key in offsets and isinstance(inner, int) else _moved(inner, by)
            for key, inner in value.items()
        }
    return value


def _symbols(item: CompiledConstruction, grammar: CompiledGrammar, seeded: random.Random) -> str:
    """A string that the pattern may well match: drawn from the pattern, then often spoiled."""
    drawn = list(_drawn(item.pattern, grammar.rules, grammar.phrases, seeded))
    for _ in range(seeded.choice((0, 0, 1, 2))):
        at = seeded.randrange(len(drawn) + 1)
        wild = seeded.choice(sorted(grammar.phrases.symbols(())))
        drawn[at : at + seeded.randrange(2)] = [wild]
    return "".join(drawn) or seeded.choice(item.first)


def _drawn(node: Node, rules: Mapping[str, Node], alphabet: Alphabet, seeded: random.Random) -> str:
    match node:
        case ClassTest(having, lacking):
            return seeded.choice(sorted(alphabet.symbols(having, lacking)) or [""])
        case Ref(name) if name in rules:
            return _drawn(rules[name], rules, alphabet, seeded)
        case Ref(name):
            return seeded.choice(sorted(alphabet.symbols((name,))) or [""])
        case Sequence(parts):
            return "".join(_drawn(part, rules, alphabet, seeded) for part in parts)
        case Choice(parts):
            return _drawn(seeded.choice(parts), rules, alphabet, seeded)
        case Repeat(part, least, most):
            count = seeded.randint(least, min(most, least + seeded.choice((0, 0, 1, 2))))
            return "".join(_drawn(part, rules, alphabet, seeded) for _ in range(count))
        case Look():
            return ""
        case Capture(_, part):
            return _drawn(part, rules, alphabet, seeded)


def test_a_segment_is_index_for_index(compiled: CompiledGrammar) -> None:
    """Every phrase has one symbol, which stands for its classes as far as constructions tell them apart."""
    tests = {
        (part.having, part.lacking)
        for item in compiled.constructions
        for part in walk(item.pattern)
        if isinstance(part, ClassTest)
    }
    segments: list[Segment] = []
    for sentence in annotator().sentences(
        "The raid (which parliament had not authorized) was illegal, he said."
    ):
        segments += sentence.segments
    assert segments
    for segment in segments:
        assert len(segment.symbols) == len(segment.phrases)
        for symbol, phrase in zip(segment.symbols, segment.phrases, strict=True):
            told_apart = compiled.phrases.classes(symbol)
            for having, lacking in tests:
                asked = told_apart.issuperset(having) and told_apart.isdisjoint(lacking)
                assert asked == (phrase.classes.issuperset(having) and phrase.classes.isdisjoint(lacking))


@given(st.integers(0, 4), st.integers(0, 4))
def test_an_alphabet_gives_back_its_sets(a: int, b: int) -> None:
    """A symbol stands for its set and no other."""
    sets = [frozenset({f"x{i}" for i in range(n)}) for n in {a, b}]
    alphabet = Alphabet(sets)
    assert [alphabet.classes(alphabet.char(s)) for s in sets] == sets
    assert len(alphabet) == len(sets)


PIECES = """the The don’t can't cannot U.S. Mr. R-Ariz. 401(c) 10th $5 $ 5 € 1,000.50 3/4 states' ’s 's ' " “ ” ( ) , . ... -- -
<a> </p> < * _ court-ordered UN-mandated AT&T S/RES/2249 (2015) ß İ WAR United Nations in accordance with""".split()


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """Loaded before the first example is timed."""
    return annotator().grammar.vocabulary


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", "  ", "\n", "\u00a0"])), min_size=1)
)
def test_stretches_are_read_as_the_whole(vocabulary: Vocabulary, drawn: list[tuple[str, str]]) -> None:
    """What is remembered of the words between white space is what reading the sentence at once gives."""
    text = "".join(piece + space for piece, space in drawn).strip()
    stretches, found = tokens._stretches(text, 0, len(text), vocabulary)
    apart = [token.form for piece in found for token in piece]
    at_once = [token.form for token in tokens._read(tokens.plain_view(text), 0, len(text), vocabulary)]
    assert apart == at_once
    assert all(stretch in text for stretch in stretches)
