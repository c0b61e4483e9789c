"""A grammar directory compiled: vocabulary, alphabets, phrase expression, constructions.

Everything here is plain data, so that it can be kept on disk as JSON between runs (``store.py``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from authz.entries import NameEntry
from authz.grammar.alphabet import FIRST, Alphabet, Counted, counted, spelled
from authz.grammar.expression import Expression
from authz.grammar.role import Role
from authz.grammar.steps import Program, Steps
from authz.vocabulary import Vocabulary

if TYPE_CHECKING:
    from authz.grammar.tree import Node

__all__ = ["CompiledConstruction", "CompiledGrammar", "Trees"]


_NEXT = "\f"
"""What stands between the sets of an alphabet: no class holds it."""


class CompiledConstruction:
    """A construction ready to match: where it can begin, what it needs, its expression and its tree.

    ``needed`` are sets of symbols, of each of which every match holds one. ``openings`` are first symbols,
    each with those that can follow, or None where anything can, or nothing.
    """

    __slots__ = (
        "_trees",
        "expression",
        "flags",
        "name",
        "needed",
        "openings",
        "roles",
        "status",
    )

    def __init__(
        self,
        *,
        name: str,
        status: str,
        roles: tuple[Role, ...],
        flags: frozenset[str],
        needed: tuple[Counted, ...],
        openings: tuple[tuple[Counted, Counted | None], ...],
        expression: Expression,
        trees: Trees,
    ) -> None:
        self.name = name
        self.status = status
        self.roles = roles
        self.flags = flags
        self.needed = needed
        self.openings = openings
        self.expression = expression
        self._trees = trees

    def __repr__(self) -> str:
        return f"<construction {self.name}>"

    @property
    def pattern(self) -> Node:
        """The tree of the pattern."""
        return self._trees.patterns[self.name]

    @property
    def first(self) -> str:
        """Every symbol that a match can begin with."""
        return "".join(sorted({symbol for first, _ in self.openings for symbol in spelled(first)}))

    def to_data(self, number: Callable[[Counted | None], int]) -> list[Any]:
        """JSON-able data without the expression, with sets of symbols as numbers."""
        return [
            self.name,
            self.status,
            [list(role) for role in self.roles],
            sorted(self.flags),
            [number(symbols) for symbols in self.needed],
            [[number(first), number(following)] for first, following in self.openings],
        ]


class _Nodes(Mapping[str, "Node"]):
    """Trees by name, each made of its data when somebody first asks for it."""

    def __init__(self, data: Mapping[str, list[Any]]) -> None:
        self._data = data
        self._known: dict[str, Node] = {}

    def __getitem__(self, name: str) -> Node:
        known = self._known.get(name)
        if known is None:
            from authz.grammar.treedata import from_data

            known = self._known[name] = from_data(self._data[name])
        return known

    def __contains__(self, name: object) -> bool:
        return name in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


class Trees:
    """The trees of rules and constructions, whose JSON is read when somebody first asks for them."""

    __slots__ = ("_nodes", "_source")

    def __init__(
        self,
        rules: Mapping[str, Node] | None = None,
        patterns: Mapping[str, Node] | None = None,
        *,
        source: str = "",
    ) -> None:
        self._source = source
        self._nodes = None if rules is None or patterns is None else (rules, patterns)

    def _read(self) -> tuple[Mapping[str, Node], Mapping[str, Node]]:
        if self._nodes is None:
            rules, patterns = json.loads(self._source)
            self._nodes = _Nodes(rules), _Nodes(patterns)
            self._source = ""
        return self._nodes

    @property
    def rules(self) -> Mapping[str, Node]:
        return self._read()[0]

    @property
    def patterns(self) -> Mapping[str, Node]:
        return self._read()[1]

    def to_json(self) -> str:
        """The trees as one line of JSON; ``Trees(source=...)`` gives them back."""
        from authz.grammar.treedata import to_data

        data = [{name: to_data(node) for name, node in nodes.items()} for nodes in self._read()]
        return json.dumps(data, separators=(",", ":"))


@frozen(eq=False)
class CompiledGrammar:
    """All that the pipeline needs to know of a language.

    ``words`` has a symbol for every set of classes that a word of the lexicon can bear. Of phrases only
    those sets are told apart that some construction tells apart: ``codes`` says which of the symbols of
    ``phrases`` a word's symbol becomes as the head of a phrase of some kind, as numbers between spaces, -1
    where it heads none. ``letters`` does the same for the phrase rules, whose expression ``chunks`` is over
    few letters.
    """

    vocabulary: Vocabulary
    words: Alphabet
    phrases: Alphabet
    codes: Mapping[str, str]
    letters: str
    chunks: str
    constructions: tuple[CompiledConstruction, ...]
    trees: Trees
    program: Program
    tagging: Mapping[str, Any]
    tables: Mapping[str, Any]
    names: Mapping[str, NameEntry]
    stems: tuple[str, ...]

    @property
    def rules(self) -> Mapping[str, Node]:
        """The patterns that a name in a construction stands for."""
        return self.trees.rules

    def to_data(self) -> dict[str, Any]:
        """The grammar as JSON-able data; ``from_data`` gives it back.

        What is under ``texts`` is large and text: it can be kept as it is, with nothing escaped.
        """
        tested: dict[Counted, int] = {}
        sets: dict[str, int] = {}
        types: dict[tuple[str | None, str], int] = {}

        def number(symbols: Counted | None) -> int:
            return -1 if symbols is None else tested.setdefault(symbols, len(tested))

        expressions = [c.expression.to_json(sets) for c in self.constructions]
        constructions = [c.to_data(number) for c in self.constructions]
        names = {
            form: types.setdefault((entry.id, entry.type), len(types))
            for form, entry in self.names.items()
            if "\n" not in form  # no text has a name with a line end in it
        }
        return {
            "vocabulary": self.vocabulary.to_data(),
            "codes": dict(self.codes),
            "letters": self.letters,
            "chunks": self.chunks,
            "constructions": constructions,
            "sets": [counted(_spelled(charset)) for charset in sets],
            "tests": self.program.to_data(),
            "tested": list(tested),
            "tagging": dict(self.tagging),
            "tables": dict(self.tables),
            "types": list(types),
            "names": list(names.values()),
            "stems": list(self.stems),
            "texts": {
                "trees": self.trees.to_json(),
                "expressions": "\n".join(expressions),
                "steps": self.program.patterns.text,
                "rules": self.program.rules.text,
                "names": "\n".join(names),
                "words": _NEXT.join(self.words.to_lines()),
                "phrases": _NEXT.join(self.phrases.to_lines()),
                **self.vocabulary.to_texts(),
            },
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> CompiledGrammar:
        """Raises KeyError, TypeError, ValueError or IndexError where the data is not what ``to_data`` made."""
        texts = data["texts"]
        phrases = Alphabet.from_lines(texts["phrases"].split(_NEXT))
        symbols = "".join(map(chr, range(FIRST, FIRST + len(phrases))))
        tested = [*map(tuple, data["tested"]), None]  # the last one is number -1
        sets = data["sets"]

        def charset(number: int) -> str:
            return _charset(sets[number])

        trees = Trees(source=texts["trees"])
        constructions = tuple(
            CompiledConstruction(
                name=name,
                status=status,
                roles=tuple(Role(*role) for role in roles),
                flags=frozenset(flags),
                needed=tuple([tested[symbols] for symbols in needed]),
                openings=tuple([(tested[first], tested[following]) for first, following in openings]),
                expression=Expression.from_json(expression, charset),
                trees=trees,
            )
            for (name, status, roles, flags, needed, openings), expression in zip(
                data["constructions"], texts["expressions"].split("\n"), strict=True
            )
        )
        types = [NameEntry(*entry) for entry in data["types"]]
        return cls(
            vocabulary=Vocabulary.from_data(data["vocabulary"], texts),
            words=Alphabet.from_lines(texts["words"].split(_NEXT)),
            phrases=phrases,
            codes=data["codes"],
            letters=data["letters"],
            chunks=data["chunks"],
            constructions=constructions,
            trees=trees,
            program=Program(Steps(texts["steps"]), Steps(texts["rules"]), data["tests"], symbols),
            tagging=data["tagging"],
            tables=data["tables"],
            names=dict(
                zip(filter(None, texts["names"].split("\n")), [types[n] for n in data["names"]], strict=True)
            ),
            stems=tuple(data["stems"]),
        )


def _charset(pairs: Sequence[int]) -> str:
    """A character set of some ranges."""
    ranges = zip(pairs[::2], pairs[1::2], strict=True)
    return f"[{''.join(chr(FIRST + a) + (f'-{chr(FIRST + b)}' if b > a else '') for a, b in ranges)}]"


def _spelled(charset: str) -> str:
    """Every symbol of a character set, as ``Alphabet`` writes them."""
    return re.sub(
        r"(.)-(.)",
        lambda found: "".join(map(chr, range(ord(found[1]), ord(found[2]) + 1))),
        charset[1:-1],
        flags=re.DOTALL,
    )
