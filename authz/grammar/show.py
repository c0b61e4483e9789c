"""The page of a construction, a rule or a class: what it says and what it compiles to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from authz.errors import GrammarError, nearest_names
from authz.grammar.alphabet import Alphabet
from authz.grammar.compiled import CompiledGrammar
from authz.grammar.recognizer import Recognizers, first_symbols
from authz.grammar.source import Grammar
from authz.grammar.spelling import spelled
from authz.grammar.terms import FLAGS, RELATIONS
from authz.grammar.tree import ClassTest, Construction, Example, Node, Place, Ref, Rule, walk

__all__ = ["page"]

_SHOWN = 60
"""How many words of a class are listed: more tell nobody more."""


def page(grammar: Grammar, compiled: CompiledGrammar, name: str) -> str:
    """The page of what bears ``name``. Raises GrammarError with the nearest names where nothing does."""
    lines: list[str] = []
    if name in grammar.constructions:
        lines += _construction(grammar, compiled, grammar.constructions[name])
    if name in grammar.rules:
        lines += _rule(grammar, compiled, grammar.rules[name])
    if name in grammar.lexicon.classes:
        lines += _class(grammar, name)
    if not lines:
        known = [*grammar.constructions, *grammar.rules, *grammar.lexicon.classes]
        expected = ["the name of a construction, a rule or a class"]
        raise GrammarError(
            f"nothing is called {name!r}", expected=expected, nearest=nearest_names(name, known)
        )
    return "\n".join(lines)


def _construction(grammar: Grammar, compiled: CompiledGrammar, item: Construction) -> Iterator[str]:
    yield f"construction {item.name}{_where(item.place)}"
    yield f"  {item.meaning}"
    yield f"  status   {item.status}"
    for role in item.roles:
        yield f"  role     {role.slot} from {role.relation}: {RELATIONS[role.relation]}"
    for flag in sorted(item.flags):
        yield f"  flag     {flag}: {FLAGS[flag]}"
    yield from _pattern(grammar, item.pattern, compiled.phrases)
    for example in item.examples:
        yield f"  example  {_marked(example)} => {example.status or item.status}"
    for example in item.counterexamples:
        yield f"  not      {example.text}"


def _rule(grammar: Grammar, compiled: CompiledGrammar, rule: Rule) -> Iterator[str]:
    yield f"{'phrase' if rule.phrase else 'rule'} {rule.name}{_where(rule.place)}"
    words = rule.phrase or bool(rule.place and "phrases" in rule.place.path.replace("\\", "/").split("/"))
    yield from _pattern(grammar, rule.pattern, compiled.words if words else compiled.phrases)


def _pattern(grammar: Grammar, pattern: Node, alphabet: Alphabet) -> Iterator[str]:
    rules = grammar.shorthands
    yield f"  pattern  {spelled(pattern)} ;"
    used = _names(pattern, rules)
    shorthands = [name for name in used if name in rules]
    if shorthands:
        yield f"  rules    {', '.join(shorthands)}"
    words = _members(grammar)
    for name in used:
        if name not in rules:
            shown = f'"{name[1:]}"' if name.startswith("=") else name
            symbols = len(alphabet.select((name,)))
            members = f"{words[name]:6,} words" if name in words else " " * 12
            yield f"  class    {shown:20} {members}, {symbols:6,} of {len(alphabet):,} symbols"
    length = len(Recognizers(rules, alphabet).recognizer(pattern))
    first = len(first_symbols(pattern, rules, alphabet))
    yield f"  recognizer of {length:,} characters; a match begins with one of {first:,} symbols"


def _names(pattern: Node, rules: Mapping[str, Node]) -> list[str]:
    """Every name that a pattern uses, itself or through rules, in the order of first use."""
    found: dict[str, None] = {}
    for part in walk(pattern):
        names: tuple[str, ...] = ()
        if isinstance(part, Ref):
            names = (part.name,)
        elif isinstance(part, ClassTest):
            names = (*part.having, *part.lacking)
        for name in names:
            if name not in found:
                found[name] = None
                if name in rules:
                    found |= dict.fromkeys(_names(rules[name], rules))
    return list(found)


def _members(grammar: Grammar) -> Counter[str]:
    """How many forms of the lexicon bear each class; a literal is one form."""
    counts: Counter[str] = Counter()
    for form, _, readings in grammar.lexicon.forms():
        counts.update({name for reading in readings.values() for name in reading.classes})
        counts[f"={form.lower()}"] += 1
    return counts


def _class(grammar: Grammar, name: str) -> Iterator[str]:
    yield f"class {name}"
    if doc := grammar.lexicon.families.get(name):
        yield f"  {doc}"
    bearers = [
        form
        for form, _, readings in grammar.lexicon.forms()
        if any(name in r.classes for r in readings.values())
    ]
    rest = f", and {len(bearers) - _SHOWN:,} more" if len(bearers) > _SHOWN else ""
    yield f"  {len(bearers):,} words: {', '.join(bearers[:_SHOWN])}{rest}"
    patterns = [(rule.name, rule.pattern) for rule in grammar.rules.values()]
    patterns += [(item.name, item.pattern) for item in grammar.constructions.values()]
    users = [user for user, pattern in patterns if name in _names(pattern, {})]
    yield f"  used by: {', '.join(users) or 'no rule or construction by name'}"


def _where(place: Place | None) -> str:
    return f"    {place.path}:{place.line}" if place else ""


def _marked(example: Example) -> str:
    """The text of an example with its marks, as the notation writes them."""
    edges = [(start, 1, -end, f"[{slot}: ") for slot, start, end in example.spans]
    edges += [(end, 0, -start, "]") for _, start, end in example.spans]
    text, at = "", 0
    for position, _, _, mark in sorted(edges):
        text += example.text[at:position] + mark
        at = position
    return text + example.text[at:]
