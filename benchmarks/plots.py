"""The plots of docs/scale.md, from measured data (extra ``plots``).

    python -m benchmarks.plots lengths grammar        # measured now
    python -m benchmarks.plots memory RUN.json        # of a run of benchmarks.longrun --out RUN.json

Each figure is one SVG in docs/plots/ and its data stands beside it as JSON, so that it can be drawn again.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from authz.annotator import Annotator
from authz.grammar.store import built_in
from benchmarks.linear import CLAUSE
from benchmarks.material import ROOT, best, own

OUT = ROOT / "docs" / "plots"


def lengths() -> dict[str, Any]:
    """Microseconds a word of one sentence, by its length in words."""
    annotator = Annotator()
    for text in own():
        annotator.annotate(text)
    words, cost = [], []
    for wanted in (10, 20, 50, 100, 200, 500, 1000, 2000, 5000):
        text = (CLAUSE * (wanted // 14 + 1)).strip() + " left."
        words.append(len(text.split()))
        cost.append(1e6 * best(lambda t=text: annotator.annotate(t)) / words[-1])  # type: ignore[misc]
    return {"x": words, "y": cost, "xlabel": "words of the sentence", "ylabel": "µs a word", "log": True}


def grammar() -> dict[str, Any]:
    """Microseconds a sentence, with every construction once, twice and four times, each copy under its own name."""
    texts, constructions, cost = own(), [], []
    for times in (1, 2, 4):
        with tempfile.TemporaryDirectory() as folder:
            directory = Path(folder) / "constructions"
            directory.mkdir()
            for number in range(1, times):
                for path in sorted(built_in().glob("constructions/*.grammar")):
                    text = _renamed(path.read_text(encoding="utf-8"), f"copy{number}")
                    (directory / f"{path.stem}-{number}.grammar").write_text(text, encoding="utf-8")
            annotator = Annotator([folder] if times > 1 else None)
            for text in texts:
                annotator.annotate(text)
            constructions.append(len(annotator.grammar.constructions))
            seconds = best(lambda a=annotator: [a.annotate(t) for t in texts])  # type: ignore[misc]
            cost.append(1e6 * seconds / len(texts))
    return {"x": constructions, "y": cost, "xlabel": "constructions", "ylabel": "µs a sentence", "log": False}


def _renamed(text: str, end: str) -> str:
    """The constructions of a file under other names; what they share has its own file already."""
    text = re.sub(r"^rule .*?;\n", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^construction ([\w.-]+)", rf"construction \1-{end}", text, flags=re.MULTILINE)


def memory(path: str) -> dict[str, Any]:
    """Megabytes that the process holds, over a run of benchmarks.longrun."""
    run = json.loads(Path(path).read_text())[0]
    numbers, held = zip(*run["samples"], strict=True)
    share = [round(number * run["megabytes"] / run["documents"], 1) for number in numbers]
    return {
        "x": share,
        "y": list(held),
        "xlabel": "MB of text annotated",
        "ylabel": "MB resident",
        "log": False,
    }


def draw(name: str, data: dict[str, Any]) -> None:
    """The data as JSON and as a small SVG."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams |= {"svg.fonttype": "none", "svg.hashsalt": "authz"}
    from matplotlib import pyplot

    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f"{name}.json").write_text(json.dumps(data) + "\n", encoding="utf-8")
    figure, axes = pyplot.subplots(figsize=(5, 2.6), layout="constrained")
    axes.plot(data["x"], data["y"], marker="o" if len(data["x"]) < 30 else "", linewidth=1.2)
    axes.set(xlabel=data["xlabel"], ylabel=data["ylabel"], ylim=(0, 1.25 * max(data["y"])))
    if data["log"]:
        axes.set_xscale("log")
    axes.grid(alpha=0.3)
    figure.savefig(OUT / f"{name}.svg", metadata={"Date": None})


def main() -> None:
    """Measures and draws what is named."""
    measures: dict[str, Callable[[], dict[str, Any]]] = {"lengths": lengths, "grammar": grammar}
    names = sys.argv[1:] or list(measures)
    while names:
        name = names.pop(0)
        data = memory(names.pop(0)) if name == "memory" else measures[name]()
        draw(name, data)
        print(name, [(x, round(y, 1)) for x, y in zip(data["x"], data["y"], strict=True)][-12:])


if __name__ == "__main__":
    main()
