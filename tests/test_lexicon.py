"""Lexicon files: inflection and spelling, and faults that name file, line and entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from authz.errors import GrammarError
from authz.inflection import plural_of, verb_forms
from authz.lexicon import Lexicon, read_lexicon

FAMILY = '[[family]]\nclass = "x"\npos = "noun"\ndoc = "X."\n'


def lexicon(
    tmp_path: Path, text: str, name: str = "a.toml", faults: list[GrammarError] | None = None
) -> Lexicon:
    (tmp_path / "lexicon").mkdir(exist_ok=True)
    (tmp_path / "lexicon" / name).write_text(text, encoding="utf-8")
    return read_lexicon([tmp_path], faults)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[family]\n", "a.toml: not valid TOML: Expected ']]' at the end of an array declaration"),
        ("[[familly]]\nx = 1\n", "a.toml: unknown table 'familly'"),
        ("[family]\nx = 1\n", "a.toml: 'family' is no list of tables"),
        ("\n[[family]]\n", "a.toml:2: [[family]] number 1: no 'class' given"),
        (
            FAMILY + "words = []\n\n" + FAMILY + "wrods = []\n",
            "a.toml:7: [[family]] number 2: unknown key 'wrods'",
        ),
        (FAMILY + "words = 1\n", "a.toml:1: [[family]] number 1: 'words' is '1'"),
        (FAMILY + 'words = ["a", 2]\n', "a.toml:1: [[family]] number 1: the word '2' is no word"),
        (FAMILY + 'words = [{ lema = "a" }]\n', "a.toml:1: [[family]] number 1: unknown key 'lema'"),
        (FAMILY + 'words = [{ plural = "a" }]\n', "a.toml:1: [[family]] number 1: no 'lemma' given"),
        (FAMILY + 'words = []\ncase = "no"\n', "a.toml:1: [[family]] number 1: 'case' is 'no'"),
        (
            FAMILY.replace('"x"', '"X y"') + "words = []\n",
            "a.toml:1: [[family]] number 1: 'X y' is no class name",
        ),
        (
            FAMILY.replace("noun", "nuon") + "words = []\n",
            "a.toml:1: [[family]] number 1: unknown pos 'nuon'",
        ),
        ('[[state]]\nid = "Q1"\n', "a.toml:1: [[state]] number 1: no 'names' given"),
        ('[[state]]\nnames = "Ruritania"\n', "a.toml:1: [[state]] number 1: 'names' is 'Ruritania'"),
        (
            '[[authority]]\nname = "X"\ntype = "curt"\nforms = []\n',
            "a.toml:1: [[authority]] number 1: unknown type 'curt'",
        ),
        (
            '[[generic]]\ntype = "court"\nheads = [""]\n',
            "a.toml:1: [[generic]] number 1: 'heads' is \"['']\"",
        ),
        ('[[title]]\ntype = "official"\n', "a.toml:1: [[title]] number 1: no 'titles' given"),
    ],
)
def test_a_fault_names_file_and_entry(tmp_path: Path, text: str, message: str) -> None:
    """With the line of the entry's table, and what was expected."""
    with pytest.raises(GrammarError) as caught:
        lexicon(tmp_path, text)
    assert str(caught.value).startswith(f"{tmp_path}/lexicon/{message}")
    assert caught.value.expected or "TOML" in message


def test_a_misspelled_key_has_a_suggestion(tmp_path: Path) -> None:
    """As an unknown name in a grammar has."""
    with pytest.raises(GrammarError, match=r"did you mean words\?"):
        lexicon(tmp_path, FAMILY + "wrods = []\n")


def test_all_faults_are_noted_and_the_sound_entries_stay(tmp_path: Path) -> None:
    """One bad table loses no other."""
    faults: list[GrammarError] = []
    lexicon(tmp_path, "NN?: a b\nN: alpha\nno colon\n", "words.txt", faults)
    assert [(f.line, f.message) for f in faults] == [
        (1, "'NN?: a b' is no line of words"),
        (3, "'no colon' is no line of words"),
    ]
    faults.clear()
    read = lexicon(tmp_path, f'{FAMILY}words = ["raid"]\n{FAMILY}{FAMILY}words = [""]\n', faults=faults)
    assert [Path(fault.path).name for fault in faults] == ["a.toml", "a.toml", "words.txt", "words.txt"]
    assert [fault.line for fault in faults] == [6, 10, 1, 3]
    assert "raid" in read.folded
    assert read.common == {"alpha": "N"}


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """Invalid UTF-8 is named with its byte, in either kind of file."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "a.toml").write_bytes(b"# \xff")
    (tmp_path / "lexicon" / "b.txt").write_bytes(b"\xff")
    faults: list[GrammarError] = []
    read_lexicon([tmp_path], faults)
    assert [fault.message for fault in faults] == ["not valid UTF-8 at byte 2", "not valid UTF-8 at byte 0"]


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("allow", "allow allows allowed allowed allowing"),
        ("approve", "approve approves approved approved approving"),
        ("permit", "permit permits permitted permitted permitting"),
        ("visit", "visit visits visited visited visiting"),
        ("veto", "veto vetoes vetoed vetoed vetoing"),
        ("deny", "deny denies denied denied denying"),
        ("agree to", "agree to agrees to agreed to agreed to agreeing to"),
        ("block", "block blocks blocked blocked blocking"),
    ],
)
def test_the_forms_of_a_verb(lemma: str, forms: str) -> None:
    """Regular inflection: e, y, doubling; of several words the first inflects."""
    table = verb_forms(lemma, {})
    assert " ".join(table[tag][0] for tag in "VZdpg") == forms


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("raid", "raids"),
        ("breach", "breaches"),
        ("party", "parties"),
        ("day", "days"),
        ("green light", "green lights"),
    ],
)
def test_the_plural_of_a_noun(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural


def test_a_plural_like_its_lemma_is_no_singular(tmp_path: Path) -> None:
    """Of a family's word and of a generic authority."""
    text = FAMILY + 'words = [{ lemma = "cattle", plural = "cattle" }]\n'
    text += '[[generic]]\ntype = "police"\nheads = ["constable"]\nplurals = ["police"]\n'
    read = lexicon(tmp_path, text).folded
    assert {form: set(read[form]) for form in ("police", "cattle", "constable", "constables")} == {
        "police": {"n"},
        "cattle": {"n"},
        "constable": {"N"},
        "constables": {"n"},
    }


def test_british_spellings_are_derived(tmp_path: Path) -> None:
    """Authorise beside authorize, in every form, with the lemma as written."""
    family = FAMILY.replace("noun", "verb")
    read = lexicon(tmp_path, family + 'words = ["authorize", "seize"]\n')
    assert read.folded["authorising"]["g"].lemma == "authorize"
    assert "seise" not in read.folded


def test_later_directories_add_to_earlier_ones(tmp_path: Path) -> None:
    """A word that two families give bears the classes of both."""
    for name, cls in (("one", "x"), ("two", "y")):
        (tmp_path / name).mkdir()
        lexicon(tmp_path / name, FAMILY.replace('"x"', f'"{cls}"') + 'words = ["raid"]\n')
    read = read_lexicon([tmp_path / "one", tmp_path / "two"])
    assert read.folded["raid"]["N"].classes == {"x", "y"}
    assert {"x", "y"} <= read.classes
