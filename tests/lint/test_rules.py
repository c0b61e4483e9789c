"""Rules: each is its own page, its examples are true, and rules = documented = exampled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import authz.lint.rules
from authz.errors import AuthzError
from authz.lint.config import Config
from authz.lint.facts import load_facts
from authz.lint.pages import markdown_page
from authz.lint.registry import META, find, resolve, rules
from authz.lint.rule import SECTIONS, Stability
from scripts.make_rules import index_page
from tests.lint.helpers import EVERYTHING, lint_it, read

CODES = sorted(rules())


def faults(example: str, code: str, config: Config = EVERYTHING) -> list[str]:
    return [f.message for f in lint_it(read(example, "markdown"), config) if f.code == code]


@pytest.mark.parametrize("code", CODES)
def test_a_page_has_its_parts(code: str) -> None:
    """What it does, why it is bad, an example, what to use instead, and a source."""
    entry = rules()[code]
    assert tuple(name for name, _ in entry.page.sections) == SECTIONS
    assert all(words for _, words in entry.page.sections)
    assert entry.page.examples
    assert entry.page.instead
    assert entry.page.title == entry.rule.summary
    assert re.fullmatch(r"AZ[0-4]\d\d", entry.rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", entry.rule.name)


@pytest.mark.parametrize("code", CODES)
def test_an_example_faults_once_and_its_remedy_never(code: str) -> None:
    """As the page says."""
    for example in rules()[code].page.examples:
        assert len(faults(example, code)) == 1, example
    for example in rules()[code].page.instead:
        assert faults(example, code) == [], example


@pytest.mark.parametrize("code", CODES)
def test_a_message_is_short_and_whole(code: str) -> None:
    """It begins with a capital, ends like a sentence, and fits in three lines of a terminal."""
    for example in rules()[code].page.examples:
        (message,) = faults(example, code)
        assert message[0].isupper()
        assert message[-1] in ".?"
        assert len(message) < 240


def test_rules_are_modules_are_pages(root: Path) -> None:
    """A module, a place in the registry, a page, and a line in the index each; and none more."""
    folder = Path(authz.lint.rules.__file__).parent
    modules = {path.stem.partition("_")[0].upper() for path in folder.glob("az*.py")}
    pages = {path.stem for path in (root / "docs" / "rules").glob("AZ*.md")}
    assert modules == set(CODES) == pages


@pytest.mark.parametrize("code", CODES)
def test_the_documentation_is_current(code: str, root: Path) -> None:
    """Else run: python -m scripts.make_rules."""
    page = (root / "docs" / "rules" / f"{code}.md").read_text("utf-8")
    assert page == markdown_page(rules()[code])
    assert (root / "docs" / "rules" / "README.md").read_text("utf-8") == index_page()


def test_code_and_name_are_both_accepted() -> None:
    """Everywhere, in any case; a wrong one is told the nearest."""
    for code, entry in rules().items():
        assert find(code) is find(entry.rule.name) is find(code.lower())
    assert resolve(["AZ1"]) == {c for c in CODES if c.startswith("AZ1")}
    assert resolve(["ALL"]) == set(CODES)
    with pytest.raises(AuthzError, match="missing-authority"):
        find("mising-authority")
    with pytest.raises(AuthzError, match="no rule"):
        resolve(["AZ9"])


def test_preview_runs_when_it_is_asked_for() -> None:
    """By its own name, or with preview; not with its group."""
    preview = {c for c, e in rules().items() if e.rule.stability is Stability.PREVIEW}
    assert preview
    assert not Config().codes_for("a") & preview
    assert not Config(select=("AZ",)).codes_for("a") & preview
    assert Config(select=("AZ",), preview=True).codes_for("a") == set(CODES)
    assert Config(extend_select=("AZ103",)).codes_for("a") & preview == {"AZ103"}
    assert set(CODES) >= META


@pytest.mark.parametrize(
    ("code", "silent", "reported"),
    [
        (
            "AZ201",
            "Without the right to privacy there is no freedom of speech.",
            "The camp was built without authorization.",
        ),
        (
            "AZ201",
            "The war should never have been authorized.",
            "The war was never authorized.",
        ),
        (
            "AZ201",
            "The app followed them without the knowledge or consent of its users.",
            "The app followed them without consent.",
        ),
        (
            "AZ203",
            "The UN authorized the tests in Trusteeship Council decisions.",
            "The UN authorized the tests.",
        ),
        (
            "AZ203",
            "The tests were authorized by the UN in two resolutions.",
            "The tests were authorized by the UN in two votes.",
        ),
    ],
)
def test_a_rule_tells_look_alikes_apart(code: str, silent: str, reported: str) -> None:
    """What only looks like the fault is no finding; the fault beside it is one."""
    assert faults(silent, code) == []
    assert len(faults(reported, code)) == 1


# Resolutions with the year that other texts give them, independent of the table.
CITED = {
    1994: [901, 903, 905, 906, 907, 909, 955],
    1995: [1000, 1001],
    1996: [1036, 1039],
    1997: [1100, 1101, 1131, 1132, 1133, 1134, 1136, 1137, 1139],
    1998: [1200, 1201],
    1999: [1228, 1244, 1267],
    2000: [1300, 1301, 1325, 1327, 1333],
    2001: [1363, 1365, 1368, 1373, 1384, 1386],
    2002: [1400, 1401, 1441],
    2003: [1483, 1500, 1501, 1509],
    2004: [1526, 1540, 1545, 1546, 1553, 1559, 1564, 1566, 1572, 1574],
    2005: [1600, 1601, 1624, 1633, 1640],
    2006: [1680, 1700, 1701, 1737],
    2007: [1754, 1769, 1776, 1778],
    2008: [1800, 1801, 1820],
    2009: [1860, 1904],
    2011: [1970, 1973, 1983, 1989, 1996],
    2012: [2046, 2048, 2057],
    2013: [2098, 2100, 2101, 2106, 2109, 2117, 2118, 2127, 2132],
    2014: [2134, 2149, 2152, 2155, 2164, 2174, 2187],
    2015: [2200, 2206, 2223, 2226, 2231, 2235, 2254],
    2016: [2268, 2270, 2277, 2282, 2295, 2320, 2334],
    2017: [2378],
    2018: [2401, 2414, 2440],
    2019: [2467, 2468, 2474, 2475, 2480, 2482, 2493],
    2023: [2690, 2707, 2713, 2714],
    2025: [2787],
}


def test_the_table_of_resolutions_ascends() -> None:
    """Numbers and years go up together, and known resolutions are in their year."""
    facts = load_facts()
    years = [year for _, year in facts.resolutions]
    assert years == sorted(years)
    known = [
        (1, 1946),
        (242, 1967),
        (678, 1990),
        *((number, year) for year, cited in CITED.items() for number in cited),
    ]
    for number, year in known:
        first, last = facts.resolution_years(number)
        assert (first, last) == (year, year) or (year == 2025 and first == year)
    first, last = facts.resolution_years(facts.resolution_ceiling)
    assert first == max(years)
    assert last == 9999


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Under Article 112 of the UN Charter it is so.", ["AZ403"]),
        ("Under the UN Charter's Article 112 it is so.", ["AZ403"]),
        ("Under Article 51 of the UN Charter it is so.", []),
        ("Under Article XV of the North Atlantic Treaty it is so.", ["AZ403"]),
        ("Collective defence under Article 5 of the North Atlantic Treaty held.", []),
        ("Collective defence under Article 4 of the North Atlantic Treaty held.", ["AZ403"]),
        ("Article 51 of the UN Charter guarantees the right of self-defence.", []),
        ("Article 15 of the UN Charter guarantees the inherent right of self-defence.", ["AZ403"]),
        ("Security Council resolutions 1701 (2006) and 2254 (2014) apply.", ["AZ402"]),
        ("General Assembly resolution 9999 applies.", []),
        ("UN General Assembly's UN resolution 3379 applies.", []),
        ("UNSCR 1325 (2000) and S/RES/1325 (2001) apply.", ["AZ402"]),
        ("Security Council resolution 242 of 1967 applies.", []),
        ("The Security Council met in 2249 rooms.", []),
    ],
)
def test_facts_of_law(text: str, found: list[str]) -> None:
    """Only what is surely wrong is reported."""
    assert [f.code for f in lint_it(read(text, "text")) if f.code.startswith("AZ4")] == found
