"""The component in real pipelines of spaCy: the statements are the library's, and survive every store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from authz.annotator import Annotator
from authz.serialize import to_json

spacy: Any = pytest.importorskip("spacy", reason="the extra spacy is not installed")

TEXT = "Über \U0001f3f4. The raid, it said, was not authorized by parliament. Baghdad authorized strikes in Syria."


@pytest.fixture
def nlp() -> Any:
    """A blank pipeline with the component and one of spaCy's own."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("authz")
    return pipeline


def spans(doc: Any) -> list[tuple[object, ...]]:
    return [(s.start, s.end, s.label_, s.id_, s.kb_id_) for s in doc.spans["authz"]]


def test_the_statements_are_those_of_the_library(nlp: Any, annotator: Annotator) -> None:
    """As plain data in the form of the JSON contract, and as spans of tokens over their mentions."""
    doc = nlp(TEXT)
    assert doc._.authz == [to_json(s) for s in annotator.annotate(TEXT)]
    assert len(doc._.authz) == 2
    for span in doc.spans["authz"]:
        statement = doc._.authz[int(span.id_)]
        within = span.label_ in ("actor", "place", "antecedent")
        mention = (statement["action"] if within else statement)[span.label_]
        assert span.start_char <= mention["start"] < mention["end"] <= span.end_char
        assert mention["text"] in span.text
        assert span.kb_id_ == (mention.get("id") or "")
    assert {"cue", "action", "authority"} <= {span.label_ for span in doc.spans["authz"]}
    assert "Q796" in {span.kb_id_ for span in doc.spans["authz"]}


def test_documents_survive_stores(nlp: Any) -> None:
    """DocBin, and bytes of a document, give back the same statements and spans."""
    from spacy.tokens import Doc, DocBin

    doc = nlp(TEXT)
    kept = DocBin(docs=[doc, nlp("")], store_user_data=True).to_bytes()
    first, empty = DocBin(store_user_data=True).from_bytes(kept).get_docs(spacy.blank("en").vocab)
    other = Doc(spacy.blank("en").vocab).from_bytes(doc.to_bytes())
    for found in (first, other):
        assert found._.authz == doc._.authz
        assert spans(found) == spans(doc)
    assert (empty._.authz, spans(empty)) == ([], [])


def test_the_pipeline_survives_stores(nlp: Any, tmp_path: Path) -> None:
    """Bytes and a directory; the settings are kept in the configuration."""
    wanted = nlp(TEXT)._.authz
    again = spacy.blank("en")
    again.add_pipe("sentencizer")
    again.add_pipe("authz")
    assert again.from_bytes(nlp.to_bytes())(TEXT)._.authz == wanted
    limited = spacy.blank("en")
    limited.add_pipe("authz", config={"longest_document": 10})
    limited.to_disk(tmp_path)
    doc = spacy.load(tmp_path)(TEXT)
    assert doc._.authz == []
    assert "more than the limit of 10" in doc._.authz_error


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_two_processes_give_the_same(nlp: Any) -> None:
    """In order, whatever the number of processes."""
    texts = [f"{TEXT} {n}" for n in range(60)]
    one = [(doc.text, doc._.authz, spans(doc)) for doc in nlp.pipe(texts)]
    two = [(doc.text, doc._.authz, spans(doc)) for doc in nlp.pipe(texts, n_process=2, batch_size=10)]
    assert one == two


def test_rules_of_ones_own(tmp_path: Path) -> None:
    """A directory of them is a setting; one that is not there is an error of the pipeline."""
    from authz.errors import InputError

    pipeline = spacy.blank("en")
    pipeline.add_pipe("authz", config={"grammar": [str(tmp_path / "none")]})
    doc = pipeline("The raid was authorized.")
    assert "no such grammar directory" in (doc._.authz_error or "")
    assert issubclass(InputError, Exception)


def test_the_entry_point_is_enough(root: Path) -> None:
    """``add_pipe("authz")`` works in a program that imports nothing of the package."""
    from importlib.metadata import entry_points

    if not any(point.name == "authz" for point in entry_points(group="spacy_factories")):
        pytest.skip("the package is not installed with its entry points; install it again")
    code = "import spacy; n = spacy.blank('en'); n.add_pipe('authz'); print(len(n('Baghdad authorized strikes.')._.authz))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root.parent
    )
    assert done.stdout.strip() == "1"
