"""A component for any spaCy pipeline (``authz[spacy]``).

    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("authz")
    doc = nlp("The raid was not authorized by parliament.")
    doc._.authz           # the statements as plain data, in the form of the JSON contract
    doc.spans["authz"]    # their mentions, as spans of tokens

Each mention is one span: its label is its part in the statement (``cue``, ``action``, ``actor``, ``place``,
``antecedent``, ``authority``, ``instrument``, ``source``), its ``id_`` is the statement's number in
``doc._.authz``, from 0, and its ``kb_id_`` the id of an authority or instrument. A span covers whole
tokens; the offsets in ``doc._.authz`` are exact, in code points of ``doc.text``. A document that cannot be
annotated has no statement, and says why in ``doc._.authz_error``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from authz.errors import AuthzError
from authz.limits import LONGEST_DOCUMENT, LONGEST_SENTENCE
from authz.model import Authority, Instrument, Mention, Statement
from authz.serialize import to_json

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ImportError as error:
    raise ImportError("authz.spacy needs spaCy; install it with: pip install 'authz[spacy]'") from error

if TYPE_CHECKING:
    from authz.annotator import Annotator

__all__ = ["KEY", "AuthzComponent", "make_component"]

KEY = "authz"
"""The name of the component, of its spans and of its attribute."""


class AuthzComponent:
    """Sets ``doc.spans["authz"]``, ``doc._.authz`` and ``doc._.authz_error``.

    Args:
        grammar: directories of rules over the built-in ones.
        longest_document: in code points; a longer one is refused.
        longest_sentence: in code points; a longer one is read in pieces.
    """

    def __init__(
        self,
        grammar: Sequence[str] = (),
        longest_document: int = LONGEST_DOCUMENT,
        longest_sentence: int = LONGEST_SENTENCE,
    ) -> None:
        self._arguments = (tuple(grammar), longest_document, longest_sentence)

    def __reduce__(self) -> tuple[object, ...]:
        return (AuthzComponent, self._arguments)

    @cached_property
    def annotator(self) -> Annotator:
        """What finds the statements; made when the first document comes, in each process once."""
        from authz.annotator import Annotator

        grammar, longest_document, longest_sentence = self._arguments
        return Annotator(
            list(grammar) or None, longest_document=longest_document, longest_sentence=longest_sentence
        )

    def __call__(self, doc: Doc) -> Doc:
        """The document with its statements."""
        statements: tuple[Statement, ...] = ()
        doc._.authz_error = None
        try:
            statements = self.annotator.annotate(doc.text)
        except AuthzError as error:
            doc._.authz_error = str(error)
        doc._.authz = [to_json(statement) for statement in statements]
        doc.spans[KEY] = [
            span
            for number, statement in enumerate(statements)
            for label, mention in _parts(statement)
            if (span := _span(doc, label, mention, number)) is not None
        ]
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:  # noqa: ARG002
        """The documents of a stream, each with its statements."""
        return map(self, stream)

    # A component without weights has nothing to keep: its settings are in the pipeline's configuration.

    def to_bytes(self, **_: object) -> bytes:
        """Nothing: the settings are kept in the configuration of the pipeline."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> AuthzComponent:
        """The component as it is."""
        return self

    def to_disk(self, _path: object, **_: object) -> None:
        """Nothing: the settings are kept in the configuration of the pipeline."""

    def from_disk(self, _path: object, **_: object) -> AuthzComponent:
        """The component as it is."""
        return self


def make_component(
    nlp: Language,  # noqa: ARG001  (spaCy gives it)
    name: str,  # noqa: ARG001
    grammar: list[str],
    longest_document: int,
    longest_sentence: int,
) -> AuthzComponent:
    """The component for ``nlp.add_pipe("authz", config={...})``; what it takes is as in the class."""
    _register()
    return AuthzComponent(grammar, longest_document, longest_sentence)


def _parts(statement: Statement) -> Iterator[tuple[str, Mention]]:
    action = statement.action
    parts = {
        "cue": statement.cue,
        "action": action,
        "actor": action and action.actor,
        "place": action and action.place,
        "antecedent": action and action.antecedent,
        "authority": statement.authority,
        "instrument": statement.instrument,
        "source": statement.source,
    }
    yield from ((label, mention) for label, mention in parts.items() if mention is not None)


def _span(doc: Doc, label: str, mention: Mention, number: int) -> Any:
    """The tokens of a mention; None where the document has none there."""
    found = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if found is None:
        return None
    known = mention.id if isinstance(mention, Authority | Instrument) else None
    return Span(doc, found.start, found.end, label=label, kb_id=known or "", span_id=str(number))


def _register() -> None:
    """The attributes. What was a list comes back as a tuple from some stores, and is one again."""
    Doc.set_extension(KEY, getter=_statements, setter=_set_statements, force=True)
    Doc.set_extension(f"{KEY}_error", default=None, force=True)


def _statements(doc: Doc) -> list[dict[str, Any]]:
    return list(doc.user_data.get(KEY, ()))


def _set_statements(doc: Doc, statements: list[dict[str, Any]]) -> None:
    doc.user_data[KEY] = statements


Language.factory(
    KEY,
    default_config={
        "grammar": [],
        "longest_document": LONGEST_DOCUMENT,
        "longest_sentence": LONGEST_SENTENCE,
    },
    assigns=["doc.spans", f"doc._.{KEY}", f"doc._.{KEY}_error"],
    func=make_component,
)
_register()
