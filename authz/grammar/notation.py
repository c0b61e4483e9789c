"""Reads ``.grammar`` files with pyparsing. The notation's own BNF stands in docs/grammar.md."""

from __future__ import annotations

import re
from typing import Any

import pyparsing as pp

from authz.errors import GrammarError
from authz.grammar.terms import SLOTS
from authz.grammar.tree import (
    MANY,
    Capture,
    Choice,
    ClassTest,
    Construction,
    Example,
    GrammarFile,
    Look,
    Node,
    Place,
    Ref,
    Repeat,
    Role,
    Rule,
    Sequence,
)

__all__ = ["read_example", "read_grammar"]

FIELDS = ("meaning", "status", "role", "flag", "pattern", "example", "counterexample")

_COMMENT = re.compile(r'"(?:\\.|[^"\\])*"|(?P<comment>#[^\n]*)', re.DOTALL)
_MARK = re.compile(r"\[(?P<slot>[a-z]+): ?|(?P<close>\])")


def read_example(marked: str, status: str | None, place: Place | None) -> Example:
    """``[authority: Congress] [cue: authorized] it`` as plain text and its spans.

    Spans may nest. Raises ValueError with the reason where brackets do not pair or a slot is unknown.
    """
    plain: list[str] = []
    length = at = 0
    spans: list[tuple[str, int, int]] = []
    pending: list[tuple[str, int]] = []
    for mark in _MARK.finditer(marked):
        plain.append(marked[at : mark.start()])
        length += len(plain[-1])
        at = mark.end()
        if slot := mark["slot"]:
            if slot not in SLOTS:
                raise ValueError(f"an example marks {', '.join(SLOTS)}, not {slot!r}")
            pending.append((slot, length))
        elif not pending:
            raise ValueError("a ']' closes nothing")
        else:
            slot, start = pending.pop()
            spans.append((slot, start, length))
    if pending:
        raise ValueError(f"the mark of {pending[-1][0]!r} is not closed")
    plain.append(marked[at:])
    return Example(text="".join(plain), spans=tuple(spans), status=status, place=place)


def _uncommented(source: str) -> str:
    """The source with blanks for its comments: pyparsing would look for one before each element."""
    return _COMMENT.sub(lambda found: " " * len(found[0]) if found["comment"] else found[0], source)


def _quoted() -> pp.ParserElement:
    return pp.QuotedString('"', esc_char="\\", multiline=True).set_name("quoted text")


