"""The whole way from text to statements, on real and on odd input."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest

import authz
from authz.annotator import Annotator
from authz.errors import GrammarError, InputError, InputFault
from authz.explain import explain
from authz.model import AuthorityType, Document, Modality, Status
from tests.laws import assert_span_law

RAID = "The raid was not authorized by parliament."


def test_the_seed_article(annotator: Annotator, shared: Path) -> None:
    """Three statements, all from its last sentence, and no false alarm anywhere else in it."""
    (path,) = (shared / "seeds").glob("*.txt")
    text = path.read_text(encoding="utf-8")
    iraq, assad, council = annotator.annotate(text)
    last = text.rindex("The coalition's strikes")

    assert iraq.status is Status.COORDINATED
    assert iraq.action is not None
    assert iraq.action.head == "strikes"
    assert iraq.action.place is not None
    assert iraq.action.place.text == "Iraq"
    assert iraq.authority is not None
    assert iraq.authority.text == "Iraqi officials"

    for statement, name, identity in (
        (assad, "the government of President Bashar Assad", "Q858"),
        (council, "the United Nations Security Council", "Q37470"),
    ):
        assert statement.status is Status.NOT_AUTHORIZED
        assert statement.action is not None
        assert statement.action.text == "those in Syria"
        assert statement.action.antecedent is not None
        assert statement.action.antecedent.text == "strikes"
        assert statement.authority is not None
        assert statement.authority.text == name
        assert statement.authority.id == identity
    assert all(s.sentence.start == last and s.modality is Modality.ASSERTED for s in (iraq, assad, council))
    assert_span_law(text, (iraq, assad, council))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (RAID, ["not_authorized raid parliament"]),
        ("The raid was authorized by parliament.", ["authorized raid parliament"]),
        ("Parliament has not authorized the deployment.", ["not_authorized deployment Parliament"]),
        (
            "Parliament refused to authorize the deployment.",
            ["denied deployment Parliament"],
        ),
        (
            "The sale was approved by the cabinet and the central bank.",
            ["authorized sale the cabinet", "authorized sale the central bank"],
        ),
        ("The strikes and the blockade are illegal.", ["unlawful strikes -", "unlawful blockade -"]),
        ("The jets crossed the border without the consent of Baghdad.", ["not_authorized crossed Baghdad"]),
        ("He signed an authorized biography.", []),
        ("Her approval rating fell, but the sanctions stay.", []),
        ("The official was not authorized to speak to reporters.", []),
        ("", []),
        ("Nothing here is of interest.", []),
    ],
)
def test_sentences(annotator: Annotator, text: str, rows: Sequence[str]) -> None:
    """Status, action head and authority; coordination is distributed; traps are silent."""
    found = [
        f"{s.status} {s.action.head if s.action else '-'} {s.authority.text if s.authority else '-'}"
        for s in annotator.annotate(text)
    ]
    assert found == rows


def test_typography_changes_nothing_but_offsets(annotator: Annotator) -> None:
    """A curly apostrophe, a no-break space and a typographic hyphen are read as their plain forms."""
    plain = "Without Baghdad's permission, jets struck. The U.N.-mandated inspections go on."
    odd = plain.replace("'", "\u2019").replace(" permission", "\u00a0permission").replace("-", "\u2011")
    assert len(odd) == len(plain)
    one, other = annotator.annotate(plain), annotator.annotate(odd)
    assert one
    assert [(s.status, s.cue.span, s.rule) for s in one] == [(s.status, s.cue.span, s.rule) for s in other]
    assert_span_law(odd, other)


def test_an_authority_is_identified(annotator: Annotator) -> None:
    """Canonical id and type for the well known, a null id for the rest."""
    (known,) = annotator.annotate("The strikes were not authorized by the U.N. Security Council.")
    assert known.authority is not None
    assert known.authority.id == "Q37470"
    assert known.authority.type is AuthorityType.INTERNATIONAL_ORGAN
    (unknown,) = annotator.annotate(RAID)
    assert unknown.authority is not None
    assert unknown.authority.id is None
    assert unknown.authority.type is AuthorityType.LEGISLATURE


def test_a_citation_is_made_canonical(annotator: Annotator) -> None:
    """A resolution by number and year, whoever wrote it how."""
    (found,) = annotator.annotate("Resolution 1973 (2011) authorized the use of force in Libya.")
    assert found.instrument is not None
    assert found.instrument.id == "S/RES/1973 (2011)"


def test_the_library_and_its_default() -> None:
    """``authz.annotate`` is an annotator of the built-in grammar."""
    assert authz.annotate(RAID) == Annotator().annotate(RAID)


def test_an_annotator_is_picklable(annotator: Annotator) -> None:
    """It is made again from its arguments, so that workers can be started by spawn."""
    again = pickle.loads(pickle.dumps(annotator))
    assert again.annotate(RAID) == annotator.annotate(RAID)


def test_documents_in_two_processes_come_back_in_order(annotator: Annotator) -> None:
    """As in one process; a document that could not be read stands where it stood."""
    bad = InputFault(id="bad", error=InputError("cannot be read", file="bad"))
    documents = [Document(id=str(n), text=RAID * (n % 3)) for n in range(600)]
    mixed: list[Document | InputFault] = [*documents[:300], bad, *documents[300:]]
    alone = list(annotator.pipe(mixed))
    assert list(annotator.pipe(mixed, processes=2)) == alone
    assert alone[300].id == "bad"
    assert alone[300].error == "bad: cannot be read"
    assert [len(r.statements) for r in alone[:3]] == [0, 1, 2]


def test_a_grammar_of_ones_own(tmp_path: Path) -> None:
    """A directory adds a verb, a stem and a construction, without Python."""
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "mine.toml").write_text(
        '[[family]]\nclass = "hallmark"\npos = "verb"\ndoc = "To stamp."\nwords = ["hallmark"]\n'
    )
    (tmp_path / "scan.toml").write_text('stems = ["hallmark"]\n')
    (tmp_path / "constructions").mkdir()
    (tmp_path / "constructions" / "mine.grammar").write_text(
        'construction hallmarked-by { meaning "An office hallmarks a thing." status authorized '
        "role action from subject "
        'pattern cue:vg.hallmark.passive "by" authority:bodies ; }'
    )
    text = "The ring was not hallmarked by the ministry."
    assert Annotator().annotate(text) == ()
    (found,) = Annotator(grammar=tmp_path).annotate(text)
    assert (found.rule, found.status, found.cue.text) == (
        "hallmarked-by",
        Status.NOT_AUTHORIZED,
        "not hallmarked",
    )


def test_between_equals_a_grammar_of_ones_own_wins(tmp_path: Path) -> None:
    """A construction of the user's that claims just what a built-in one claims is the one that speaks."""
    constructions = tmp_path / "constructions"
    constructions.mkdir()
    (constructions / "own.grammar").write_text(
        """construction house-style {
  meaning "What is authorized by an authority, as our desk reads it."
  status  lawful
  role    action from subject
  pattern cue:vg.authorize.passive "by" authority:bodies ;
  example "[action: The raid] was [cue: authorized] by [authority: parliament]." => lawful
  counterexample "The authorized biography was written by a friend."
}
""",
        encoding="utf-8",
    )
    (found,) = Annotator(grammar=tmp_path).annotate("The raid was authorized by parliament.")
    assert (found.rule, found.status) == ("house-style", Status.LAWFUL)
    (built_in,) = Annotator().annotate("The raid was authorized by parliament.")
    assert built_in.status is Status.AUTHORIZED


