"""Sentences a second with full structure, every sentence with a cue: the first pass, the second, and the steady state.

In the first pass of a process words, shapes of phrases and constructions are met for the first time. In the
second only some expressions are still compiled, because by then they pay. In the steady state, which a
stream comes to after some hundred thousand sentences, all of them are: the best of five passes.
"""

from __future__ import annotations

from authz.annotator import Annotator
from benchmarks.material import best, compiled, dense, settle


def main() -> None:
    """Prints one row for each set of sentences."""
    print("compiled:", compiled())
    print(f"{'text':12} {'sentences':>9} {'mean length':>11} {'first/s':>8} {'second/s':>8} {'steady/s':>8}")
    for name, sentences in dense().items():
        annotator = Annotator()

        def work(annotator: Annotator = annotator, sentences: list[str] = sentences) -> None:
            for sentence in sentences:
                annotator.annotate(sentence)

        first, second = best(work, runs=1), best(work, runs=1)
        settle(annotator)
        steady = best(work)
        length = sum(map(len, sentences)) / len(sentences)
        speeds = " ".join(f"{len(sentences) / seconds:8,.0f}" for seconds in (first, second, steady))
        print(f"{name:12} {len(sentences):9} {length:11.0f} {speeds}")


if __name__ == "__main__":
    main()
