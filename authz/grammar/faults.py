"""What can be wrong with a grammar before it is compiled: names, cycles, empty patterns, cues, examples.

Whether each construction's examples are found, and its counterexamples are not, is checked by
``authz.grammar.examples``, which needs the whole program.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from authz.errors import GrammarError, nearest_names
from authz.grammar.compiled import CompiledGrammar
from authz.grammar.compiler import compile_grammar
from authz.grammar.recognizer import nullable
from authz.grammar.scope import read_scope, read_status
from authz.grammar.source import Grammar, fault_at, read_directories
from authz.grammar.stems import idle_words, read_stems
from authz.grammar.tagtables import read_tagging
from authz.grammar.terms import CAPTURES, FLAGS, RELATIONS, STRUCTURAL
from authz.grammar.tree import Capture, ClassTest, Construction, Node, Ref, walk
from authz.lexicon import TAGS
from authz.model import Status

__all__ = ["checked_grammar", "compile_checked", "faults_of"]

_STATUSES = tuple(str(status) for status in Status)
_CLASS = "a class of the lexicon, a part of speech or a rule"
_PART = "a part that must be there"


class _Checker:
    """The checks over one grammar; each gives the faults that it finds."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.nodes = grammar.shorthands
        self.known = (
            STRUCTURAL | grammar.lexicon.classes | {name for names in TAGS.values() for name in names}
        )

    def fault(
        self,
        item: Node | Construction,
        at: str,
        message: str,
        expected: Sequence[str],
        unknown: str = "",
        known: Collection[str] = (),
    ) -> GrammarError:
        place = item.at(at) if isinstance(item, Construction) else getattr(item, "place", None)
        nearest = nearest_names(unknown, known or expected) if unknown else ()
        return fault_at(self.grammar.sources, place, message, expected, nearest)

    def names(self, owner: str, pattern: Node) -> Iterator[GrammarError]:
        everything = self.known | self.nodes.keys()
        for part in walk(pattern):
            match part:
                case Ref(name) if name not in everything:
                    yield self.fault(
                        part, "", f"{owner}: unknown class or rule {name!r}", [_CLASS], name, everything
                    )
                case ClassTest(having, lacking):
                    for name in (*having, *lacking):
                        if not name.startswith("=") and name not in self.known:
                            message = f"{owner}: unknown class {name!r}"
                            yield self.fault(part, "", message, [_CLASS], name, self.known)
                case Capture(name) if name not in CAPTURES:
                    yield self.fault(part, "", f"{owner}: unknown part {name!r}", CAPTURES, name)
                case _:
                    pass

    def cycles(self) -> Iterator[GrammarError]:
        done: set[str] = set()

        def visit(name: str, trail: tuple[str, ...]) -> Iterator[GrammarError]:
            if name in trail:
                cycle = " -> ".join((*trail[trail.index(name) :], name))
                place = self.grammar.rules[name].place
                message = f"rule {name!r} contains itself: {cycle}"
                yield fault_at(self.grammar.sources, place, message, ["rules that use only simpler rules"])
            elif name not in done:
                done.add(name)
                for part in walk(self.nodes[name]):
                    if isinstance(part, Ref) and part.name in self.nodes:
                        yield from visit(part.name, (*trail, name))

        for name in self.nodes:
            yield from visit(name, ())

    def rules(self) -> Iterator[GrammarError]:
        for rule in self.grammar.rules.values():
            if rule.name in self.known and not rule.phrase:
                message = f"rule {rule.name!r} has the name of a class"
                yield fault_at(self.grammar.sources, rule.place, message, ["another name"])
            yield from self.names(f"rule {rule.name!r}", rule.pattern)

    def patterns(self) -> Iterator[GrammarError]:
        """What can only be asked where no rule contains itself."""
        for rule in self.grammar.rules.values():
            if rule.phrase and nullable(rule.pattern, self.nodes):
                message = f"phrase {rule.name!r} can match nothing"
                yield fault_at(self.grammar.sources, rule.place, message, [_PART])
        for item in self.grammar.constructions.values():
            owner = f"construction {item.name!r}"
            if nullable(item.pattern, self.nodes):
                yield self.fault(item, "pattern", f"{owner}: the pattern can match nothing", [_PART])
            if not _captures(item.pattern, "cue", self.nodes):
                message = f"{owner} has no cue"
                yield self.fault(item, "pattern", message, ["cue: before the part that carries the meaning"])

    def unused(self) -> Iterator[GrammarError]:
        """The user's own rules that no phrase and no construction comes to; without a user's, those of the built-in grammar."""
        found: set[str] = set()
        waiting = [rule.pattern for rule in self.grammar.rules.values() if rule.phrase]
        waiting += [item.pattern for item in self.grammar.constructions.values()]
        while waiting:
            for part in walk(waiting.pop()):
                if isinstance(part, Ref) and part.name in self.nodes and part.name not in found:
                    found.add(part.name)
                    waiting.append(self.nodes[part.name])
        for rule in self.grammar.rules.values():
            if not rule.phrase and rule.name not in found and self.grammar.is_own(rule.place):
                message = f"rule {rule.name!r} is used by nothing"
                yield fault_at(self.grammar.sources, rule.place, message, ["a construction that names it"])

    def fields(self, item: Construction) -> Iterator[GrammarError]:
        owner = f"construction {item.name!r}"
        if item.status not in _STATUSES:
            yield self.fault(
                item, "status", f"{owner}: unknown status {item.status!r}", _STATUSES, item.status
            )
        for number, role in enumerate(item.roles):
            at = f"role {number}"
            if role.slot not in CAPTURES:
                yield self.fault(item, at, f"{owner}: unknown part {role.slot!r}", CAPTURES, role.slot)
            if role.relation not in RELATIONS:
                message = f"{owner}: unknown relation {role.relation!r}"
                yield self.fault(item, at, message, list(RELATIONS), role.relation)
        for flag in sorted(item.flags - FLAGS.keys()):
            yield self.fault(item, f"flag {flag}", f"{owner}: unknown flag {flag!r}", sorted(FLAGS), flag)

    def examples(self, item: Construction) -> Iterator[GrammarError]:
        owner = f"construction {item.name!r}"
        if not item.examples:
            expected = ["a sentence that it finds, as [cue: ...] and the other parts"]
            yield self.fault(item, "", f"{owner} has no example", expected)
        if not item.counterexamples:
            expected = ["a sentence like an example in which it must find nothing"]
            yield self.fault(item, "", f"{owner} has no counterexample", expected)
        for example in item.examples:
            sources, place = self.grammar.sources, example.place
            if not any(slot == "cue" for slot, _, _ in example.spans):
                yield fault_at(sources, place, f"{owner}: the example marks no cue", ["[cue: words]"])
            if example.status is not None and example.status not in _STATUSES:
                message = f"{owner}: unknown status {example.status!r}"
                yield fault_at(sources, place, message, _STATUSES, nearest_names(example.status, _STATUSES))


