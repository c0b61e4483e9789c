"""A user's own ``scope.toml`` and ``status.toml``: faults name the file, the place and the cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from authz.errors import GrammarError
from authz.grammar.scope import read_scope, read_status, with_forms
from authz.grammar.store import built_in


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[nouns]", "[names]", "no table [nouns]"),
        ("doubtful = ", "doubted = ", "[verbs]: no list 'doubtful'"),
        ('doubtful = ["rule out"', 'doubtful = [5, "rule out"', "[verbs] doubtful: 5 is no word"),
        ('modality = "questioned"', 'modality = "asked"', "no class, or no modality"),
    ],
)
def test_a_fault_of_the_scopes_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    text = (built_in() / "scope.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "scope.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(GrammarError) as raised:
        read_scope([built_in(), tmp_path])
    assert fault in str(raised.value)
    assert str(tmp_path / "scope.toml") in str(raised.value)


def test_a_fault_of_the_algebra_is_named(tmp_path: Path) -> None:
    (tmp_path / "status.toml").write_text('[negate]\nauthorized = "maybe"\n', encoding="utf-8")
    with pytest.raises(GrammarError, match=r"\[negate\] authorized: 'maybe' is no status"):
        read_status([built_in(), tmp_path])


def test_lists_hold_the_forms_of_their_words() -> None:
    found = with_forms(
        {"verbs": {"refusing": ["deny", "rule out"]}, "nouns": {"armed": ["army"]}, "hedges": ["perhaps"]}
    )
    assert set(found["verbs"]["refusing"]) == {"deny", "denies", "denied", "denying", "rule out"}
    assert found["nouns"]["armed"] == ["army", "armies"]
    assert found["hedges"] == ["perhaps"]
