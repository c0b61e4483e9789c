"""Check the lexicon of authorities: grammars/en/lexicon/{states,authorities}.toml.  Exit 1 and a list when anything is wrong.

    python scripts/check_authorities.py

Checked: both files parse; the fields and the types are the known ones; ids look like Wikidata ids and name one thing each;
no surface form stands for two authorities (or for an authority and a state), compared as written and, for forms of more
than one word, also without regard to case; no form starts with an article; no generic head or title is
listed twice, in one type or in two; there are as many states as there should be.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).resolve().parent.parent / "grammars" / "en" / "lexicon"
TYPES = frozenset(
    "state government head_of_state head_of_government ministry legislature court regulator agency military police local "
    "international_organization international_organ official".split()
)
STATE_FIELDS = {"id", "iso", "names", "adjectives", "people", "capital", "metonyms", "leaders"}
STATES = 193 + 4  # members of the United Nations; Palestine, the Vatican, Taiwan, Kosovo


def key(form: str) -> str:
    """What two forms must share to be one: several words whatever their case, one word as it is written ("Fed", "fed")."""
    return form.casefold() if " " in form else form


def check_states(states: list[dict[str, Any]]) -> list[str]:
    problems = [f"{len(states)} states, {STATES} expected"] if len(states) != STATES else []
    for state in states:
        where = state.get("iso", "?")
        if set(state) != STATE_FIELDS:
            problems.append(f"{where}: fields {sorted(set(state) ^ STATE_FIELDS)}")
        if not re.fullmatch(r"Q[1-9]\d*", state["id"]):
            problems.append(f"{where}: id {state['id']!r}")
        if not state["names"]:
            problems.append(f"{where}: no name")
    return problems


def check_authorities(authorities: list[dict[str, Any]]) -> list[str]:
    problems = []
    for authority in authorities:
        where = authority.get("name", "?")
        if not set(authority) <= {"id", "name", "type", "forms"} or not {"name", "type", "forms"} <= set(
            authority
        ):
            problems.append(f"{where}: fields {sorted(authority)}")
        if authority["type"] not in TYPES:
            problems.append(f"{where}: type {authority['type']!r}")
        if "id" in authority and not re.fullmatch(r"Q[1-9]\d*", authority["id"]):
            problems.append(f"{where}: id {authority['id']!r}")
        if not authority["forms"]:
            problems.append(f"{where}: no form")
    return problems


def check_unique(states: list[dict[str, Any]], authorities: list[dict[str, Any]]) -> list[str]:
    """No form and no id for two things.  Adjectives and peoples may be shared by states (Congolese, Dominican)."""
    problems = []
    owners: dict[str, set[str]] = defaultdict(set)
    items: dict[str, list[str]] = defaultdict(list)
    for state in states:
        items[state["id"]].append(state["names"][0])
        for field in ("names", "metonyms", "leaders"):
            for form in state[field]:
                owners[key(form)].add("state " + state["iso"])
    for authority in authorities:
        if "id" in authority:
            items[authority["id"]].append(authority["name"])
        for form in authority["forms"]:
            owners[key(form)].add(authority["name"])
            if re.match(r"(?i)(the|an?) ", form) and not form.startswith(("A.U", "An Bord")):
                problems.append(f"{authority['name']}: {form!r} starts with an article")
    problems += [
        f"form {form!r}: {sorted(owner)}" for form, owner in sorted(owners.items()) if len(owner) > 1
    ]
    problems += [f"id {item}: {names}" for item, names in sorted(items.items()) if len(names) > 1]
    return problems


def check_generic(blocks: list[dict[str, Any]], field: str) -> list[str]:
    problems = []
    types: dict[str, set[str]] = defaultdict(set)
    for block in blocks:
        if block["type"] not in TYPES:
            problems.append(f"{field}: type {block['type']!r}")
        words = block[field]
        for word in set(words):
            types[word].add(block["type"])
        problems += [
            f"{block['type']}: {word!r} twice" for word in sorted(set(words)) if words.count(word) > 1
        ]
    problems += [
        f"{field}: {word!r} in {sorted(found)}" for word, found in sorted(types.items()) if len(found) > 1
    ]
    return problems


def check(lexicon: Path = LEXICON) -> list[str]:
    states = tomllib.loads((lexicon / "states.toml").read_text(encoding="utf-8"))["state"]
    data = tomllib.loads((lexicon / "authorities.toml").read_text(encoding="utf-8"))
    authorities = data["authority"]
    return (
        check_states(states)
        + check_authorities(authorities)
        + check_unique(states, authorities)
        + check_generic(data["generic"], "heads")
        + check_generic(data["title"], "titles")
    )


def main() -> int:
    problems = check()
    for problem in problems:
        print(problem)
    if not problems:
        data = tomllib.loads((LEXICON / "authorities.toml").read_text(encoding="utf-8"))
        known = [authority for authority in data["authority"] if "id" in authority]
        forms = sum(len(authority["forms"]) for authority in data["authority"])
        print(
            f"{STATES} states; {len(data['authority'])} authorities, {len(known)} with an id, {forms} forms"
        )
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
