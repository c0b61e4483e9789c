"""Compiles a checked grammar: the symbols of its classes, its vocabulary, its recognizers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from authz.entries import Entry, Several
from authz.grammar.alphabet import FIRST, NONE, Alphabet, SymbolSets
from authz.grammar.compiled import ANYTHING, CompiledConstruction, CompiledGrammar, Trees
from authz.grammar.expression import Expression
from authz.grammar.recognizer import Grouped, Recognizers, needed_symbols, openings
from authz.grammar.steps import Program
from authz.grammar.tree import ClassTest, Construction, Node, Ref, Rule, walk
from authz.lexicon import TAGS, Lexicon, Reading
from authz.phrases import FORMS
from authz.tokens import pieces
from authz.vocabulary import Vocabulary

__all__ = ["compile_grammar"]

_CLOSED = "SAXTBWDPIKORw"
"""Closed parts of speech in the order in which a form that bears several is read."""
_OPEN = "NnEJRVZdpgC"

_Test: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]
_FIRST_LETTER = 0x80
"""The letters that words have for the phrase rules: those below 256 fit the quickest kind of character set."""


def _tests(nodes: Iterable[Node], rules: Mapping[str, Node]) -> Counter[_Test]:
    """What patterns ask of a symbol, with how often they ask it, rules followed."""
    found: Counter[_Test] = Counter()
    inside: dict[str, Counter[_Test]] = {}
    for node in nodes:
        for part in walk(node):
            if isinstance(part, ClassTest):
                found[part.having, part.lacking] += 1
            elif isinstance(part, Ref) and part.name in rules:
                if part.name not in inside:
                    inside[part.name] = _tests([rules[part.name]], rules)
                found += inside[part.name]
            elif isinstance(part, Ref):
                found[(part.name,), ()] += 1
    return found


def _ordered(tests: Counter[_Test]) -> list[_Test]:
    """The most frequent first; by name where that leaves it open, so that compiling gives the same twice."""
    return [test for test, _ in sorted(tests.items(), key=lambda item: (-item[1], item[0]))]


def _reduce(
    sets: Sequence[frozenset[str]], tests: Sequence[_Test], *, first: int = FIRST
) -> tuple[Alphabet, dict[frozenset[str], str]]:
    """One symbol for all sets of classes that no test tells apart, and the symbol of each set.

    The alphabet holds one set of each kind. Kinds are in such an order that the tests, which come with
    the most frequent first, are few ranges each.
    """
    everything = Alphabet(sets)
    answers = [0] * len(everything)
    for number, test in enumerate(reversed(tests)):
        bit = 1 << number
        for index in everything.select(*test):
            answers[index] |= bit
    representatives: dict[int, frozenset[str]] = {}
    of_set: dict[frozenset[str], int] = {}
    for classes in dict.fromkeys(sets):
        answer = answers[ord(everything.char(classes)) - FIRST]
        representatives.setdefault(answer, classes)
        of_set[classes] = answer
    ordered = sorted(representatives, reverse=True)
    reduced = Alphabet((representatives[answer] for answer in ordered), first=first)
    symbols = {answer: reduced.char(representatives[answer]) for answer in ordered}
    return reduced, {classes: symbols[answer] for classes, answer in of_set.items()}


class _Compiler:
    def __init__(self, lexicon: Lexicon, literals: frozenset[str]) -> None:
        self.lexicon = lexicon
        self.literals = literals
        self.words = self._word_alphabet()

    def classes(self, form: str, reading: Reading, tag: str) -> frozenset[str]:
        marked = {f"={form}"} if form in self.literals else set()
        return frozenset(TAGS[tag]) | reading.classes | marked

    def readings(
        self, form: str, case: bool, readings: Mapping[str, Reading]
    ) -> tuple[str, dict[str, Reading]]:
        """Tags in order of likelihood, with their readings."""
        merged = dict(readings)
        closed = [tag for tag in _CLOSED if tag in merged]
        common = "" if case or closed else self.lexicon.common.get(form.lower(), "")
        lemma = next(iter(merged.values())).lemma
        if common.startswith("J") and not merged.keys() & set("Nn"):
            common = common.replace("N", "").replace("n", "")  # "illegal" of the families is no noun
        if "N" in merged and "n" not in merged:
            common = common.replace("n", "")  # "government" is no plural
        for tag in common:
            merged.setdefault(tag, Reading(tag, frozenset(), lemma))
        own = [tag for tag in common if tag in readings] + [
            t for t in _OPEN if t in readings and t not in common
        ]
        rest = [tag for tag in own if tag not in closed] + [
            tag for tag in common if tag not in own and tag not in closed
        ]
        return "".join(closed + rest), merged

    def _word_alphabet(self) -> Alphabet:
        sets: set[tuple[str, frozenset[str]]] = {(tag, frozenset(classes)) for tag, classes in TAGS.items()}
        for form, case, raw in self.lexicon.forms():
            tags, merged = self.readings(form, case, raw)
            for tag in tags:
                sets.add((tag, self.classes(form, merged[tag], tag)))
            if "d" in merged and "p" in merged:
                sets.add(("e", self.classes(form, merged["p"], "e") | self.classes(form, merged["d"], "e")))
            if "p" in merged:
                sets.add(("J", frozenset({"adj", "compound"}) | merged["p"].classes))
        sets.add(("E", frozenset({"name", "instrument", "citation", "resolution"})))
        order = {tag: rank for rank, tag in enumerate(TAGS)}
        return Alphabet(classes for _, classes in sorted(sets, key=lambda s: (order[s[0]], sorted(s[1]))))

    def phrase_alphabet(self, tests: Sequence[_Test]) -> tuple[Alphabet, dict[str, str]]:
        """The sets of classes that tests tell apart, and each word's symbol as head of each kind of phrase."""
        word_sets = [frozenset(classes) for classes in self.words.sets()]
        kinds: dict[str, list[frozenset[str] | None]] = {}
        for kind in ("np", "np titled", "inner", "word"):
            kinds[kind] = [classes | set(kind.split()) for classes in word_sets]
        for form in FORMS:
            for voice in ("active", "passive"):
                lexical, copula = {"vg", form, voice, "lexical"}, {"vg", form, voice, "copula"}
                kinds[f"vg {form} {voice} lexical"] = [
                    c | lexical if "verb" in c else None for c in word_sets
                ]
                if form in ("ing", "finite"):
                    kinds[f"vg {form} {voice} lexical obliged"] = [
                        c | lexical | {"obliged"} if "verb" in c else None for c in word_sets
                    ]
                for more in ("able", "able then") if form == "finite" else ():
                    kinds[f"vg {form} {voice} lexical {more}"] = [
                        c | lexical | set(more.split()) if "verb" in c else None for c in word_sets
                    ]
                kinds[f"vg {form} {voice} copula"] = [
                    c | copula if "verb" not in c and not c.isdisjoint(("aux", "neg")) else None
                    for c in word_sets
                ]
        everything = [classes for found in kinds.values() for classes in found if classes is not None]
        reduced, symbols = _reduce(everything, tests)
        return reduced, {
            kind: "".join(NONE if classes is None else symbols[classes] for classes in found)
            for kind, found in kinds.items()
        }

    def letters(self, tests: Sequence[_Test]) -> tuple[Alphabet, str]:
        """The same for words: an alphabet of few letters, and the letter of each word's symbol."""
        word_sets = [frozenset(classes) for classes in self.words.sets()]
        reduced, letters = _reduce(word_sets, tests, first=_FIRST_LETTER)
        return reduced, "".join(letters[classes] for classes in word_sets)

    def entry(self, form: str, case: bool, raw: Mapping[str, Reading]) -> Entry:
        tags, merged = self.readings(form, case, raw)
        symbols = {tag: self.words.char(self.classes(form, merged[tag], tag)) for tag in tags}
        lemmas = {tag: merged[tag].lemma for tag in tags if merged[tag].lemma != form}
        if "d" in merged and "p" in merged:
            symbols["e"] = self.words.char(
                self.classes(form, merged["p"], "e") | self.classes(form, merged["d"], "e")
            )
        auxiliary = ""
        if "A" in merged:
            auxiliary = next(
                (name for name in ("be", "have", "do", "modal") if name in merged["A"].classes), ""
            )
        elif any("letting" in reading.classes for reading in merged.values()):
            auxiliary = "let"  # which a bare verb follows
        elif "D" in merged and "indefinite" in merged["D"].classes:
            auxiliary = "one"  # whose noun is a singular one
        elif "D" in merged and "lone" in merged["D"].classes:
            auxiliary = "lone"  # "this": no determiner of many
        elif "N" in merged and "content_n" in merged["N"].classes:
            auxiliary = "content"  # which a clause with "that" may follow
        elif ("B" in merged and "that" not in merged["B"].classes) or (
            "I" in merged and "clausal" in merged["I"].classes
        ):
            auxiliary = "sub"  # which may open a clause before the main clause
        elif form == "of" and "I" in merged:
            auxiliary = form
        elif any("asserting" in reading.classes for reading in merged.values()):
            auxiliary = "says"  # which a clause without "that" may follow
        return Entry(tags, symbols, lemmas, auxiliary)

    def vocabulary(self) -> Vocabulary:
        exact: dict[str, Entry] = {}
        folded: dict[str, Entry] = {}
        multi: dict[str, dict[str, Several]] = {}
        compounds: dict[str, Entry] = {}
        for form, case, raw in self.lexicon.forms():
            entry = self.entry(form, case, raw)
            parts = pieces(form)
            if len(parts) > 1:
                second = multi.setdefault(parts[0].lower(), {}).setdefault(parts[1].lower(), [])
                second.append((parts if case else [part.lower() for part in parts], case, entry))
            elif case:
                exact[form] = entry
            else:
                folded[form] = entry
            if "p" in raw and raw["p"].classes & {"grantor", "ordering"}:
                char = self.words.char(frozenset({"adj", "compound"}) | raw["p"].classes)
                compounds[form] = Entry("J", {"J": char}, {"J": raw["p"].lemma})
        for seconds in multi.values():
            for found in seconds.values():
                found.sort(key=lambda item: (-len(item[0]), not item[1], item[0]))
        tagsets = {*self.lexicon.common.values(), *TAGS, "gN", "pd", "JN", "NJ", "nZ", "NJR", "NVJZ", "JC"}
        bare: dict[str, Entry] = {}
        for tags in sorted(tagsets):
            symbols = {tag: self.words.char(frozenset(TAGS[tag])) for tag in (*tags, "e")}
            bare[tags] = Entry(tags, symbols, {})
        citation = Entry(
            "E", {"E": self.words.char(frozenset({"name", "instrument", "citation", "resolution"}))}, {}
        )
        held = exact.keys() | folded.keys()
        common = {word: tags for word, tags in self.lexicon.common.items() if word not in held}
        return Vocabulary.of(exact, folded, common, multi, bare, compounds, citation)


