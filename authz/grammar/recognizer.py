"""The first compilation of a rule: a regular expression over symbols, run by the C engine.

Every choice and repetition is atomic or possessive, so nothing is ever given back: the expression
does what a parsing expression grammar does, and each attempt is linear in the stretch it covers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from authz.grammar.alphabet import Alphabet
from authz.grammar.tree import Capture, Choice, ClassTest, Look, Node, Ref, Repeat, Sequence, walk

__all__ = [
    "Grouped",
    "Recognizers",
    "first_symbols",
    "needed_symbols",
    "nullable",
    "openings",
]


class Grouped(NamedTuple):
    """A regular expression with groups, and for each group called ``turns`` what is repeated in it."""

    expression: str
    turns: list[Grouped]


class _Marks:
    """How many groups an expression has so far, and what is repeated in those called ``turns``."""

    def __init__(self) -> None:
        self.count = 0
        self.turns: list[Grouped] = []

    def begin(self, name: str) -> str:
        """What opens a group of that name."""
        self.count += 1
        return f"(?P<{name}_{self.count}>"


class Recognizers:
    """Makes the regular expressions of patterns; what is worked out of a rule serves for every pattern.

    ``rules`` resolves references: a name that is no rule is a class.
    """

    def __init__(self, rules: Mapping[str, Node], alphabet: Alphabet) -> None:
        self._rules = rules
        self._alphabet = alphabet
        self._known: dict[str, str] = {}
        self._singles: dict[str, frozenset[str] | None] = {}
        self._captures: dict[str, bool] = {}

    def recognizer(self, node: Node) -> str:
        """The regular expression of a pattern; what it captures is not marked."""
        return self._expression(node, None)

    def grouped(self, node: Node) -> Grouped:
        """The regular expression with a group for each capture, which bears its name and a number.

        A group would keep only the last turn of a capture that repeats: there the group is the whole
        repetition, in which the turns can be found again.
        """
        marks = _Marks()
        return Grouped(self._expression(node, marks), marks.turns)

    def guarded(self, node: Node) -> str:
        """The regular expression of a pattern that looks at the first symbol before it tries anything, or an alternative.

        It is longer and matches the same. It pays where many symbols begin no match, or few alternatives.
        """
        tried = "|".join(map(self.guarded, node.parts)) if isinstance(node, Choice) else ""
        inner = f"(?>{tried})" if tried else self.recognizer(node)
        if nullable(node, self._rules):
            return inner
        first = first_symbols(node, self._rules, self._alphabet)
        return f"(?={self._alphabet.either(first)}){inner}"

    def phrases(self, patterns: Mapping[str, Node]) -> str:
        """The expression of named patterns, tried in turn; a symbol that begins none of them is taken at once."""
        begun = [first_symbols(pattern, self._rules, self._alphabet) for pattern in patterns.values()]
        alone = self._alphabet.symbols(()).difference(*begun)
        named = [f"(?P<{name}>{self.guarded(pattern)})" for name, pattern in patterns.items()]
        return "|".join([self._alphabet.either(alone), *named])

    def _expression(self, node: Node, marks: _Marks | None) -> str:
        """With ``marks`` captures become groups."""
        symbols = self.single(node)
        if symbols is not None:
            return self._alphabet.either(symbols)
        match node:
            case Ref(name):
                if marks is not None and self._has_captures(node):
                    return self._expression(self._rules[name], marks)
                if name not in self._known:
                    self._known[name] = self._expression(self._rules[name], None)
                return self._known[name]
            case Sequence(parts):
                return "".join([self._expression(part, marks) for part in self.joined(parts)])
            case Choice(parts):
                return "(?>" + "|".join([self._expression(part, marks) for part in parts]) + ")"
            case Repeat(part, least, most):
                if marks is not None and most > 1 and self._has_captures(part):
                    begin = marks.begin("turns")
                    marks.turns.append(self.grouped(part))
                    return f"{begin}{self._expression(node, None)})"
                inner = self._expression(part, marks)
                count = "?" if (least, most) == (0, 1) else f"{{{least},{most}}}"
                if self.single(part) is not None:
                    return f"{inner}{count}+"
                if marks is None or not self._has_captures(part):
                    return f"(?:{inner}){count}+"
                return f"(?>(?:{inner}){count})"  # a group inside a possessive repetition is lost by some releases of Python
            case Look(part, negative):
                return f"(?{'!' if negative else '='}{self._expression(part, None)})"
            case Capture(name, part):
                begin = "(?:" if marks is None else marks.begin(name)
                return f"{begin}{self._expression(part, marks)})"
        raise AssertionError(node)  # a test of one class is a single symbol

    def single(self, node: Node) -> frozenset[str] | None:
        """The symbols of which the pattern takes exactly one, whatever stands around it; None where it is not so.

        An expression tests for one symbol of a set at one blow, where it would try alternatives one by one.
        """
        match node:
            case ClassTest(having, lacking):
                return self._alphabet.symbols(having, lacking)
            case Ref(name):
                if name not in self._rules:
                    return self._alphabet.symbols((name,))
                if name not in self._singles:
                    self._singles[name] = self.single(self._rules[name])
                return self._singles[name]
            case Choice(parts):
                found: frozenset[str] = frozenset()
                for part in parts:
                    symbols = self.single(part)
                    if symbols is None:
                        return None
                    found |= symbols
                return found
            case Sequence((*looks, last)):
                taken = self.single(last)
                for look in looks:
                    if taken is None or not isinstance(look, Look):
                        return None
                    seen = self.single(look.part)
                    if seen is None:
                        return None
                    taken = taken - seen if look.negative else taken & seen
                return taken
        return None

    def joined(self, parts: tuple[Node, ...]) -> Iterator[Node]:
        """The parts of a sequence, where looks ahead and a single symbol after them are one part."""
        begun = 0
        for at, part in enumerate(parts):
            if isinstance(part, Look) and at + 1 < len(parts):
                continue
            together = Sequence(parts[begun : at + 1])
            if begun < at and self.single(together) is not None:
                yield together
            else:
                yield from parts[begun : at + 1]
            begun = at + 1

    def _has_captures(self, node: Node) -> bool:
        """Whether the pattern names a part, itself or through a rule."""
        for part in walk(node):
            if isinstance(part, Capture):
                return True
            if isinstance(part, Ref) and part.name in self._rules:
                if part.name not in self._captures:
                    self._captures[part.name] = self._has_captures(self._rules[part.name])
                if self._captures[part.name]:
                    return True
        return False


def nullable(node: Node, rules: Mapping[str, Node]) -> bool:
    """Whether the pattern can match nothing at all."""
    match node:
        case ClassTest():
            return False
        case Ref(name):
            return name in rules and nullable(rules[name], rules)
        case Sequence(parts):
            return all(nullable(part, rules) for part in parts)
        case Choice(parts):
            return any(nullable(part, rules) for part in parts)
        case Repeat(part, least, _):
            return least == 0 or nullable(part, rules)
        case Look():
            return True
        case Capture(_, part):
            return nullable(part, rules)


def first_symbols(node: Node, rules: Mapping[str, Node], alphabet: Alphabet) -> frozenset[str]:
    """The symbols that a match can begin with: where they are absent the rule need not be tried."""
    match node:
        case ClassTest(having, lacking):
            return alphabet.symbols(having, lacking)
        case Ref(name):
            if name in rules:
                return first_symbols(rules[name], rules, alphabet)
            return alphabet.symbols((name,))
        case Sequence(parts):
            found: frozenset[str] = frozenset()
            for part in parts:
                if isinstance(part, Look):
                    continue
                found |= first_symbols(part, rules, alphabet)
                if not nullable(part, rules):
                    break
            return found
        case Choice(parts):
            return frozenset().union(*(first_symbols(part, rules, alphabet) for part in parts))
        case Repeat(part) | Capture(_, part):
            return first_symbols(part, rules, alphabet)
        case Look():
            return frozenset()


_NEEDED = 3
"""How many sets of needed symbols are kept: with a third an attempt in ten is saved, with a fourth none."""


def needed_symbols(node: Node, rules: Mapping[str, Node], alphabet: Alphabet) -> list[frozenset[str]]:
    """Sets of symbols, of each of which every match holds one; none where nothing can be said.

    The cue's own are preferred, because they are rare, then the smallest.
    """
    found = sorted(_needed(node, rules, alphabet, cued=False), key=_rarity)
    return list(dict.fromkeys(symbols for _, symbols in found))[:_NEEDED]


def _rarity(item: tuple[bool, frozenset[str]]) -> tuple[bool, int]:
    cued, symbols = item
    return not cued, len(symbols)


def _needed(
    node: Node, rules: Mapping[str, Node], alphabet: Alphabet, *, cued: bool
) -> list[tuple[bool, frozenset[str]]]:
    """Sets of which every match holds a symbol, each with whether it is the cue's."""
    match node:
        case ClassTest(having, lacking):
            return [(cued, alphabet.symbols(having, lacking))]
        case Ref(name):
            if name in rules:
                return _needed(rules[name], rules, alphabet, cued=cued)
            return [(cued, alphabet.symbols((name,)))]
        case Sequence(parts):
            return [item for part in parts for item in _needed(part, rules, alphabet, cued=cued)]
        case Choice(parts):
            best = []
            for part in parts:
                found = _needed(part, rules, alphabet, cued=cued)
                if not found:
                    return []
                best.append(min(found, key=_rarity))
            return [(all(own for own, _ in best), frozenset().union(*(symbols for _, symbols in best)))]
        case Repeat(part, least):
            return _needed(part, rules, alphabet, cued=cued) if least else []
        case Look():
            return []
        case Capture(name, part):
            return _needed(part, rules, alphabet, cued=cued or name == "cue")


