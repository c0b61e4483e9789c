"""The plots of the docs, from measured data (extra ``plots``).

    python -m benchmarks.plots                        # lengths, grammar and throughput, measured now
    python -m benchmarks.plots memory RUN.json        # of a run of benchmarks.longrun --out RUN.json

Each figure is one SVG in docs/plots/ and its data stands beside it as JSON, so that it can be drawn again.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from authz.annotator import Annotator
from authz.grammar.store import built_in
from benchmarks.linear import CLAUSE
from benchmarks.material import ROOT, best, half, news, own, sparse

OUT = ROOT / "docs" / "plots"
ROUNDS = 7
"""Everything that a plot compares is measured in turns, so that a machine that slows down slows all of it."""


def lengths() -> dict[str, Any]:
    """Microseconds a word of one sentence, by its length in words."""
    annotator = Annotator()
    for text in own():
        annotator.annotate(text)
    texts = [_sentence(wanted) for wanted in (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)]
    words = [len(text.split()) for text in texts]
    times = [max(1, 2000 // count) for count in words]  # a short one alone would be measured cold
    work = [partial(_all, annotator, [text] * n) for text, n in zip(texts, times, strict=True)]
    cost = [1e6 * spent / count / n for spent, count, n in zip(in_turns(work), words, times, strict=True)]
    return {"x": words, "y": cost, "xlabel": "words of the sentence", "ylabel": "µs a word", "log": True}


def _sentence(words: int) -> str:
    """One sentence of so many words, with a cue in every fourteen or fifteen."""
    clause = CLAUSE.split()
    return " ".join([*(clause * (words // len(clause) + 1))[: words - 1], "left."])


def grammar() -> dict[str, Any]:
    """Microseconds a sentence, with every construction once, twice and four times, each copy under its own name."""
    texts = own()
    annotators = [_enlarged(times) for times in (1, 2, 4)]
    for text in texts:
        for annotator in annotators:
            annotator.annotate(text)
    work = [partial(_all, annotator, texts) for annotator in annotators]
    cost = [1e6 * spent / len(texts) for spent in in_turns(work)]
    constructions = [len(annotator.grammar.constructions) for annotator in annotators]
    return {"x": constructions, "y": cost, "xlabel": "constructions", "ylabel": "µs a sentence", "log": False}


def _enlarged(times: int) -> Annotator:
    """The annotator whose grammar holds every construction so many times."""
    if times == 1:
        return Annotator()
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder) / "constructions"
        directory.mkdir()
        for number in range(1, times):
            for path in sorted(built_in().glob("constructions/*.grammar")):
                text = _renamed(path.read_text(encoding="utf-8"), f"copy{number}")
                (directory / f"{path.stem}-{number}.grammar").write_text(text, encoding="utf-8")
        return Annotator([folder])


def throughput() -> dict[str, Any]:
    """Megabytes a second of one process, by how many cues a text holds."""
    texts = {
        "no cue": sparse(),
        "news: a cue in one\nsentence of forty": news(),
        "a cue in every\nsecond document": half(),
        "a cue in every\nsentence": own(),
    }
    annotator = Annotator()
    work = [partial(_all, annotator, found) for found in texts.values()]
    sizes = [sum(len(text.encode()) for text in found) / 1e6 for found in texts.values()]
    rates = [size / spent for size, spent in zip(sizes, in_turns(work, 4), strict=True)]
    return {"x": list(texts), "y": rates, "xlabel": "", "ylabel": "MB a second", "log": False}


def _all(annotator: Annotator, texts: list[str]) -> None:
    for text in texts:
        annotator.annotate(text)


def in_turns(work: Sequence[Callable[[], object]], rounds: int = ROUNDS) -> list[float]:
    """The least processor time of each, in seconds, where each round does all of them once."""
    turns = [[best(one, 1) for one in work] for _ in range(rounds)]
    return [min(times) for times in zip(*turns, strict=True)]


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
    if isinstance(data["x"][0], str):
        bars = axes.barh(data["x"][::-1], data["y"][::-1], height=0.6)
        axes.bar_label(bars, fmt="%.2g", padding=3)
        axes.set(xlabel=data["ylabel"], xlim=(0, 1.15 * max(data["y"])))
        axes.grid(alpha=0.3, axis="x")
        axes.set_axisbelow(True)
        figure.savefig(OUT / f"{name}.svg", metadata={"Date": None})
        return
    axes.plot(data["x"], data["y"], marker="o" if len(data["x"]) < 30 else "", linewidth=1.2)
    axes.set(xlabel=data["xlabel"], ylabel=data["ylabel"], ylim=(0, 1.25 * max(data["y"])))
    if data["log"]:
        axes.set_xscale("log")
    axes.grid(alpha=0.3)
    figure.savefig(OUT / f"{name}.svg", metadata={"Date": None})


def main() -> None:
    """Measures and draws what is named."""
    measures: dict[str, Callable[[], dict[str, Any]]] = {
        "lengths": lengths,
        "grammar": grammar,
        "throughput": throughput,
    }
    names = sys.argv[1:] or list(measures)
    while names:
        name = names.pop(0)
        data = memory(names.pop(0)) if name == "memory" else measures[name]()
        draw(name, data)
        print(name, [(x, round(y, 1)) for x, y in zip(data["x"], data["y"], strict=True)][-12:])


if __name__ == "__main__":
    main()
