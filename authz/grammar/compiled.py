"""A grammar directory compiled: vocabulary, alphabets, phrase expression, constructions.

Everything here is plain data, so that it can be kept on disk as JSON between runs (``store.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from typing import Any

from attrs import define, field, frozen

from authz.chunk import FORMS
from authz.grammar.alphabet import Alphabet
from authz.grammar.recognizer import first_symbols, recognizer
from authz.grammar.tree import Construction, Node, Role, Rule
from authz.grammar.treedata import from_data, to_data
from authz.lexicon import TAGS, Lexicon, NameEntry, Reading
from authz.tokens import Entry, Vocabulary, pieces

__all__ = ["CompiledConstruction", "CompiledGrammar", "compile_grammar"]

_CLOSED = "SAXTBWDPIKORw"
"""Closed parts of speech in the order in which a form that bears several is read."""
_OPEN = "NnEJRVZdpgC"


@define(eq=False)
class CompiledConstruction:
    """A construction ready to match: where it can begin, its recognizer, and its tree for the parser."""

    name: str
    status: str
    roles: tuple[Role, ...]
    flags: frozenset[str]
    pattern: Node
    first: str
    expression: str
    _compiled: re.Pattern[str] | None = field(default=None, repr=False)

    @property
    def recognizer(self) -> re.Pattern[str]:
        """The compiled expression, made when it is first needed."""
        if self._compiled is None:
            self._compiled = re.compile(self.expression)
        return self._compiled


@frozen(eq=False)
class CompiledGrammar:
    """All that the pipeline needs to know of a language."""

    vocabulary: Vocabulary
    words: Alphabet
    phrases: Alphabet
    chunks: str
    rules: Mapping[str, Node]
    constructions: tuple[CompiledConstruction, ...]
    tagging: Mapping[str, Any]
    tables: Mapping[str, Any]
    names: Mapping[str, NameEntry]
    stems: tuple[str, ...]

    def to_data(self) -> dict[str, Any]:
        """The grammar as JSON-able data; ``from_data`` gives it back."""
        vocabulary = self.vocabulary
        entries: dict[str, int] = {}
        table: list[list[Any]] = []

        def number(entry: Entry) -> int:
            key = repr(entry)
            if key not in entries:
                entries[key] = len(table)
                table.append([entry.tags, dict(entry.symbols), dict(entry.lemmas), entry.auxiliary])
            return entries[key]

        return {
            "entries": table,
            "exact": {form: number(entry) for form, entry in vocabulary.exact.items()},
            "folded": {form: number(entry) for form, entry in vocabulary.folded.items()},
            "multi": {
                first: {
                    second: [[rest, case, number(entry)] for rest, case, entry in found]
                    for second, found in seconds.items()
                }
                for first, seconds in vocabulary.multi.items()
            },
            "bare": {tags: number(entry) for tags, entry in vocabulary.bare.items()},
            "compounds": {form: number(entry) for form, entry in vocabulary.compounds.items()},
            "citation": number(vocabulary.citation),
            "common": _by_tags(vocabulary.common),
            "words": self.words.sets(),
            "phrases": self.phrases.sets(),
            "chunks": self.chunks,
            "rules": {name: to_data(node) for name, node in self.rules.items()},
            "constructions": [
                [
                    c.name,
                    c.status,
                    [[r.slot, r.relation] for r in c.roles],
                    sorted(c.flags),
                    to_data(c.pattern),
                    c.first,
                    c.expression,
                ]
                for c in self.constructions
            ],
            "tagging": dict(self.tagging),
            "tables": dict(self.tables),
            "names": {form: [entry.id, entry.type] for form, entry in self.names.items()},
            "stems": list(self.stems),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> CompiledGrammar:
        """Raises KeyError, TypeError, ValueError or IndexError where the data is not what ``to_data`` made."""
        entries = [
            Entry(tags, symbols, lemmas, auxiliary) for tags, symbols, lemmas, auxiliary in data["entries"]
        ]
        vocabulary = Vocabulary(
            exact={form: entries[n] for form, n in data["exact"].items()},
            folded={form: entries[n] for form, n in data["folded"].items()},
            common={word: tags for tags, words in data["common"].items() for word in words.split()},
            multi={
                first: {
                    second: [(rest, case, entries[n]) for rest, case, n in found]
                    for second, found in seconds.items()
                }
                for first, seconds in data["multi"].items()
            },
            bare={tags: entries[n] for tags, n in data["bare"].items()},
            compounds={form: entries[n] for form, n in data["compounds"].items()},
            citation=entries[data["citation"]],
        )
        constructions = tuple(
            CompiledConstruction(
                name=name,
                status=status,
                roles=tuple(Role(*role) for role in roles),
                flags=frozenset(flags),
                pattern=from_data(pattern),
                first=first,
                expression=expression,
            )
            for name, status, roles, flags, pattern, first, expression in data["constructions"]
        )
        return cls(
            vocabulary=vocabulary,
            words=Alphabet(data["words"]),
            phrases=Alphabet(data["phrases"]),
            chunks=data["chunks"],
            rules={name: from_data(node) for name, node in data["rules"].items()},
            constructions=constructions,
            tagging=data["tagging"],
            tables=data["tables"],
            names={form: NameEntry(*entry) for form, entry in data["names"].items()},
            stems=tuple(data["stems"]),
        )


def _by_tags(common: Mapping[str, str]) -> dict[str, str]:
    lines: dict[str, list[str]] = {}
    for word, tags in common.items():
        lines.setdefault(tags, []).append(word)
    return {tags: " ".join(words) for tags, words in lines.items()}


class _Compiler:
    def __init__(self, lexicon: Lexicon, literals: frozenset[str]) -> None:
        self.lexicon = lexicon
        self.literals = literals
        self.words = self._word_alphabet()
        self.phrases = self._phrase_alphabet()

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

    def _phrase_alphabet(self) -> Alphabet:
        word_sets = [frozenset(classes) for classes in self.words.sets()]
        sets: list[frozenset[str]] = []
        for kind in (("np",), ("np", "titled"), ("inner",), ("word",)):
            sets += [classes | set(kind) for classes in word_sets]
        for form in FORMS:
            for voice in ("active", "passive"):
                for classes in word_sets:
                    if "verb" in classes:
                        sets.append(classes | {"vg", form, voice, "lexical"})
                    elif "aux" in classes or "neg" in classes:
                        sets.append(classes | {"vg", form, voice, "copula"})
        return Alphabet(sets)

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
        return Entry(tags, symbols, lemmas, auxiliary)

    def vocabulary(self) -> Vocabulary:
        exact: dict[str, Entry] = {}
        folded: dict[str, Entry] = {}
        multi: dict[str, dict[str, list[tuple[list[str], bool, Entry]]]] = {}
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
        tagsets = {*self.lexicon.common.values(), *TAGS, "gN", "pd", "JN", "NJ", "nZ", "NJR", "NVJZ"}
        bare: dict[str, Entry] = {}
        for tags in sorted(tagsets):
            symbols = {tag: self.words.char(frozenset(TAGS[tag])) for tag in (*tags, "e")}
            bare[tags] = Entry(tags, symbols, {})
        citation = Entry(
            "E", {"E": self.words.char(frozenset({"name", "instrument", "citation", "resolution"}))}, {}
        )
        held = exact.keys() | folded.keys()
        common = {word: tags for word, tags in self.lexicon.common.items() if word not in held}
        return Vocabulary(exact, folded, common, multi, bare, compounds, citation)


def compile_grammar(
    lexicon: Lexicon,
    rules: Sequence[Rule],
    constructions: Sequence[Construction],
    tagging: Mapping[str, Any],
    tables: Mapping[str, Any],
    literals: Iterable[str],
    stems: Iterable[str],
) -> CompiledGrammar:
    """Compiles checked rules and constructions against a lexicon."""
    compiler = _Compiler(lexicon, frozenset(literals))
    nodes = {rule.name: rule.pattern for rule in rules if not rule.phrase}
    chunks = "|".join(
        f"(?P<{rule.name}>{recognizer(rule.pattern, nodes, compiler.words)})" for rule in rules if rule.phrase
    )
    compiled = []
    for item in constructions:
        compiled.append(
            CompiledConstruction(
                name=item.name,
                status=item.status,
                roles=item.roles,
                flags=item.flags,
                pattern=item.pattern,
                first="".join(sorted(first_symbols(item.pattern, nodes, compiler.phrases))),
                expression=recognizer(item.pattern, nodes, compiler.phrases),
            )
        )
    return CompiledGrammar(
        vocabulary=compiler.vocabulary(),
        words=compiler.words,
        phrases=compiler.phrases,
        chunks=chunks,
        rules=nodes,
        constructions=tuple(compiled),
        tagging=tagging,
        tables=tables,
        names=lexicon.names,
        stems=tuple(stems),
    )
