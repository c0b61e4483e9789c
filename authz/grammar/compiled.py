"""A grammar directory compiled: vocabulary, alphabets, phrase expression, constructions.

Everything here is plain data, so that it can be kept on disk as JSON between runs (``store.py``).
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from authz.entries import NameEntry
from authz.grammar.alphabet import FIRST, Alphabet, SymbolSets, counted
from authz.grammar.expression import Expression
from authz.grammar.role import Role
from authz.grammar.steps import Program, Steps
from authz.lines import Lines
from authz.vocabulary import Vocabulary

if TYPE_CHECKING:
    from authz.grammar.tree import Node

__all__ = ["ANYTHING", "CompiledConstruction", "CompiledGrammar", "Trees"]

ANYTHING: Final = -1
"""In place of the set of what can follow a first symbol: anything, or nothing."""


class CompiledConstruction:
    """A construction ready to match: where it can begin, what it needs, its expression and its tree.

    ``needed`` are sets of symbols, of each of which every match holds one. ``openings`` are first symbols,
    each with those that can follow, or ``ANYTHING`` where anything can, or nothing. Sets are the numbers of ``tested``.
    """

    __slots__ = (
        "_tested",
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
        needed: tuple[int, ...],
        openings: tuple[tuple[int, int], ...],
        expression: Expression,
        trees: Trees,
        tested: SymbolSets,
    ) -> None:
        self.name = name
        self.status = status
        self.roles = roles
        self.flags = flags
        self.needed = needed
        self.openings = openings
        self.expression = expression
        self._trees = trees
        self._tested = tested

    def __repr__(self) -> str:
        return f"<construction {self.name}>"

    @property
    def pattern(self) -> Node:
        """The tree of the pattern."""
        return self._trees.patterns[self.name]

    @property
    def first(self) -> str:
        """Every symbol that a match can begin with."""
        return "".join(
            sorted({symbol for first, _ in self.openings for symbol in self._tested.symbols(first)})
        )

    def to_data(self) -> list[Any]:
        """JSON-able data without the expression."""
        return [
            self.name,
            self.status,
            [list(role) for role in self.roles],
            sorted(self.flags),
            list(self.needed),
            [list(opening) for opening in self.openings],
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
    """The trees of rules and constructions, which are unpacked when somebody first asks for them."""

    __slots__ = ("_nodes", "_packed")

    def __init__(
        self,
        rules: Mapping[str, Node] | None = None,
        patterns: Mapping[str, Node] | None = None,
        *,
        packed: bytes = b"",
    ) -> None:
        self._packed = packed
        self._nodes = None if rules is None or patterns is None else (rules, patterns)

    def _read(self) -> tuple[Mapping[str, Node], Mapping[str, Node]]:
        if self._nodes is None:
            rules, patterns = json.loads(zlib.decompress(self._packed))
            self._nodes = _Nodes(rules), _Nodes(patterns)
            self._packed = b""
        return self._nodes

    @property
    def rules(self) -> Mapping[str, Node]:
        return self._read()[0]

    @property
    def patterns(self) -> Mapping[str, Node]:
        return self._read()[1]

    def to_packed(self) -> bytes:
        """The trees as JSON, compressed; ``Trees(packed=...)`` gives them back."""
        from authz.grammar.treedata import to_data

        data = [{name: to_data(node) for name, node in nodes.items()} for nodes in self._read()]
        return zlib.compress(json.dumps(data, separators=(",", ":")).encode())


@frozen(eq=False)
class CompiledGrammar:
    """All that the pipeline needs to know of a language.

    ``words`` has a symbol for every set of classes that a word of the lexicon can bear. Of phrases only
    those sets are told apart that some construction tells apart: ``codes`` says which of the symbols of
    ``phrases`` each word's symbol becomes as the head of a phrase of some kind, ``NONE`` where it heads
    none. ``letters`` does the same for the phrase rules, whose expression ``chunks`` is over few letters.
    ``idle`` are the words that hold one of the ``stems`` and are no cue, ``tested`` the sets of phrase symbols that
    say where a construction is tried.
    """

    vocabulary: Vocabulary
    words: Alphabet
    phrases: Alphabet
    codes: Mapping[str, str]
    letters: str
    chunks: str
    constructions: tuple[CompiledConstruction, ...]
    tested: SymbolSets
    trees: Trees
    program: Program
    tagging: Mapping[str, Any]
    tables: Mapping[str, Any]
    names: Mapping[str, NameEntry]
    stems: tuple[str, ...]
    idle: tuple[str, ...]

    @property
    def rules(self) -> Mapping[str, Node]:
        """The patterns that a name in a construction stands for."""
        return self.trees.rules

    def to_data(self) -> dict[str, Any]:
        """The grammar as JSON-able data; ``from_data`` gives it back.

        What is under ``texts`` is large and text: it can be kept as it is, with nothing escaped. What is under
        ``packed`` is JSON, compressed, which is not needed at once.
        """
        sets: dict[str, int] = {}
        types: dict[tuple[str | None, str], int] = {}
        expressions = [c.expression.to_packed(sets) for c in self.constructions]
        names = {
            form: types.setdefault((entry.id, entry.type), len(types))
            for form, entry in self.names.items()
            if "\n" not in form  # no text has a name with a line end in it
        }
        return {
            "vocabulary": self.vocabulary.to_data(),
            "letters": self.letters,
            "chunks": self.chunks,
            "constructions": [c.to_data() for c in self.constructions],
            "sizes": [size for _, size in expressions],
            "kinds": list(self.codes),
            "count": self.program.count,
            "tagging": dict(self.tagging),
            "tables": dict(self.tables),
            "types": list(types),
            "names": list(names.values()),
            "stems": list(self.stems),
            "idle": list(self.idle),
            "texts": {
                "codes": "\n".join(self.codes.values()),
                "sets": Lines.text_of(" ".join(map(str, counted(_spelled(charset)))) for charset in sets),
                "tests": Lines.text_of(self.program.sets),
                "tested": Lines.text_of(self.tested.lines),
                "steps": self.program.patterns.text,
                "rules": self.program.rules.text,
                "names": "\n".join(names),
                "words": Lines.text_of(self.words.to_lines()),
                "phrases": Lines.text_of(self.phrases.to_lines()),
                **self.vocabulary.to_texts(),
            },
            "packed": {
                "trees": [self.trees.to_packed()],
                "expressions": [content for content, _ in expressions],
            },
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> CompiledGrammar:
        """Raises KeyError, TypeError, ValueError or IndexError where the data is not what ``to_data`` made."""
        texts, packed = data["texts"], data["packed"]
        tested = SymbolSets(Lines(texts["tested"]))
        sets = Lines(texts["sets"])

        def charset(number: int) -> str:
            return _charset(list(map(int, sets[number].split())))

        (kept,) = packed["trees"]
        trees = Trees(packed=kept)
        constructions = tuple(
            [
                CompiledConstruction(
                    name=name,
                    status=status,
                    roles=tuple([Role(*role) for role in roles]),
                    flags=frozenset(flags),
                    needed=tuple(needed),
                    openings=tuple([(first, following) for first, following in openings]),
                    expression=Expression.from_packed(expression, size, charset),
                    trees=trees,
                    tested=tested,
                )
                for (name, status, roles, flags, needed, openings), expression, size in zip(
                    data["constructions"], packed["expressions"], data["sizes"], strict=True
                )
            ]
        )
        types = [NameEntry(*entry) for entry in data["types"]]
        return cls(
            vocabulary=Vocabulary.from_data(data["vocabulary"], texts),
            words=Alphabet.from_lines(Lines(texts["words"])),
            phrases=Alphabet.from_lines(Lines(texts["phrases"])),
            codes=dict(zip(data["kinds"], texts["codes"].split("\n"), strict=True)),
            letters=data["letters"],
            chunks=data["chunks"],
            constructions=constructions,
            tested=tested,
            trees=trees,
            program=Program(
                Steps(texts["steps"]), Steps(texts["rules"]), Lines(texts["tests"]), data["count"]
            ),
            tagging=data["tagging"],
            tables=data["tables"],
            names=dict(
                zip(filter(None, texts["names"].split("\n")), [types[n] for n in data["names"]], strict=True)
            ),
            stems=tuple(data["stems"]),
            idle=tuple(data["idle"]),
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
