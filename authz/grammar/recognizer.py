"""The first compilation of a rule: a regular expression over symbols, run by the C engine.

Every choice and repetition is atomic or possessive, so nothing is ever given back: the expression
does what a parsing expression grammar does, and each attempt is linear in the stretch it covers.
"""

from __future__ import annotations

from collections.abc import Mapping

from authz.grammar.alphabet import Alphabet
from authz.grammar.tree import Capture, Choice, ClassTest, Look, Node, Ref, Repeat, Sequence

__all__ = ["first_symbols", "nullable", "recognizer"]


def recognizer(node: Node, rules: Mapping[str, Node], alphabet: Alphabet, *, groups: bool = False) -> str:
    """The regular expression of a pattern; with ``groups`` captures become named groups.

    ``rules`` resolves references: a name that is no rule is a class.
    """
    match node:
        case ClassTest(having, lacking):
            return alphabet.charset(having, lacking)
        case Ref(name):
            if name in rules:
                return recognizer(rules[name], rules, alphabet, groups=groups)
            return alphabet.charset((name,))
        case Sequence(parts):
            return "".join(recognizer(part, rules, alphabet, groups=groups) for part in parts)
        case Choice(parts):
            return "(?>" + "|".join(recognizer(part, rules, alphabet, groups=groups) for part in parts) + ")"
        case Repeat(part, least, most):
            inner = recognizer(part, rules, alphabet, groups=groups)
            count = "?" if (least, most) == (0, 1) else f"{{{least},{most}}}"
            return f"(?>(?:{inner}){count})"
        case Look(part, negative):
            return f"(?{'!' if negative else '='}{recognizer(part, rules, alphabet, groups=groups)})"
        case Capture(name, part):
            inner = recognizer(part, rules, alphabet, groups=groups)
            return f"(?P<{name}>{inner})" if groups else f"(?:{inner})"


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
            return frozenset(alphabet.select_chars(having, lacking))
        case Ref(name):
            if name in rules:
                return first_symbols(rules[name], rules, alphabet)
            return frozenset(alphabet.select_chars((name,)))
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
