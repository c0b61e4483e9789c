"""Which sentences are read at all: stems, the words that hold one by chance, and stems across the end of a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from authz.annotator import Annotator
from authz.errors import GrammarError
from authz.grammar.compiled import CompiledGrammar
from authz.grammar.stems import idle_words, read_stems
from authz.lexicon import read_lexicon
from authz.scan import Scanner
from authz.segment import NupunktSegmenter, regions, split

FAMILY = '[[family]]\nclass = "letting"\npos = "verb"\ndoc = "To let."\nwords = ["permit", "sign off on the lapse"]\n'


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They let it be.", [4]),
        ("They\nlet it be, and\r\nlet go.", [4, 20]),
        ("The information is what we inform.", [27]),
        ("INFORMATION on inform", [15]),
        ("To acknowledge knowledge", [15]),
        ("Knowledge of what was acknowledged", [0]),
        ("disinformation", []),
    ],
)
def test_places_of_stems(text: str, places: list[int]) -> None:
    """Where a stem begins, also across one line's end, but not in a word that is passed over."""
    assert Scanner([" let ", "inform", "knowledge"], ["information", "acknowledg"]).hits(text) == places


def test_words_that_hold_a_stem_by_chance(tmp_path: Path) -> None:
    """Everyday words in no family, and those that are named; no word that a family's word has in it, and no stem."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "a.toml").write_text(FAMILY)
    (tmp_path / "lexicon" / "words.txt").write_text(
        "N: permit lapse collapse\nJ: permissive\nV: perm ratify\n"
    )
    lexicon = read_lexicon([tmp_path], [])
    named = ["permitting", "ratify"]
    assert idle_words(["permi", "lapse", "ratify"], named, lexicon) == [
        "permitting",
        "collapse",
        "permissive",
    ]


def test_no_cue_is_passed_over(compiled: CompiledGrammar) -> None:
    """No word that is passed over stands in a word of a family that has a stem of its own."""
    assert {"information", "authoritarian"} <= set(compiled.idle)
    assert not set(compiled.idle) & set(compiled.stems)
    assert not {"authorize", "authorise", "allowed", "illegitimate", "inform", "knowledge"} & set(
        compiled.idle
    )


def test_a_statement_across_lines(annotator: Annotator) -> None:
    """A text with lines broken by hand is read as one with one space between its words."""
    text = "The raid was in line with international law."
    (found,) = annotator.annotate(text)
    for broken in (text.replace("line with", "line\nwith"), text.replace("in line", "in\nline")):
        (again,) = annotator.annotate(broken)
        assert (again.status, again.cue.start, again.cue.end) == (
            found.status,
            found.cue.start,
            found.cue.end,
        )


@pytest.mark.parametrize("name", ["stems", "idle"])
def test_a_list_that_is_none(tmp_path: Path, name: str) -> None:
    """The message names the list, the file and what a list is."""
    (tmp_path / "scan.toml").write_text(f'{name} = "authori"\n')
    with pytest.raises(GrammarError, match=f"{name!r} is no list of texts") as raised:
        read_stems([tmp_path], name)
    assert str(tmp_path / "scan.toml") in str(raised.value)
    assert f"{name} = [" in str(raised.value)


def test_a_hit_between_paragraphs_belongs_to_no_sentence() -> None:
    """As of a stem of white space in a grammar of one's own: the search goes on after it."""
    assert list(regions("Foo.\n\nBar.", [4], NupunktSegmenter())) == [(0, 4, None)]
    assert [hit for _, _, hit in regions("Foo.\n\nBar.", [4, 6], NupunktSegmenter())] == [None, True]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The jets left Baghdad. U.S. forces struck it. The war goes on.", 3),
        ("He asked the U.S. Senate for leave. U.S. Senator Ruiz agreed.", 2),
        ("It cost approx. Ten million. She paid.", 2),
        ("The draft, H.J.Res. 12, passed. Nobody objected.", 2),
        ("Was it lawful? The court thinks so.", 2),
    ],
)
def test_a_plain_word_and_its_mark_end_a_sentence(text: str, sentences: int) -> None:
    """An abbreviation that begins the next sentence joins it to nothing."""
    assert len(NupunktSegmenter().spans(text)) == sentences


def test_sentences_without_a_hit_are_split_when_they_are_asked_for() -> None:
    """What comes before a hit is one stretch, whose sentences are those that the whole paragraph has."""
    text = "The council met on Monday. The envoy spoke first. It approved the raid. Nobody objected to it."
    segmenter = NupunktSegmenter()
    found = list(regions(text, [text.index("approved")], segmenter))
    assert [hit for _, _, hit in found] == [None, True, None]
    parts = [span for start, end, _ in found for span in split(text, start, end, segmenter)]
    assert parts == list(split(text, 0, len(text), segmenter))
