"""Checks a grammar before it is compiled: names, cycles, empty patterns, cues, duplicates, statuses.

Whether each construction's examples are found, and its counterexamples not, is checked by
``authz.grammar.examples``, which needs the whole program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attrs import define

from authz.errors import GrammarError, nearest_names
from authz.grammar.compiled import CompiledGrammar, compile_grammar
from authz.grammar.notation import SLOTS, read_grammar
from authz.grammar.recognizer import nullable
from authz.grammar.store import read_tables
from authz.grammar.tree import Capture, ClassTest, Construction, Node, Place, Ref, Rule, walk
from authz.lexicon import TAGS, Lexicon, read_lexicon
from authz.model import Status
from authz.tagging import read_tagging

__all__ = ["RELATIONS", "STRUCTURAL", "Grammar", "checked_grammar", "read_directories"]

STRUCTURAL = frozenset(
    {"np", "vg", "inner", "word", "titled", "finite", "infinitive", "ing", "ed", "bare", "active", "passive", "lexical", "copula",
     "compound", "citation"}
)  # fmt: skip
RELATIONS = {
    "subject": "the subject of the cue's verb group",
    "host": "the noun phrase or verb group that the match is attached to",
    "clause": "the main verb group of the clause that the match modifies",
    "owner": "who is named inside the captured permission: Congress's approval, UN mandate",
    "controller": "who is asked, or whose decision it is, in front of an infinitive",
    "modifier": "the act that stands before the captured permission: work permit, arrest warrant",
    "gap": "what the relative clause around the cue is said of",
}
CAPTURES = (*SLOTS, "grant", "giver", "verb")
FLAGS = {
    "act_only": "the action must be an act, not a document",
    "act_subject": "the subject must be an act",
    "cited_law": "the instrument must be a cited or well-known law",
    "class_noun": "silent where the noun names a class of persons or things",
    "conditional": "the modality is conditional",
    "foreign": "the authority must be a state, a government or an organization of states",
    "host_only": "status and modality follow the verb that the match is attached to",
    "illegal_adverb": "silent for persons described as a class",
    "needs_action": "an action must be named",
    "needs_grant": "the subject must be a permission",
    "needs_named_law": "the instrument must be a law with a name",
    "needs_authority": "the giver must be an authority or an instrument",
    "needs_owner": "the permission must belong to a named authority",
    "no_anonymity": "silent for the sourcing formula: not authorized to speak",
    "no_polarity": "negation does not turn the status",
    "no_pronoun": "silent where the giver is a first person or nobody in particular",
    "possible": "the modality is possible",
    "questioned": "the modality is questioned",
}


@define
class Grammar:
    """What the files of some directories say, before compiling."""

    lexicon: Lexicon
    rules: dict[str, Rule]
    constructions: dict[str, Construction]
    sources: dict[str, str]


def read_directories(directories: Sequence[Path]) -> Grammar:
    """Reads every file; a later directory may override a rule or construction of an earlier one."""
    rules: dict[str, Rule] = {}
    constructions: dict[str, Construction] = {}
    sources: dict[str, str] = {}
    for directory in directories:
        here: dict[str, Place | None] = {}
        for folder in ("phrases", "constructions"):
            for path in sorted((directory / folder).glob("*.grammar")):
                try:
                    source = path.read_bytes().decode("utf-8")
                except UnicodeDecodeError as error:
                    raise GrammarError(f"not valid UTF-8 at byte {error.start}", path=str(path)) from None
                sources[str(path)] = source
                file = read_grammar(str(path), source)
                for item in (*file.rules, *file.constructions):
                    kind = "rule" if isinstance(item, Rule) else "construction"
                    key = f"{kind} {item.name}"
                    if key in here:
                        first = here[key]
                        at = f"{first.path}:{first.line}" if first else "elsewhere"
                        raise _fault(sources, item.place, f"{key} is already given at {at}", ["a name of its own"])
                    here[key] = item.place
                    if isinstance(item, Rule):
                        rules[item.name] = item
                    else:
                        constructions[item.name] = item
    return Grammar(read_lexicon(directories), rules, constructions, sources)


def _fault(
    sources: Mapping[str, str], place: Place | None, message: str, expected: Iterable[str] = (), nearest: Iterable[str] = ()
) -> GrammarError:
    if place is None:
        return GrammarError(message, expected=tuple(expected), nearest=tuple(nearest))
    lines = sources.get(place.path, "").splitlines()
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return GrammarError(
        message, path=place.path, line=place.line, column=place.column, source=line, expected=tuple(expected), nearest=tuple(nearest)
    )


def _check_names(grammar: Grammar, known: frozenset[str], owner: str, node: Node) -> None:
    for part in walk(node):
        names: tuple[str, ...] = ()
        if isinstance(part, Ref):
            names = () if part.name in grammar.rules and not grammar.rules[part.name].phrase else (part.name,)
        elif isinstance(part, ClassTest):
            names = part.having + part.lacking
        for name in names:
            if not name.startswith("=") and name not in known:
                everything = known | grammar.rules.keys()
                raise _fault(
                    grammar.sources,
                    getattr(part, "place", None),
                    f"{owner}: unknown class or rule {name!r}",
                    ["a class of the lexicon, a part of speech or a rule"],
                    nearest_names(name, everything),
                )
        if isinstance(part, Capture) and part.name not in CAPTURES:
            raise GrammarError(f"{owner}: unknown slot {part.name!r}", expected=CAPTURES, nearest=nearest_names(part.name, CAPTURES))


def _check_cycles(grammar: Grammar) -> None:
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in trail:
            cycle = " -> ".join((*trail[trail.index(name) :], name))
            raise _fault(grammar.sources, grammar.rules[name].place, f"rule {name!r} contains itself: {cycle}")
        if name in done:
            return
        for part in walk(grammar.rules[name].pattern):
            if isinstance(part, Ref) and part.name in grammar.rules and not grammar.rules[part.name].phrase:
                visit(part.name, (*trail, name))
        done.add(name)

    for name in grammar.rules:
        visit(name, ())


def _has_capture(node: Node, wanted: str, rules: Mapping[str, Node]) -> bool:
    return any(
        (isinstance(part, Capture) and part.name == wanted)
        or (isinstance(part, Ref) and part.name in rules and _has_capture(rules[part.name], wanted, rules))
        for part in walk(node)
    )


def check(grammar: Grammar) -> None:
    """Raises GrammarError for the first fault."""
    known = frozenset(grammar.lexicon.families) | STRUCTURAL | {name for names in TAGS.values() for name in names}
    known |= {name for readings in (*grammar.lexicon.exact.values(), *grammar.lexicon.folded.values()) for r in readings.values() for name in r.classes}
    nodes = {name: rule.pattern for name, rule in grammar.rules.items() if not rule.phrase}
    for rule in grammar.rules.values():
        if rule.name in known and not rule.phrase:
            raise _fault(grammar.sources, rule.place, f"rule {rule.name!r} has the name of a class", ["another name"])
        _check_names(grammar, known, f"rule {rule.name!r}", rule.pattern)
    _check_cycles(grammar)
    for rule in grammar.rules.values():
        if rule.phrase and nullable(rule.pattern, nodes):
            raise _fault(grammar.sources, rule.place, f"phrase {rule.name!r} can match nothing", ["a part that must be there"])
    for item in grammar.constructions.values():
        owner = f"construction {item.name!r}"
        _check_names(grammar, known, owner, item.pattern)
        if item.status not in {*Status}:
            raise _fault(grammar.sources, item.place, f"{owner}: unknown status {item.status!r}", list(Status), nearest_names(item.status, list(Status)))
        if nullable(item.pattern, nodes):
            raise _fault(grammar.sources, item.place, f"{owner}: the pattern can match nothing", ["a part that must be there"])
        if not _has_capture(item.pattern, "cue", nodes):
            raise _fault(grammar.sources, item.place, f"{owner} has no cue", ["cue: before the part that carries the meaning"])
        for role in item.roles:
            if role.slot not in CAPTURES:
                raise _fault(grammar.sources, item.place, f"{owner}: unknown slot {role.slot!r}", CAPTURES, nearest_names(role.slot, CAPTURES))
            if role.relation not in RELATIONS:
                raise _fault(grammar.sources, item.place, f"{owner}: unknown relation {role.relation!r}", list(RELATIONS), nearest_names(role.relation, RELATIONS))
        for flag in item.flags:
            if flag not in FLAGS:
                raise _fault(grammar.sources, item.place, f"{owner}: unknown flag {flag!r}", sorted(FLAGS), nearest_names(flag, FLAGS))
        for example in item.examples:
            if example.status is not None and example.status not in {*Status}:
                raise _fault(grammar.sources, example.place, f"{owner}: unknown status {example.status!r}", list(Status), nearest_names(example.status, list(Status)))


def checked_grammar(directories: Sequence[Path]) -> CompiledGrammar:
    """Reads, checks and compiles some grammar directories."""
    grammar = read_directories(directories)
    check(grammar)
    everything = (*(r.pattern for r in grammar.rules.values()), *(c.pattern for c in grammar.constructions.values()))
    literals = {
        name[1:]
        for node in everything
        for part in walk(node)
        if isinstance(part, ClassTest)
        for name in (*part.having, *part.lacking)
        if name.startswith("=")
    }
    scan = read_tables(directories, "scan.toml")
    stems = scan.get("stems", [])
    return compile_grammar(
        grammar.lexicon,
        tuple(grammar.rules.values()),
        tuple(grammar.constructions.values()),
        read_tagging(directories),
        {"status": read_tables(directories, "status.toml"), "scope": read_tables(directories, "scope.toml")},
        literals,
        [str(stem) for stem in stems] if isinstance(stems, list) else [],
    )
