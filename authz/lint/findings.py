"""What a linter says: a finding, its places in the source, and how it may be put right."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import Final

from attrs import frozen

from authz.model import Span
from authz.read.article import Place

__all__ = ["Edit", "Finding", "Fix", "Related", "Severity", "Suppression", "fingerprint"]


class Severity(StrEnum):
    """How much a finding weighs; ``--fail-on`` draws the line."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        return _RANKS[self]


_RANKS: Final = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@frozen(kw_only=True)
class Edit:
    """Replace a stretch of the source by other words."""

    span: Span
    text: str


@frozen(kw_only=True)
class Fix:
    """Edits that put a finding right without a change of meaning."""

    title: str
    edits: tuple[Edit, ...]


@frozen(kw_only=True)
class Related:
    """Another place of the same article that the finding is about."""

    place: Place
    message: str


class Suppression(StrEnum):
    """Why a finding does not count."""

    SILENCED = "silenced"
    BASELINE = "baseline"


@frozen(kw_only=True)
class Finding:
    """A fault that a rule found; ``source[place.start:place.end] == excerpt``.

    Attributes:
        code: the rule's code, such as ``AZ101``.
        name: the rule's name.
        severity: after the configuration.
        message: what is wrong and what to do about it.
        path: the file, as it was named.
        place: where, in the source.
        excerpt: the words at that place, as the source writes them.
        sentence: the sentence it stands in, without markup and with single blanks.
        occurrence: 0 for the first finding of this rule with this excerpt in this sentence.
        related: other places.
        fix: how to put it right, when that is safe.
        suppression: why it does not count, if it does not.
        reason: what the writer of a silencing gave as reason.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    place: Place
    excerpt: str
    sentence: str
    occurrence: int = 0
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    suppression: Suppression | None = None
    reason: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is to be reported as a fault."""
        return self.suppression is None

    @property
    def fingerprint(self) -> str:
        """Stays the same while lines move: over rule, sentence, excerpt and occurrence."""
        return fingerprint(self)


def fingerprint(finding: Finding) -> str:
    """Sixteen hexadecimal digits that name a finding wherever its sentence goes."""
    parts = (
        finding.code,
        finding.sentence,
        " ".join(finding.excerpt.split()),
        str(finding.occurrence),
    )
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
