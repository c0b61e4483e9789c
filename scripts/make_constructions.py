"""Writes the tables of docs/constructions.md from the grammar. Run: python -m scripts.make_constructions [--corpus FILE...].

Every construction has a row: what it says, its status, one of its examples with the cue in bold. What stands in the
page before the mark is written by hand and stays. With ``--corpus`` nothing is written; instead it is printed how
often each construction makes a statement in JSON Lines files of documents (the shared ones where none is named).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from authz.annotator import Annotator
from authz.grammar.source import read_directories
from authz.grammar.store import built_in
from authz.grammar.tree import Construction, Example

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "constructions.md"
CORPUS = ROOT.parent / "shared" / "corpus"
MARK = "<!-- What follows is written by: python -m scripts.make_constructions -->\n"


def constructions() -> list[Construction]:
    """Every construction of the built-in grammar, as its files have them."""
    return list(read_directories([built_in()]).constructions.values())


def tables(found: Iterable[Construction]) -> str:
    """The generated part of the page."""
    rows = list(found)
    lines = [
        "",
        "## All constructions",
        "",
        f"The {len(rows)} constructions of `grammars/en/constructions`, by file. The status is the construction's own, before "
        "what stands around it turns it; where the example has another, that stands behind it. `authz grammar show NAME` prints "
        "pattern, flags and counterexamples.",
    ]
    for name, group in groupby(rows, key=_file):
        lines += ["", f"### `{name}`", "", "| construction | says | status | example |", "|---|---|---|---|"]
        lines += [_row(construction) for construction in group]
    return "\n".join(lines) + "\n"


def page() -> str:
    """The page as it should be: what is written by hand, the mark, the tables."""
    written, mark, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    return written + (mark or MARK) + tables(constructions())


def frequencies(files: Iterable[Path]) -> Counter[str]:
    """How many statements each construction makes in the documents of JSON Lines files."""
    annotator = Annotator()
    found: Counter[str] = Counter()
    for path in files:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                found.update(statement.rule for statement in annotator.annotate(json.loads(line)["text"]))
    return found


def _file(construction: Construction) -> str:
    assert construction.place is not None
    return Path(construction.place.path).stem


def _row(construction: Construction) -> str:
    example = construction.examples[0]
    said = _marked(example)
    if example.status not in (None, construction.status):
        said += f" ({example.status})"
    cells = (f"`{construction.name}`", construction.meaning, construction.status, said)
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _marked(example: Example) -> str:
    """The sentence with its cue in bold."""
    text = example.text
    for start, end in sorted(((s, e) for slot, s, e in example.spans if slot == "cue"), reverse=True):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, nargs="*", metavar="FILE")
    files: list[Path] | None = parser.parse_args().corpus
    if files is None:
        PAGE.write_text(page(), encoding="utf-8")
        print(f"{len(constructions())} constructions in {PAGE.name}")
        return
    files = files or sorted(CORPUS.glob("*.jsonl"))
    if not files:
        raise SystemExit("name the files: the shared ones are not there")
    found = frequencies(files)
    names = [construction.name for construction in constructions()]
    for name in sorted(names, key=lambda name: (-found[name], name)):
        print(f"{found[name]:8,} {name}")
    silent = sum(not found[name] for name in names)
    print(f"{len(names)} constructions, {found.total():,} statements; {silent} constructions make none")


if __name__ == "__main__":
    main()
