"""Grammar files: what is read, and one table of everything that can be wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from authz.errors import GrammarError
from authz.grammar.faults import faults_of
from authz.grammar.notation import read_grammar
from authz.grammar.source import read_directories
from authz.grammar.terms import FLAGS, RELATIONS

LEXICON = """
[[family]]
class = "allow"
pos = "verb"
doc = "To allow."
words = ["allow"]
"""


def construction(pattern: str = "cue:vg.allow ;", fields: str = "", name: str = "one") -> str:
    """A construction without faults but for what is put into it."""
    return (
        f"construction {name} {{\n"
        '  meaning "Somebody allows."\n'
        "  status authorized\n"
        f"  pattern {pattern}\n"
        f"{fields}"
        '  example "They [cue: allow] it."\n'
        '  counterexample "An allowance."\n'
        "}\n"
    )


def written(tmp_path: Path, text: str, **files: str) -> Path:
    """A grammar directory with one file of constructions and a lexicon of one verb."""
    for folder in ("lexicon", "constructions", "phrases"):
        (tmp_path / folder).mkdir()
    (tmp_path / "lexicon" / "a.toml").write_text(LEXICON)
    (tmp_path / "constructions" / "a.grammar").write_text(text)
    for name, content in files.items():
        (tmp_path / "constructions" / f"{name}.grammar").write_text(content)
    return tmp_path


def said(directory: Path) -> list[str]:
    """Every fault of a directory, with the path shortened to the file's name."""
    faults = faults_of(read_directories([directory]), examples=True)
    return [str(fault).replace(f"{directory}/constructions/", "") for fault in faults]


