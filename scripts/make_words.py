"""Generate grammars/en/lexicon/words.txt: parts of speech of common English words.

Run at development time with ``textblob`` and ``lemminflect`` installed; nothing is fetched. Sources:

* the lexicon of Brill's tagger (MIT; Brown corpus and Penn Treebank) as shipped in textblob: the most
  likely tag of a word;
* lemminflect's word table (MIT; made from the NIH SPECIALIST lexicon, public domain): which inflected
  forms of which part of speech a word can be.

One line a tag set, the most likely tag first: ``NV: word word ...``. Words that the families of the
lexicon hold are looked up there first; this table only says what the other words can be.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections import defaultdict
from pathlib import Path

import lemminflect
import textblob

TARGET = Path(__file__).parents[1] / "grammars/en/lexicon/words.txt"
BRILL = {
    "NN": "N", "NNS": "n", "JJ": "J", "JJR": "J", "JJS": "J", "RB": "R", "RBR": "R", "RBS": "R",
    "VB": "V", "VBP": "Z", "VBZ": "Z", "VBD": "d", "VBN": "p", "VBG": "g", "CD": "C", "UH": "R",
}  # fmt: skip
WORD = re.compile(r"[a-z]{2,20}")
#: Verbs in the dictionary, nouns in what is read here: "under the business records provision", "the arrivals program,",
#: "go to war", "the sanctions package,". Of a dependency parse of ten thousand sentences about permissions none had them as verbs.
NOUNS = frozenset(
    """
    action actions advantage air allies ally arms article banks bill bills border borders branch branches budget case cases
    centers chance class commissions conflict conflicts content convoy core course court courts date dialogue documents drug
    drugs effects evidence expertise fashion fees field floor gas gender group gun home homes instance instrument instruments
    interests jets job jobs language letter loan loans man markets minister mistake model moon motion network networks norm
    norms occasions oil option options part parties partners party pension people peoples piece planes portion power powers
    practices price prices processes products program programs projects provision provisions purpose purposes reason reasons
    rebels resources rights room sector sectors sense service services side sides sites soil soldiers source sources space
    spirit staff steps structure style task team term terms time times tool tools trial troop troops uniform version visa
    visas wake war wars water words zone zones
    """.split()
)
#: What the dictionaries say otherwise: "the ship, known as the Heron,", "and ordered them back", "declared the vote invalid".
FIXED = {
    **dict.fromkeys(["neighboring", "neighbouring"], "J"),
    **dict.fromkeys(["comes", "goes", "keeps", "makes", "takes"], "Z"),
    **dict.fromkeys(["commutes", "discriminates", "engages", "leaches", "shatters", "soars", "tampers", "wavers"], "Z"),
    "bid": "NVZdp", "better": "RJ", "bound": "pJ", "disarming": "g", "fair": "JNR", "found": "dp", "given": "pJ", "going": "g",
    "invalid": "J", "known": "p", "left": "pdNnJ", "ordered": "dp", "related": "pJ", "saw": "dN", "supply": "NVZn", "sweeping": "J",
}  # fmt: skip


def table(name: str) -> list[list[str]]:
    path = Path(lemminflect.__file__).parent / "resources" / name
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return list(csv.reader(lines))


def inflected() -> dict[str, set[str]]:
    """Every form of lemminflect's table with the tags that it can bear."""
    forms: dict[str, set[str]] = defaultdict(set)
    for lemma, kind, *rest in table("infl_lu.csv.gz"):
        slots = [slot.split("/") if slot else [] for slot in rest]
        if kind == "verb" and len(slots) == 4:
            past, participle, ing, present = slots
            forms[lemma] |= {"V", "Z"}
            for tag, words in zip("dpgZ", (past, participle or past, ing, present), strict=True):
                for form in words:
                    forms[form].add(tag)
        elif kind == "noun":
            forms[lemma].add("N")
            for form in slots[0]:
                forms[form].add("n")
        elif kind in ("adj", "adv"):
            tag = "J" if kind == "adj" else "R"
            for form in (lemma, *(form for slot in slots for form in slot)):
                forms[form].add(tag)
    return forms


def main() -> None:
    likely: dict[str, str] = {}
    brill = Path(textblob.__file__).parent / "en" / "en-lexicon.txt"
    for line in brill.read_text(encoding="utf-8").splitlines():
        word, _, tag = line.rpartition(" ")
        if WORD.fullmatch(word) and tag in BRILL:
            likely[word] = BRILL[tag]
    forms = inflected()
    lines: dict[str, list[str]] = defaultdict(list)
    for word in sorted(likely.keys() & forms.keys() | {w for w in likely if len(w) > 2}):
        first = likely[word]
        others = forms.get(word, set())
        if first in "Vd" and others:  # Brill's table is of tokens: keep every verb form the word has
            others = set(others)
        tags = first + "".join(t for t in "VZdpgNnJR" if t in others and t != first)
        # a rare part of speech beside an adverb, preposition or number does more harm than good
        if first == "C" or (first == "R" and word.endswith("ly")):
            tags = first
        if word in NOUNS:
            tags = "".join(tag for tag in tags if tag not in "VZdpg")
        tags = FIXED.get(word, tags)
        lines[tags].append(word)
    header = "# Generated by scripts/make_words.py from Brill's lexicon (MIT) and lemminflect (MIT). Do not edit.\n"
    body = "".join(f"{tags}: {' '.join(words)}\n" for tags, words in sorted(lines.items()))
    TARGET.write_text(header + body, encoding="utf-8")
    print(f"{sum(map(len, lines.values()))} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