def _captures(node: Node, wanted: str, rules: Mapping[str, Node]) -> bool:
    return any(
        (isinstance(part, Capture) and part.name == wanted)
        or (isinstance(part, Ref) and part.name in rules and _captures(rules[part.name], wanted, rules))
        for part in walk(node)
    )


def faults_of(grammar: Grammar, *, examples: bool = False) -> list[GrammarError]:
    """Every fault by file, line and column; where a file could not be read, only such faults.

    With ``examples`` also the constructions without example or counterexample, which work, but nothing
    shows that they do, and the rules that nothing uses.
    """
    checker = _Checker(grammar)
    found = [*grammar.faults]
    if not found:  # a file that was not read would make its names unknown
        cycles = list(checker.cycles())
        found = [*checker.rules(), *cycles]
        for item in grammar.constructions.values():
            found += checker.names(f"construction {item.name!r}", item.pattern)
            found += checker.fields(item)
            found += checker.examples(item) if examples else ()
        if not cycles:
            found += checker.patterns()
        found += (
            checker.unused() if examples and not found else ()
        )  # a fault elsewhere may leave a rule unused
    return sorted(found, key=lambda fault: (fault.path, fault.line, fault.column))


def checked_grammar(directories: Sequence[Path]) -> CompiledGrammar:
    """Reads, checks and compiles some grammar directories.

    Raises GrammarError for the first fault; ``authz grammar check`` shows them all.
    """
    grammar = read_directories(directories)
    for fault in faults_of(grammar):
        raise fault
    return compile_checked(grammar, directories)


def compile_checked(grammar: Grammar, directories: Sequence[Path]) -> CompiledGrammar:
    """Compiles a grammar without faults, with the tables beside it."""
    patterns = (
        *(rule.pattern for rule in grammar.rules.values()),
        *(item.pattern for item in grammar.constructions.values()),
    )
    literals = {
        name[1:]
        for pattern in patterns
        for part in walk(pattern)
        if isinstance(part, ClassTest)
        for name in (*part.having, *part.lacking)
        if name.startswith("=")
    }
    stems = read_stems(directories)
    return compile_grammar(
        grammar.lexicon,
        tuple(grammar.rules.values()),
        tuple(grammar.constructions.values()),
        read_tagging(directories),
        {
            "status": read_status(directories),
            "scope": read_scope(directories),
        },
        literals,
        stems,
        idle_words(stems, read_stems(directories, "idle"), grammar.lexicon),
    )