class _Reader:
    """The notation's parser for one file. Parse actions only build tree nodes."""

    def __init__(self, path: str, source: str) -> None:
        self.path = path
        self.source = source

    def place(self, loc: int) -> Place:
        return Place(self.path, pp.lineno(loc, self.source), pp.col(loc, self.source))

    def expression(self) -> pp.ParserElement:
        expression = pp.Forward()
        expression.set_name("pattern")
        name = pp.Regex(r"[a-z][a-z0-9_]*(?:\.~?[a-z][a-z0-9_]*)*").set_name("class or rule name")

        def named(_: str, loc: int, tokens: Any) -> Node:
            having = tuple(p for p in tokens[0].split(".") if not p.startswith("~"))
            lacking = tuple(p[1:] for p in tokens[0].split(".") if p.startswith("~"))
            place = self.place(loc)
            if len(having) == 1 and not lacking:
                return Ref(having[0], place)
            return ClassTest(having, lacking, place)

        def literal(_: str, loc: int, tokens: Any) -> Node:
            return ClassTest((f"={tokens[0].lower()}",), (), self.place(loc))

        atom = (
            name.copy().add_parse_action(named)
            | _quoted().add_parse_action(literal)
            | (pp.Suppress("(") - expression - pp.Suppress(")"))
        ).set_name("class, literal, group or capture")
        # both match always, if only nothing, which takes pyparsing far less than to find that an option is not there
        before = pp.Regex(r"(?:(?P<slot>[a-z]+)\s*:\s*)?(?P<look>[!&]?)")
        after = pp.Regex(r"(?:[?*+]|\{\s*(?P<least>\d+)\s*,\s*(?P<most>\d+)\s*\})?")

        def element(_: str, loc: int, tokens: Any) -> Node:
            look, node, suffix = tokens["look"], tokens[1], tokens[2]
            if suffix:
                bounds = {"?": (0, 1), "*": (0, MANY), "+": (1, MANY)}
                low, high = bounds.get(suffix) or (int(tokens["least"]), int(tokens["most"]))
                node = Repeat(node, low, high)
            if look:
                node = Look(node, negative=look == "!")
            return Capture(tokens["slot"], node, self.place(loc)) if tokens["slot"] else node

        part = (before + atom + after).set_name("class, literal, group or capture").add_parse_action(element)
        sequence = pp.OneOrMore(part).add_parse_action(
            lambda tokens: tokens[0] if len(tokens) == 1 else Sequence(tuple(tokens))
        )
        expression <<= pp.DelimitedList(sequence, "|").add_parse_action(
            lambda tokens: tokens[0] if len(tokens) == 1 else Choice(tuple(tokens))
        )
        return expression

    def grammar(self) -> pp.ParserElement:
        expression = self.expression()
        name = pp.Regex(r"[a-z][a-z0-9_.-]*").set_name("name")
        end = pp.Suppress(";").set_name("';'")

        def rule(_: str, loc: int, tokens: Any) -> Rule:
            kind, rule_name, pattern = tokens
            return Rule(name=rule_name, pattern=pattern, phrase=kind == "phrase", place=self.place(loc))

        rules = pp.one_of("rule phrase", as_keyword=True) - name - pp.Suppress("=") - expression - end
        rules.add_parse_action(rule)

        def field(keyword: str, value: pp.ParserElement) -> pp.ParserElement:
            entry = pp.Keyword(keyword) - value
            return entry.add_parse_action(lambda s, loc, t: (keyword, self.place(loc), list(t)[1:]))

        word = pp.Regex(r"[a-z_]+")
        fields = (
            field("meaning", _quoted())
            | field("status", word.copy().set_name("status"))
            | field(
                "role",
                word.copy().set_name("slot")
                - pp.Suppress(pp.Keyword("from"))
                - word.copy().set_name("relation"),
            )
            | field("flag", word.copy().set_name("flag"))
            | field("pattern", expression - end)
            | field("example", _quoted() + pp.Opt(pp.Suppress("=>") - word.copy().set_name("status")))
            | field("counterexample", _quoted())
        ).set_name(" or ".join(FIELDS))

        def construction(_: str, loc: int, tokens: Any) -> Construction:
            return self.construction(tokens[1], list(tokens)[2:], self.place(loc))

        constructions = (
            pp.Keyword("construction")
            - name
            - pp.Suppress("{")
            - pp.OneOrMore(fields)
            - pp.Suppress("}").set_name("'}' or a field")
        )
        constructions.add_parse_action(construction)
        top = pp.ZeroOrMore((rules | constructions).set_name("rule, phrase or construction")) + pp.StringEnd()
        return top.parse_with_tabs()

    def construction(self, name: str, fields: list[Any], place: Place) -> Construction:
        values: dict[str, list[tuple[Place, list[Any]]]] = {key: [] for key in FIELDS}
        for key, where, value in fields:
            values[key].append((where, value))
        for key in ("meaning", "status", "pattern"):
            if not values[key]:
                raise self.fault(place, f"construction {name!r} has no {key}", f"a {key}")
            if len(values[key]) > 1:
                raise self.fault(values[key][1][0], f"construction {name!r} gives {key} twice", f"one {key}")

        def examples(key: str) -> tuple[Example, ...]:
            found = []
            for where, value in values[key]:
                try:
                    found.append(read_example(value[0], value[1] if len(value) > 1 else None, where))
                except ValueError as error:
                    raise self.fault(where, str(error), "spans marked as [slot: words]") from None
            return tuple(found)

        return Construction(
            name=name,
            meaning=" ".join(values["meaning"][0][1][0].split()),
            status=values["status"][0][1][0],
            pattern=values["pattern"][0][1][0],
            roles=tuple(Role(*value) for _, value in values["role"]),
            flags=frozenset(value[0] for _, value in values["flag"]),
            examples=examples("example"),
            counterexamples=examples("counterexample"),
            place=place,
            places={
                "status": values["status"][0][0],
                "pattern": values["pattern"][0][0],
                **{f"role {number}": where for number, (where, _) in enumerate(values["role"])},
                **{f"flag {value[0]}": where for where, value in values["flag"]},
            },
        )

    def fault(self, place: Place, message: str, expected: str) -> GrammarError:
        lines = self.source.splitlines() or [""]
        line = lines[min(place.line, len(lines)) - 1]
        return GrammarError(
            message,
            path=self.path,
            line=place.line,
            column=place.column,
            source=line,
            expected=(expected,),
        )

    def read(self) -> GrammarFile:
        try:
            tokens = self.grammar().parse_string(_uncommented(self.source))
        except pp.ParseBaseException as error:
            expected = error.msg.removeprefix("Expected ").removeprefix(", ")
            found = self.source[error.loc : error.loc + 20].split("\n")[0] or "the end of the file"
            place = self.place(min(error.loc, len(self.source)))
            raise self.fault(place, f"cannot read {found!r}", expected) from None
        except RecursionError:
            raise self.fault(
                Place(self.path, 1, 1), "groups are nested too deeply", "fewer than 100 levels"
            ) from None
        rules = tuple(t for t in tokens if isinstance(t, Rule))
        return GrammarFile(self.path, rules, tuple(t for t in tokens if isinstance(t, Construction)))


def read_grammar(path: str, source: str) -> GrammarFile:
    """The rules and constructions of one file.

    Raises GrammarError with line, column, caret and what was expected.
    """
    return _Reader(path, source).read()
