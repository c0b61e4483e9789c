"""Nothing stands in the built-in grammar that nobody reads; ``authz grammar check`` says it of rules."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import authz
from authz.grammar.source import read_directories
from authz.grammar.store import built_in
from authz.grammar.terms import FLAGS
from authz.grammar.tree import ClassTest, Ref, walk
from authz.model import AuthorityType

GRAMMAR = read_directories([built_in()])
SCOPE = tomllib.loads((built_in() / "scope.toml").read_text(encoding="utf-8"))
OTHERS = ("lint", "read", "write", "spark", "cli")
"""What knows nothing of classes: its texts are those of messages and of files."""


def spoken() -> set[str]:
    """Every text of the modules that read sentences."""
    package = Path(authz.__file__).parent
    return {
        node.value
        for path in package.rglob("*.py")
        if not path.relative_to(package).as_posix().startswith(OTHERS) and path.name != "terms.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_class_is_asked_for() -> None:
    """By a pattern, a scope or a module; a family whose words are only to be known as words has none.

    An adverb's may be asked for by nobody: with one it is a phrase of its own, without it is passed over.
    """
    asked = {entry["class"] for entry in SCOPE["scope"]} | set(AuthorityType) | spoken()
    asked.update(*(found["R"].classes for found in GRAMMAR.lexicon.folded.values() if "R" in found))
    patterns = [rule.pattern for rule in GRAMMAR.rules.values()]
    patterns += [item.pattern for item in GRAMMAR.constructions.values()]
    for pattern in patterns:
        for part in walk(pattern):
            if isinstance(part, ClassTest):
                asked.update(part.having, part.lacking)
            elif isinstance(part, Ref):
                asked.add(part.name)
    assert sorted(GRAMMAR.lexicon.classes - asked) == []


def test_every_flag_is_raised_and_heeded() -> None:
    """By a construction, and by a module."""
    raised = frozenset().union(*(item.flags for item in GRAMMAR.constructions.values()))
    assert sorted(FLAGS.keys() - raised) == []
    assert sorted(FLAGS.keys() - spoken()) == []


def test_every_list_of_the_scopes_is_looked_into() -> None:
    """By the name of its table, and by its own."""
    names = {
        name
        for table, lists in SCOPE.items()
        for name in (table, *(lists if isinstance(lists, dict) else ()))
    }
    assert sorted(names - spoken()) == []
