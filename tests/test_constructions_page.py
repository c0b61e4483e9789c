"""The catalogue of constructions is what the grammar has."""

from __future__ import annotations

import json
import re
from pathlib import Path

from scripts.make_constructions import MARK, PAGE, constructions, frequencies, page, tables


def test_the_tables_are_current() -> None:
    """Else run: python -m scripts.make_constructions."""
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m scripts.make_constructions"


def test_every_construction_has_one_row() -> None:
    """With its meaning, its status and a sentence whose cue is in bold."""
    rows = re.findall(
        r"^\| `(\S+)` \| (.+) \| ([a-z_]+) \| (.*\*\*.+\*\*.*) \|$", tables(constructions()), re.M
    )
    assert [row[:3] for row in rows] == [(c.name, c.meaning, c.status) for c in constructions()]


def test_the_frames_name_constructions_that_exist() -> None:
    """Each line "Covered by", which is written by hand."""
    written = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    names = {
        name
        for line in re.findall(r"^Covered by (.+):", written, re.M)
        for name in re.findall("`(.+?)`", line)
    }
    assert names
    assert names <= {construction.name for construction in constructions()}


def test_frequencies_over_documents(tmp_path: Path) -> None:
    """Statements by the construction that made them."""
    path = tmp_path / "a.jsonl"
    texts = ["The raid was illegal. The strikes were illegal.", "The river rose."]
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    assert frequencies([path]) == {"is-illegal": 2}