FAULTS = {
    "no field": (
        'construction one { meaning "x" }',
        "a.grammar:1:1: construction 'one' has no status\n"
        '    construction one { meaning "x" }\n'
        "    ^\n"
        "  expected a status",
    ),
    "field twice": (
        construction(fields="  status denied\n"),
        "a.grammar:5:3: construction 'one' gives status twice\n"
        "      status denied\n"
        "      ^\n"
        "  expected one status",
    ),
    "syntax": (
        construction("cue:vg.allow ( ;"),
        "a.grammar:4:26: cannot read ';'\n"
        "      pattern cue:vg.allow ( ;\n"
        "                             ^\n"
        "  expected class, literal, group or capture",
    ),
    "end of the file": (
        "rule a = np",
        "a.grammar:1:12: cannot read 'the end of the file'\n"
        "    rule a = np\n"
        "               ^\n"
        "  expected ';'",
    ),
    "unknown field": (
        construction(fields="  colour blue\n"),
        "a.grammar:5:3: cannot read 'colour blue'\n      colour blue\n      ^\n  expected '}' or a field",
    ),
    "a part of nothing": (
        construction("cue:vg.allow by: ;"),
        "a.grammar:4:24: cannot read 'by: ;'\n"
        "      pattern cue:vg.allow by: ;\n"
        "                           ^\n"
        "  expected ';'",
    ),
    "a rule without a name": (
        "rule = np ;",
        "a.grammar:1:6: cannot read '= np ;'\n    rule = np ;\n         ^\n  expected name",
    ),
    "a role without its relation": (
        construction(fields="  role actor subject\n"),
        "a.grammar:5:14: cannot read 'subject'\n"
        "      role actor subject\n"
        "                 ^\n"
        "  expected Keyword 'from'",
    ),
    "a status that is no word": (
        construction().replace("status authorized", "status 5"),
        "a.grammar:3:10: cannot read '5'\n      status 5\n             ^\n  expected status",
    ),
    "a flag that is no word": (
        construction(fields="  flag 5\n"),
        "a.grammar:5:8: cannot read '5'\n      flag 5\n           ^\n  expected flag",
    ),
    "an example that is not quoted": (
        construction(fields="  example They\n"),
        "a.grammar:5:11: cannot read 'They'\n      example They\n              ^\n  expected quoted text",
    ),
    "no brace": (
        "construction one meaning",
        "a.grammar:1:18: cannot read 'meaning'\n"
        "    construction one meaning\n"
        "                     ^\n"
        "  expected '{'",
    ),
    "unknown class": (
        construction("cue:vg.alow ;"),
        "a.grammar:4:15: construction 'one': unknown class 'alow'\n"
        "      pattern cue:vg.alow ;\n"
        "                  ^\n"
        "  expected a class of the lexicon, a part of speech or a rule\n"
        "  did you mean allow?",
    ),
    "unknown rule": (
        "rule thing = np ;\n" + construction("cue:vg.allow thng ;"),
        "a.grammar:5:24: construction 'one': unknown class or rule 'thng'\n"
        "      pattern cue:vg.allow thng ;\n"
        "                           ^\n"
        "  expected a class of the lexicon, a part of speech or a rule\n"
        "  did you mean thing or then?",
    ),
    "cycle": (
        "rule a = np b ;\nrule b = c ;\nrule c = np | a ;\n" + construction("cue:vg.allow a ;"),
        "a.grammar:1:1: rule 'a' contains itself: a -> b -> c -> a\n"
        "    rule a = np b ;\n"
        "    ^\n"
        "  expected rules that use only simpler rules",
    ),
    "matches nothing": (
        construction("(cue:vg.allow)* ;"),
        "a.grammar:4:3: construction 'one': the pattern can match nothing\n"
        "      pattern (cue:vg.allow)* ;\n"
        "      ^\n"
        "  expected a part that must be there",
    ),
    "no cue": (
        construction("vg.allow ;"),
        "a.grammar:4:3: construction 'one' has no cue\n"
        "      pattern vg.allow ;\n"
        "      ^\n"
        "  expected cue: before the part that carries the meaning",
    ),
    "rule named as a class": (
        "rule allow = np ;\n" + construction(),
        "a.grammar:1:1: rule 'allow' has the name of a class\n"
        "    rule allow = np ;\n"
        "    ^\n"
        "  expected another name",
    ),
    "phrase of nothing": (
        "phrase np = det? ;\n" + construction(),
        "a.grammar:1:1: phrase 'np' can match nothing\n"
        "    phrase np = det? ;\n"
        "    ^\n"
        "  expected a part that must be there",
    ),
    "unknown part": (
        construction("cue:vg.allow actin:np ;"),
        "a.grammar:4:24: construction 'one': unknown part 'actin'\n"
        "      pattern cue:vg.allow actin:np ;\n"
        "                           ^\n"
        "  expected cue or action or authority or actor or instrument or source or antecedent or place "
        "or grant or giver or verb\n"
        "  did you mean action?",
    ),
    "unknown relation": (
        construction(fields="  role actor from subjet\n"),
        "a.grammar:5:3: construction 'one': unknown relation 'subjet'\n"
        "      role actor from subjet\n"
        "      ^\n"
        f"  expected {' or '.join(RELATIONS)}\n"
        "  did you mean subject?",
    ),
    "unknown slot of a role": (
        construction(fields="  role actr from subject\n"),
        "a.grammar:5:3: construction 'one': unknown part 'actr'\n"
        "      role actr from subject\n"
        "      ^\n"
        "  expected cue or action or authority or actor or instrument or source or antecedent or place "
        "or grant or giver or verb\n"
        "  did you mean actor?",
    ),
    "unknown flag": (
        construction(fields="  flag act_onli\n"),
        "a.grammar:5:3: construction 'one': unknown flag 'act_onli'\n"
        "      flag act_onli\n"
        "      ^\n"
        f"  expected {' or '.join(sorted(FLAGS))}\n"
        "  did you mean act_only?",
    ),
    "unknown status": (
        construction().replace("status authorized", "status autorized"),
        "a.grammar:3:3: construction 'one': unknown status 'autorized'\n"
        "      status autorized\n"
        "      ^\n"
        "  expected authorized or not_authorized or denied or revoked or requested or required or "
        "not_required or lawful or unlawful or coordinated or uncoordinated\n"
        "  did you mean authorized or not_authorized?",
    ),
    "unknown status of an example": (
        construction(fields='  example "We [cue: allow] it." => forbidden\n'),
        "a.grammar:5:3: construction 'one': unknown status 'forbidden'\n"
        '      example "We [cue: allow] it." => forbidden\n'
        "      ^\n"
        "  expected authorized or not_authorized or denied or revoked or requested or required or "
        "not_required or lawful or unlawful or coordinated or uncoordinated",
    ),
    "mark not closed": (
        construction(fields='  example "We [cue: allow it."\n'),
        "a.grammar:5:3: the mark of 'cue' is not closed\n"
        '      example "We [cue: allow it."\n'
        "      ^\n"
        "  expected spans marked as [slot: words]",
    ),
    "a bracket that closes nothing": (
        construction(fields='  example "We allow] it."\n'),
        "a.grammar:5:3: a ']' closes nothing\n"
        '      example "We allow] it."\n'
        "      ^\n"
        "  expected spans marked as [slot: words]",
    ),
    "a group that is not closed": (
        construction("cue:vg.allow (np ;"),
        "a.grammar:4:28: cannot read ';'\n"
        "      pattern cue:vg.allow (np ;\n"
        "                               ^\n"
        "  expected ')'",
    ),
    "mark of nothing": (
        construction(fields='  example "We [clue: allow] it."\n'),
        "a.grammar:5:3: an example marks cue, action, authority, actor, instrument, source, antecedent, "
        "place, not 'clue'\n"
        '      example "We [clue: allow] it."\n'
        "      ^\n"
        "  expected spans marked as [slot: words]",
    ),
    "example without cue": (
        construction(fields='  example "We allow [action: it]."\n'),
        "a.grammar:5:3: construction 'one': the example marks no cue\n"
        '      example "We allow [action: it]."\n'
        "      ^\n"
        "  expected [cue: words]",
    ),
    "no example": (
        construction().replace('  example "They [cue: allow] it."\n', ""),
        "a.grammar:1:1: construction 'one' has no example\n"
        "    construction one {\n"
        "    ^\n"
        "  expected a sentence that it finds, as [cue: ...] and the other parts",
    ),
    "no counterexample": (
        construction().replace('  counterexample "An allowance."\n', ""),
        "a.grammar:1:1: construction 'one' has no counterexample\n"
        "    construction one {\n"
        "    ^\n"
        "  expected a sentence like an example in which it must find nothing",
    ),
    "rule that nothing uses": (
        "rule thing = np ;\nrule idle = thing ;\n" + construction("cue:vg.allow thing ;"),
        "a.grammar:2:1: rule 'idle' is used by nothing\n"
        "    rule idle = thing ;\n"
        "    ^\n"
        "  expected a construction that names it",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_shown_with_its_place(tmp_path: Path, fault: str) -> None:
    """File, line, column, the line with a caret, what was expected, the nearest known names."""
    text, message = FAULTS[fault]
    assert said(written(tmp_path, text)) == [message]


def test_no_fault(tmp_path: Path) -> None:
    """The construction that the table spoils is sound."""
    assert said(written(tmp_path, construction())) == []


def test_what_a_users_own_grammar_no_longer_uses_is_no_fault(tmp_path: Path) -> None:
    """A construction that takes the place of one may leave the rules of that one's directory idle."""
    (tmp_path / "built-in").mkdir()
    (tmp_path / "own").mkdir()
    first = written(tmp_path / "built-in", "rule thing = np ;\n" + construction("cue:vg.allow thing ;"))
    second = written(tmp_path / "own", construction())
    assert said(first) == []
    assert faults_of(read_directories([first, second]), examples=True) == []


def test_a_name_given_twice(tmp_path: Path) -> None:
    """In one directory a name is given once; the message says where the first stands."""
    (fault,) = said(written(tmp_path, construction(), b=construction()))
    assert fault.splitlines() == [
        "b.grammar:1:1: construction 'one' is already given at a.grammar:1",
        "    construction one {",
        "    ^",
        "  expected a name of its own",
    ]


def test_all_faults_are_reported_together(tmp_path: Path) -> None:
    """By line, so that a file is mended in one go."""
    text = construction("cue:vg.alow thng ;", "  flag nope\n") + construction("np ;", name="two")
    faults = said(written(tmp_path, text))
    assert [fault.split(": ")[0] for fault in faults] == [
        f"a.grammar:{place}" for place in ("4:15", "4:23", "5:3", "12:3")
    ]


def test_faults_of_several_files_are_reported_together(tmp_path: Path) -> None:
    """What cannot be read in one file does not hide another."""
    faults = said(written(tmp_path, "rule", b="phrase ;", c="construction"))
    assert [fault.split(":")[0] for fault in faults] == ["a.grammar", "b.grammar", "c.grammar"]


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    """Invalid UTF-8 is named with its byte."""
    directory = written(tmp_path, construction())
    (directory / "constructions" / "b.grammar").write_bytes(b"rule \xff")
    assert said(directory) == ["b.grammar: not valid UTF-8 at byte 5"]


def test_deep_nesting_is_a_fault() -> None:
    """Not a crash of the reader."""
    with pytest.raises(GrammarError, match=r"^a\.grammar:1:1: groups are nested too deeply"):
        read_grammar("a.grammar", f"rule a = {'(' * 5000}np{')' * 5000} ;")
