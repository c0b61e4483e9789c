"""Between the records of the model and the JSON contract (``docs/schema/statement-1.json``).

The JSON form is a published, versioned form apart from the attrs classes: every key is always
there, absent things are null, and nothing else is accepted back. Writing is plain code, because it
runs for every statement; reading is cattrs, strict, and its errors name the path.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from authz.errors import InputError
from authz.model import (
    Action,
    Authority,
    AuthorityType,
    Document,
    Instrument,
    Mention,
    Modality,
    Result,
    Statement,
    Status,
)

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = [
    "SCHEMA_VERSION",
    "document_from_json",
    "document_to_json",
    "dumps",
    "from_json",
    "result_from_json",
    "result_to_json",
    "to_json",
]

#: Raised when a reader of the old form could misread the new one.
SCHEMA_VERSION: Final = "1"

Json: TypeAlias = dict[str, Any]
_Record = TypeVar("_Record", Statement, Result, Document)


def to_json(statement: Statement) -> Json:
    """A statement in the JSON contract, ready for ``json.dumps``. Offsets are code points."""
    cue, sentence = statement.cue, statement.sentence
    return {
        "status": statement.status.value,
        "cue": {"start": cue.start, "end": cue.end, "text": cue.text, "lemma": cue.lemma},
        "action": _action(statement.action),
        "authority": _authority(statement.authority),
        "instrument": _instrument(statement.instrument),
        "modality": statement.modality.value,
        "source": _mention(statement.source),
        "sentence": {"start": sentence.start, "end": sentence.end},
        "rule": statement.rule,
    }


def result_to_json(result: Result) -> Json:
    """``{"id", "statements"}``; ``"error"`` if it failed, ``"url"`` and ``"date"`` if the document has them."""
    value: Json = {"id": result.id, "statements": [to_json(s) for s in result.statements]}
    return value | _given(error=result.error, url=result.url, date=result.date)


def document_to_json(document: Document) -> Json:
    """``{"id", "text"}``, a line of JSON Lines input; ``"url"`` and ``"date"`` if it has them."""
    return {"id": document.id, "text": document.text} | _given(url=document.url, date=document.date)


def dumps(value: Json, *, indent: int | None = None) -> bytes:
    """JSON in UTF-8, readable where that is possible.

    A text may hold half a surrogate pair (from a JSON escape), which UTF-8 cannot write; then every
    character that is not ASCII is escaped.
    """
    try:
        return json.dumps(value, ensure_ascii=False, indent=indent).encode()
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent).encode()


def from_json(value: object) -> Statement:
    """A statement back from the JSON contract.

    Raises:
        InputError: naming the path of each fault, such as ``$.cue.start``.
    """
    return _structure(value, Statement)


def result_from_json(value: object) -> Result:
    """A result back from the JSON contract; raises as :func:`from_json` does."""
    return _structure(value, Result)


def document_from_json(value: object) -> Document:
    """A document back from the JSON contract; raises as :func:`from_json` does."""
    return _structure(value, Document)


def _given(**values: str | None) -> Json:
    """Only what is there."""
    return {name: value for name, value in values.items() if value is not None}


def _mention(mention: Mention | None) -> Json | None:
    if mention is None:
        return None
    return {"start": mention.start, "end": mention.end, "text": mention.text}


def _action(action: Action | None) -> Json | None:
    if action is None:
        return None
    return {
        "start": action.start,
        "end": action.end,
        "text": action.text,
        "head": action.head,
        "head_start": action.head_start,
        "head_end": action.head_end,
        "actor": _mention(action.actor),
        "place": _mention(action.place),
        "antecedent": _mention(action.antecedent),
    }


def _authority(authority: Authority | None) -> Json | None:
    if authority is None:
        return None
    return {
        "start": authority.start,
        "end": authority.end,
        "text": authority.text,
        "id": authority.id,
        "type": authority.type.value if authority.type else None,
    }


def _instrument(instrument: Instrument | None) -> Json | None:
    if instrument is None:
        return None
    return {
        "start": instrument.start,
        "end": instrument.end,
        "text": instrument.text,
        "id": instrument.id,
    }


def _structure(value: object, record: type[_Record]) -> _Record:
    from cattrs import transform_error
    from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError

    def say(error: BaseException, kind: type | None) -> str:
        if isinstance(error, KeyError):
            return f"no field {error.args[0]!r}"
        if isinstance(error, ForbiddenExtraKeysError):
            return f"unknown field {', '.join(repr(key) for key in sorted(error.extra_fields))}"
        if isinstance(error, ValueError | TypeError) and error.args:
            return str(error)
        return f"not a {getattr(kind, '__name__', 'value')}"

    try:
        return _converter().structure(value, record)
    except BaseValidationError as error:
        raise InputError("; ".join(_where(m) for m in transform_error(error, "$", say))) from None
    except (TypeError, ValueError, KeyError) as error:
        raise InputError(f"$: {error}") from None


def _where(message: str) -> str:
    """``what @ $.path``, as cattrs puts it, as ``$.path: what``."""
    what, _, path = message.rpartition(" @ ")
    return f"{path}: {what}"


@cache
def _converter() -> Converter:
    """Strict both ways: no unknown key, no missing key, no quiet conversion."""
    from attrs import fields, has
    from cattrs import Converter
    from cattrs.gen import make_dict_structure_fn

    converter = Converter(forbid_extra_keys=True, detailed_validation=True)

    def exactly(kind: type) -> None:
        def check(value: object, _: object) -> object:
            if type(value) is not kind:
                raise TypeError(f"not {_KINDS[kind]} but {_KINDS.get(type(value), 'a thing')}")
            return value

        converter.register_structure_hook(kind, check)

    for kind in (str, int):
        exactly(kind)
    # a StrEnum is a str, but not any str is one
    for enum in (Status, Modality, AuthorityType):
        converter.register_structure_hook(enum, lambda value, kind: kind(value))

    def record_hook(kind: type) -> Any:
        structure: Any = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)
        # a default is for Python's callers: in JSON only these may be left out
        needed = [f.name for f in fields(kind) if f.name not in {"error", "url", "date"}]

        def check(value: object, target: type) -> object:
            if not isinstance(value, dict):
                raise TypeError(f"not an object but {_KINDS.get(type(value), 'a thing')}")
            for name in needed:
                if name not in value:
                    raise ValueError(f"no field {name!r}")
            return structure(value, target)

        return check

    converter.register_structure_hook_factory(has, record_hook)
    return converter


_KINDS: Final[dict[type, str]] = {
    str: "a string",
    int: "a whole number",
    float: "a fraction",
    bool: "a boolean",
    dict: "an object",
    list: "an array",
    type(None): "null",
}