def _expression(found: Grouped) -> Expression:
    return Expression(found.expression, tuple(map(_expression, found.turns)))


def compile_grammar(
    lexicon: Lexicon,
    rules: Sequence[Rule],
    constructions: Sequence[Construction],
    tagging: Mapping[str, Any],
    tables: Mapping[str, Any],
    literals: Iterable[str],
    stems: Iterable[str],
    idle: Iterable[str] = (),
) -> CompiledGrammar:
    """Compiles checked rules and constructions against a lexicon."""
    compiler = _Compiler(lexicon, frozenset(literals))
    nodes = {rule.name: rule.pattern for rule in rules if not rule.phrase}
    phrase_rules = [rule for rule in rules if rule.phrase]
    letters, letter_of = compiler.letters(_ordered(_tests([rule.pattern for rule in phrase_rules], nodes)))
    over_letters = Recognizers(nodes, letters)
    chunks = over_letters.phrases({rule.name: rule.pattern for rule in phrase_rules})
    tests = _ordered(_tests([item.pattern for item in constructions], nodes))
    phrases, codes = compiler.phrase_alphabet(tests)
    trees = Trees(nodes, {item.name: item.pattern for item in constructions})
    over_phrases = Recognizers(nodes, phrases)
    sets: dict[frozenset[str], int] = {}

    def numbered(symbols: frozenset[str] | None) -> int:
        return ANYTHING if symbols is None else sets.setdefault(symbols, len(sets))

    places = [
        (
            tuple(map(numbered, needed_symbols(item.pattern, nodes, phrases))),
            tuple((numbered(a), numbered(b)) for a, b in openings(item.pattern, nodes, phrases)),
        )
        for item in constructions
    ]
    tested = SymbolSets.of(sets, len(phrases))
    compiled = [
        CompiledConstruction(
            name=item.name,
            status=item.status,
            roles=item.roles,
            flags=item.flags,
            needed=needed,
            openings=begun,
            expression=_expression(over_phrases.grouped(item.pattern)),
            trees=trees,
            tested=tested,
        )
        for item, (needed, begun) in zip(constructions, places, strict=True)
    ]
    return CompiledGrammar(
        vocabulary=compiler.vocabulary(),
        words=compiler.words,
        phrases=phrases,
        codes=codes,
        letters=letter_of,
        chunks=chunks,
        constructions=tuple(compiled),
        tested=tested,
        trees=trees,
        program=Program.of(trees.patterns, nodes, over_phrases, len(phrases)),
        tagging=tagging,
        tables=tables,
        names=lexicon.names,
        stems=tuple(stems),
        idle=tuple(idle),
    )
