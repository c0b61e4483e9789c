"""Every construction's own examples and counterexamples, one test a construction."""

from __future__ import annotations

import pytest

from authz.annotator import Annotator
from authz.grammar.examples import example_faults
from authz.grammar.faults import faults_of
from authz.grammar.notation import read_grammar
from authz.grammar.source import Grammar, read_directories
from authz.grammar.store import built_in
from authz.lexicon import Lexicon, read_lexicon

ENGLISH = built_in()
GRAMMAR = read_directories([ENGLISH])


def test_the_grammar_has_no_fault() -> None:
    """Every name is known, every construction has a cue, an example and a counterexample."""
    assert [str(fault) for fault in faults_of(GRAMMAR, examples=True)] == []


@pytest.mark.parametrize("name", list(GRAMMAR.constructions))
def test_a_construction_finds_its_examples(name: str, annotator: Annotator) -> None:
    """Each once, as marked, with its status; and none of its counterexamples."""
    alone = Grammar(
        GRAMMAR.lexicon, constructions={name: GRAMMAR.constructions[name]}, sources=GRAMMAR.sources
    )
    assert [str(fault) for fault in example_faults(alone, annotator)] == []


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (
            '"[authority: The ministry] [cue: authorized] the flights."',
            "the example is not found; found instead: authorize-act (authorized)",
        ),
        ('"The [cue: ministry] slept."', "the example is not found; found instead: nothing"),
        (
            '"[authority: The ministry] [cue: hallmarked] the ring, and the council hallmarked the cup."',
            "the example is found 2 times",
        ),
        (
            '"[authority: The ministry] [cue: hallmarked] the ring." => denied',
            "the example is denied, found as authorized",
        ),
        (
            '"The ministry [cue: hallmarked] the ring of [authority: Rome]."',
            "the authority is 'Rome', found: 'The ministry'",
        ),
        (
            '"The ministry [cue: hallmarked] [instrument: the ring]."',
            "the instrument is 'the ring', found: none",
        ),
    ],
)
def test_what_is_wrong_with_an_example(example: str, said: str, own: tuple[Lexicon, Annotator]) -> None:
    """The fault says what was found in place of what is marked."""
    (fault,) = faults_of_own(own, f'  example {example}\n  counterexample "A hallmark."\n')
    assert fault.startswith(f"a.grammar:6:3: construction 'own': {said}\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The vicar slept.", "the counterexample holds no cue stem, so it tests nothing"),
        ("The ministry hallmarked it.", "the counterexample is found: authorized, cue 'hallmarked'"),
    ],
)
def test_what_is_wrong_with_a_counterexample(text: str, said: str, own: tuple[Lexicon, Annotator]) -> None:
    """It must be read, and stay silent."""
    good = '  example "[authority: The ministry] [cue: hallmarked] [action: the ring]."\n'
    (fault,) = faults_of_own(own, f'{good}  counterexample "{text}"\n')
    assert fault.startswith(f"a.grammar:7:3: construction 'own': {said}\n")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> tuple[Lexicon, Annotator]:
    """The words and the annotator of a grammar with one construction, verb and stem of one's own."""
    directory = tmp_path_factory.mktemp("own")
    files = {
        "scan.toml": 'stems = ["hallmark"]\n',
        "lexicon/a.toml": '[[family]]\nclass = "hallmark"\npos = "verb"\ndoc = "x"\nwords = ["hallmark"]\n',
        "constructions/a.grammar": OWN.format('  example "They [cue: hallmark] it."\n'),
    }
    for name, content in files.items():
        (directory / name).parent.mkdir(exist_ok=True)
        (directory / name).write_text(content)
    return read_lexicon([ENGLISH, directory], []), Annotator(directory)


OWN = (
    "construction own {{\n"
    '  meaning "An authority hallmarks a thing."\n'
    "  status  authorized\n"
    "  role    authority from subject\n"
    "  pattern cue:vg.hallmark.active action:np ;\n{}}}\n"
)


def faults_of_own(own: tuple[Lexicon, Annotator], examples: str) -> list[str]:
    """What ``authz grammar test`` says of the construction with some examples."""
    lexicon, annotator = own
    source = OWN.format(examples)
    (construction,) = read_grammar("a.grammar", source).constructions
    grammar = Grammar(lexicon, constructions={"own": construction}, sources={"a.grammar": source})
    return [str(fault) for fault in example_faults(grammar, annotator)]