def test_errors(tmp_path: Path) -> None:
    """A missing directory, an empty one and a faulty file are told apart, with what to do."""
    with pytest.raises(InputError, match="no such grammar directory; name a directory with"):
        Annotator(grammar=tmp_path / "none")
    with pytest.raises(InputError, match="holds no grammar file; put"):
        Annotator(grammar=tmp_path)
    (tmp_path / "constructions").mkdir()
    (tmp_path / "constructions" / "a.grammar").write_text("rule a = nonsence ;")
    with pytest.raises(GrammarError, match=r"a\.grammar:1:10: rule 'a': unknown class or rule 'nonsence'"):
        Annotator(grammar=tmp_path)


def test_explain_shows_the_derivation(annotator: Annotator) -> None:
    """Words, phrases, the parse as a tree, what was chosen and why, the steps of the status."""
    shown = explain(annotator, RAID)
    for line in (
        "    authorized-by: chosen",
        "        giver 3:4 'parliament'",
        "        not_authorized: negated",
    ):
        assert line in shown.splitlines()
    rivals = explain(annotator, "The truce was violated by the shelling of the port.").splitlines()
    assert "    law-was-violated: gave way to law-violated-by-act, which stands earlier" in rivals
    assert "action force noun singular" in shown
    assert "cue 'not authorized', action 'The raid' (head 'raid'), authority 'parliament'" in shown


def test_explain_shows_what_nearly_matched(annotator: Annotator) -> None:
    """The first element that failed, and what stood there."""
    shown = explain(annotator, "The raid was authorized at dawn.")
    assert "authorized-by: after 'was authorized at dawn' expected \"by\" or under, found '.'" in shown


def test_explain_shows_what_was_silenced(annotator: Annotator) -> None:
    """A match that a filter of meaning stopped, with the filter."""
    shown = explain(annotator, "The Senate approved the budget.")
    assert "approve-act: silenced by its flag act_only: the action must be an act" in shown
    assert explain(annotator, "Rain fell.") == "no cue stem occurs, so no sentence is read\n"


@pytest.mark.parametrize(
    ("text", "name", "identity", "kind"),
    [
        (
            "The Syrian government approved the strikes.",
            "The Syrian government",
            "Q858",
            AuthorityType.GOVERNMENT,
        ),
        ("The raid was approved by Iraq's army.", "Iraq's army", "Q796", AuthorityType.MILITARY),
        (
            "The Iraqi parliament authorized it.",
            "The Iraqi parliament",
            "Q1973075",
            AuthorityType.LEGISLATURE,
        ),
        ("The ministry authorized the raid.", "The ministry", None, AuthorityType.MINISTRY),
    ],
)
def test_an_organ_belongs_to_the_state_in_its_name(
    text: str, name: str, identity: str | None, kind: AuthorityType, annotator: Annotator
) -> None:
    """What has no item of its own has that of its state, with its own type; what names no state has none."""
    (found,) = annotator.annotate(text)
    assert found.authority is not None
    assert (found.authority.text, found.authority.id, found.authority.type) == (name, identity, kind)
