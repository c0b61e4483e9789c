"""What a rule is: a page that says what it does, and a pure function that finds it.

A rule is a module of :mod:`authz.lint.rules`: its docstring is the page, ``RULE`` its card, and
``check`` takes an article with its statements and gives reports. Nothing else is needed to add one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from types import ModuleType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from attrs import Factory, frozen

from authz.late import late
from authz.lint.findings import Severity
from authz.model import Span, Statement
from authz.read.article import Article, BlockKind

if TYPE_CHECKING:
    from authz.lint.facts import Facts

__all__ = ["Case", "Check", "Page", "Report", "Rule", "Stability", "page_of"]


class Stability(StrEnum):
    """A preview rule runs only when it is asked for by name or with ``preview``."""

    STABLE = "stable"
    PREVIEW = "preview"


class Rule(NamedTuple):
    """A rule's card. ``example`` and ``instead`` are in the page, not here."""

    code: str
    name: str
    summary: str
    severity: Severity = Severity.WARNING
    stability: Stability = Stability.STABLE
    fixable: bool = False


class Report(NamedTuple):
    """What a check found, in code points of the article's text.

    ``edits`` replace stretches of the text; they must not change the meaning.
    """

    start: int
    end: int
    message: str
    related: tuple[tuple[Span, str], ...] = ()
    edits: tuple[tuple[Span, str], ...] = ()
    fix_title: str = ""


@frozen(eq=False, kw_only=True)
class Case:
    """An article before a rule: its statements in the order of the text, and the house's style."""

    article: Article
    statements: Sequence[Statement]
    spelling: str = ""
    attribution_window: int = 1
    memo: dict[str, object] = Factory(dict)

    @property
    def text(self) -> str:
        return self.article.text

    @property
    def facts(self) -> Facts:
        """The tables of law, which are read when a rule first asks for them."""
        from authz.lint.facts import load_facts

        return load_facts()

    def in_headline(self, statement: Statement) -> bool:
        """Whether a statement stands in the headline."""
        headline = self.article.headline
        return headline is not None and headline.start <= statement.cue.start < headline.end

    def block_text(self, offset: int) -> tuple[int, str]:
        """The block that holds an offset: where it begins, and its words."""
        block = self.article.block_at(offset)
        if block is None:
            return 0, self.text
        return block.span.start, self.text[block.span.start : block.span.end]

    def kind_at(self, offset: int) -> BlockKind:
        """What the block that holds an offset is for."""
        block = self.article.block_at(offset)
        return block.kind if block else BlockKind.PARAGRAPH

    def is_quoted(self, statement: Statement) -> bool:
        """Whether the statement's cue is somebody else's words."""
        return self.article.is_quoted(statement.cue.start, statement.cue.end)

    def sentence(self, statement: Statement) -> str:
        """The words of a statement's sentence."""
        return self.text[statement.sentence.start : statement.sentence.end]


Check: TypeAlias = Callable[[Case], Iterator[Report]]


class Page(NamedTuple):
    """A rule's page in its parts; ``examples`` fault the rule, ``instead`` do not."""

    title: str
    sections: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]
    instead: tuple[str, ...]

    def section(self, name: str) -> str:
        """The words of a section, empty when there is none."""
        return dict(self.sections).get(name, "")


SECTIONS: Final = ("What it does", "Why is this bad?", "Example", "Use instead", "Source")
_SECTION: Final = late(r"^## (.+)$", re.MULTILINE)


def page_of(module: ModuleType) -> Page:
    """The page that a rule's docstring is. An example is a block quotation, in Markdown."""
    text = (module.__doc__ or "").strip()
    head, *rest = _SECTION.split(text)
    sections = tuple((rest[n].strip(), rest[n + 1].strip()) for n in range(0, len(rest), 2))
    words = dict(sections)
    return Page(
        title=head.strip(),
        sections=sections,
        examples=tuple(_quoted(words.get("Example", ""))),
        instead=tuple(_quoted(words.get("Use instead", ""))),
    )


def _quoted(section: str) -> Iterator[str]:
    """Each block quotation of a section, as the Markdown that it quotes."""
    lines: list[str] = []
    for line in [*section.splitlines(), ""]:
        if line.startswith(">"):
            lines.append(line[1:].removeprefix(" "))
        elif lines:
            yield "\n".join(lines)
            lines = []
