"""The tree of a grammar file: what the notation says, before anything is compiled.

The operators have the meaning of parsing expression grammars (Ford 2004): choice is ordered,
repetition takes all it can and gives nothing back. That is what makes the two compilations of a
rule, the recognizer and the walk, agree by construction, and time linear.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from authz.grammar.role import Role

__all__ = [
    "MANY",
    "Capture",
    "Choice",
    "ClassTest",
    "Construction",
    "Example",
    "GrammarFile",
    "Look",
    "Node",
    "Place",
    "Ref",
    "Repeat",
    "Role",
    "Rule",
    "Sequence",
    "walk",
]

MANY = 24
"""How often ``*`` and ``+`` repeat at the most: no noun phrase or clause of any real sentence in the
frozen corpus has more parts, and a bound keeps every rule linear in the sentence."""


@frozen
class Place:
    """Where something stands in a grammar file: line and column from 1."""

    path: str
    line: int
    column: int


@frozen
class ClassTest:
    """One symbol that bears every class of ``having`` and none of ``lacking``."""

    having: tuple[str, ...]
    lacking: tuple[str, ...] = ()
    place: Place | None = field(default=None, eq=False, repr=False)


@frozen
class Ref:
    """The pattern of another rule."""

    name: str
    place: Place | None = field(default=None, eq=False, repr=False)


@frozen
class Sequence:
    parts: tuple[Node, ...]


@frozen
class Choice:
    parts: tuple[Node, ...]


@frozen
class Repeat:
    part: Node
    least: int
    most: int


@frozen
class Look:
    """Looks ahead and takes nothing: succeeds where ``part`` matches, or with ``negative`` does not."""

    part: Node
    negative: bool


@frozen
class Capture:
    name: str
    part: Node
    place: Place | None = field(default=None, eq=False, repr=False)


Node = ClassTest | Ref | Sequence | Choice | Repeat | Look | Capture


@frozen(kw_only=True)
class Rule:
    """A named pattern; with ``phrase`` it makes phrases of words, else it is a shorthand."""

    name: str
    pattern: Node
    phrase: bool = False
    place: Place | None = field(default=None, eq=False, repr=False)


@frozen(kw_only=True)
class Example:
    """A sentence with its spans marked; ``spans`` are (slot, start, end) in code points of ``text``."""

    text: str
    spans: tuple[tuple[str, int, int], ...]
    status: str | None
    place: Place | None = field(default=None, eq=False, repr=False)


@frozen(kw_only=True)
class Construction:
    """A pattern over phrases that makes a statement."""

    name: str
    meaning: str
    status: str
    pattern: Node
    roles: tuple[Role, ...] = ()
    flags: frozenset[str] = frozenset()
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()
    place: Place | None = field(default=None, eq=False, repr=False)
    places: Mapping[str, Place] = field(factory=dict, eq=False, repr=False)

    def at(self, what: str) -> Place | None:
        """Where a field stands: ``status``, ``role 0``, ``flag foreign``; else the construction's own place."""
        return self.places.get(what, self.place)


@frozen
class GrammarFile:
    path: str
    rules: tuple[Rule, ...]
    constructions: tuple[Construction, ...]


def walk(node: Node) -> Iterator[Node]:
    """The node and everything under it, outside in; references are not followed."""
    yield node
    match node:
        case Sequence(parts) | Choice(parts):
            for part in parts:
                yield from walk(part)
        case Repeat(part) | Look(part) | Capture(part=part):
            yield from walk(part)
