"""What is read of grammar files without faults, and how it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

import authz
from authz.errors import GrammarError, InputError
from authz.grammar.check import check, show
from authz.grammar.compiled import CompiledGrammar
from authz.grammar.notation import read_example, read_grammar
from authz.grammar.show import page as page_of
from authz.grammar.spelling import spelled
from authz.grammar.store import load_grammar
from authz.grammar.terms import FLAGS
from authz.grammar.tree import MANY, Capture, Choice, ClassTest, Construction, Look, Ref, Repeat, Sequence
from tests.test_grammar_examples import GRAMMAR
from tests.test_grammar_notation import construction, written


def test_the_tree_of_a_rule() -> None:
    """Every element of the notation has its node."""
    text = 'rule a = !b "not by" (np.x.~y | c){1,3} action:(vg d)* &e f+ ;'
    (rule,) = read_grammar("a", text).rules
    assert rule.pattern == Sequence(
        (
            Look(Ref("b"), negative=True),
            ClassTest(("=not by",)),
            Repeat(Choice((ClassTest(("np", "x"), ("y",)), Ref("c"))), 1, 3),
            Capture("action", Repeat(Sequence((Ref("vg"), Ref("d"))), 0, MANY)),
            Look(Ref("e"), negative=False),
            Repeat(Ref("f"), 1, MANY),
        )
    )


def test_the_marks_of_an_example() -> None:
    """Spans are offsets of the plain text, and may nest."""
    example = read_example("[action: The [authority: UN] raid] was [cue: legal].", None, None)
    assert example.text == "The UN raid was legal."
    assert {(slot, example.text[a:b]) for slot, a, b in example.spans} == {
        ("action", "The UN raid"),
        ("authority", "UN"),
        ("cue", "legal"),
    }


def test_a_pattern_is_spelled_as_it_was_written() -> None:
    """Reading what ``authz grammar show`` prints gives the same tree, for every pattern of the grammar."""
    patterns = [rule.pattern for rule in GRAMMAR.rules.values()]
    patterns += [item.pattern for item in GRAMMAR.constructions.values()]
    for pattern in patterns:
        (again,) = read_grammar("a", f"rule a = {spelled(pattern)} ;").rules
        assert again.pattern == pattern


def test_a_directory_of_ones_own_adds_and_overrides(tmp_path: Path) -> None:
    """A construction with a built-in name stands in its place, a new one beside the others."""
    own = construction(name="authorized-by") + construction(name="my-own")
    loaded = load_grammar(written(tmp_path, own))
    by_name = {item.name: item for item in loaded.constructions}
    assert len(by_name) == len(loaded.constructions) == len(load_grammar().constructions) + 1
    assert by_name["authorized-by"].pattern == by_name["my-own"].pattern
    assert check([tmp_path]) == []


def test_a_page(tmp_path: Path, compiled: CompiledGrammar) -> None:
    """``show`` gives pattern, classes with their members, the recognizer's length and the examples."""
    page = show([written(tmp_path, construction(name="my-own"))], "my-own")
    assert page.splitlines()[:4] == [
        f"construction my-own    {tmp_path}/constructions/a.grammar:1",
        "  Somebody allows.",
        "  status   authorized",
        "  pattern  cue:vg.allow ;",
    ]
    assert "words" in page
    assert "recognizer of" in page
    assert "  example  They [cue: allow] it. => authorized" in page
    assert "  not      An allowance." in page
    assert page_of(GRAMMAR, compiled, "bodies").startswith("rule bodies")
    assert "permission-sought" in page_of(GRAMMAR, compiled, "seek")
    with pytest.raises(GrammarError, match="did you mean authorized-by"):
        show([], "authorised-by")


def test_directories_that_hold_no_grammar(tmp_path: Path) -> None:
    """Missing or empty, each is an input error that says so."""
    with pytest.raises(InputError, match="no such grammar directory"):
        check([tmp_path / "none"])
    with pytest.raises(InputError, match="holds no grammar file"):
        check([tmp_path])


def test_every_flag_is_read_and_every_flag_that_is_read_is_known() -> None:
    """The flags of the notation are those that interpretation asks for, no more and no fewer."""
    code = "".join(
        path.read_text() for path in Path(authz.__file__).parent.joinpath("interpret").rglob("*.py")
    )
    unread = {flag for flag in FLAGS if f'"{flag}"' not in code}
    assert unread == set()
    used = {flag for item in GRAMMAR.constructions.values() for flag in item.flags}
    assert used <= FLAGS.keys()


def test_a_construction_without_faults_is_a_record(tmp_path: Path) -> None:
    """Fields end up where they belong, roles in order."""
    text = construction(fields="  role actor from subject\n  role action from host\n  flag act_only\n")
    (item,) = read_grammar(str(tmp_path), text).constructions
    assert isinstance(item, Construction)
    assert [(role.slot, role.relation) for role in item.roles] == [("actor", "subject"), ("action", "host")]
    assert item.flags == {"act_only"}


def test_a_meaning_over_several_lines_is_one() -> None:
    """Lines of quoted text are joined by a space, and a quotation mark may stand in it."""
    text = construction().replace("Somebody allows.", 'Somebody\n    allows \\"it\\".')
    (item,) = read_grammar("a.grammar", text).constructions
    assert item.meaning == 'Somebody allows "it".'
