"""Generate docs/schema/statement-1.json, the JSON Schema of one line of output.

    python -m scripts.make_schema

The structure comes from the attrs classes of the model, by msgspec; what only the JSON form knows
(every key is always there, no other key is) is added here. A test holds the file to be current.
"""

from __future__ import annotations

import json
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from authz.model import Result
from authz.serialize import SCHEMA_VERSION

TARGET = Path(__file__).parents[1] / "docs" / "schema" / f"statement-{SCHEMA_VERSION}.json"

#: Of a result, what only a document that failed has, and what only a page of the web has.
_OPTIONAL = {"Result": {"error", "url", "date"}}


def schema() -> dict[str, Any]:
    """The schema as a value; the same for the same model."""
    (_, *_), definitions = msgspec.json.schema_components([Result], ref_template="#/$defs/{name}")
    for name, definition in definitions.items():
        definition["description"] = cleandoc(definition["description"])
        if definition.get("type") == "object":
            _close(definition, _OPTIONAL.get(name, set()))
    top = definitions.pop("Result")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:authz:schema:statement:{SCHEMA_VERSION}",
        "version": SCHEMA_VERSION,
        "title": "Result of authz annotate --format jsonl",
        "description": "One document a line. Offsets are code points into the document's text, half open.",
        **{key: value for key, value in top.items() if key not in {"title", "description"}},
        "$defs": dict(sorted(definitions.items())),
    }


def _close(definition: dict[str, Any], optional: set[str]) -> None:
    """Every property is required but the optional ones, and nothing else may stand there."""
    properties = definition["properties"]
    for name, value in properties.items():
        value.pop("default", None)
        if value.get("type") == "integer":
            value["minimum"] = 0
        if name in optional:
            properties[name] = {"type": "string"}
    definition["required"] = sorted(set(properties) - optional)
    definition["additionalProperties"] = False


def main() -> None:
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(render(), encoding="utf-8")


def render() -> str:
    """The text of the file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