def openings(
    node: Node, rules: Mapping[str, Node], alphabet: Alphabet
) -> list[tuple[frozenset[str], frozenset[str] | None]]:
    """How a match can begin: its first symbol is of one set, the next of the other.

    None stands for any symbol or the end. More may be let through than matches; nothing that matches
    is left out.
    """
    found: dict[frozenset[str], frozenset[str] | None] = {}
    for first, rest in _heads((node,), rules, alphabet):
        if not first:
            continue
        following: frozenset[str] | None = None
        if not all(nullable(part, rules) for part in rest):
            following = frozenset().union(*(symbols for symbols, _ in _heads(rest, rules, alphabet)))
        known = found.get(first, following)
        found[first] = None if known is None or following is None else known | following
    return list(found.items())


def _heads(
    parts: tuple[Node, ...], rules: Mapping[str, Node], alphabet: Alphabet
) -> Iterator[tuple[frozenset[str], tuple[Node, ...]]]:
    """The sets of symbols that a sequence can begin with, each with what then has to follow."""
    if not parts:
        return
    node, rest = parts[0], parts[1:]
    match node:
        case ClassTest(having, lacking):
            yield alphabet.symbols(having, lacking), rest
        case Ref(name):
            if name in rules:
                yield from _heads((rules[name], *rest), rules, alphabet)
            else:
                yield alphabet.symbols((name,)), rest
        case Sequence(inner):
            yield from _heads((*inner, *rest), rules, alphabet)
        case Choice(inner):
            for part in inner:
                yield from _heads((part, *rest), rules, alphabet)
        case Repeat(part, least, most):
            for symbols, after in _heads((part,), rules, alphabet):
                yield (
                    symbols,
                    (*after, *((Repeat(part, max(0, least - 1), most - 1),) if most > 1 else ()), *rest),
                )
            if least == 0 or nullable(part, rules):
                yield from _heads(rest, rules, alphabet)
        case Look(part, negative):
            barred = frozenset[str]()
            if negative and isinstance(part, ClassTest):
                barred = alphabet.symbols(part.having, part.lacking)
            elif negative and isinstance(part, Ref) and part.name not in rules:
                barred = alphabet.symbols((part.name,))
            for symbols, after in _heads(rest, rules, alphabet):
                yield symbols - barred, after
        case Capture(_, part):
            yield from _heads((part, *rest), rules, alphabet)
