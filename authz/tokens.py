"""From a sentence to words: one pass of one expression, then the lexicon, then the tagger.

Text is never changed. The view that is looked up maps odd apostrophes, quotation marks and spaces one
to one onto plain ones, so every offset stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import Factory, define, frozen

from authz.tagging import Tagger

__all__ = ["Entry", "Vocabulary", "Words", "pieces", "plain_view", "tokenize"]

_PLAIN = str.maketrans(
    {
        "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2032": "'", "\uff07": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200a": " ", "\u3000": " ",
        "\u2010": "-", "\u2011": "-", "\t": " ", "\r": " ", "\n": " ", "*": " ", "_": " ",
    }
)  # fmt: skip


def plain_view(text: str) -> str:
    """The text with typographic variants mapped one to one; same length, same offsets."""
    return text.translate(_PLAIN)


# S/RES/2249 | $6.7 | 401(c), 2249, 10th | U.S. | Sen. | do, n't | 's | court-ordered, go-ahead | -- . | other
_WORD = re.compile(
    r"'(?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b|(?<=[a-z]s)'(?=\s[a-z0-9])"
    r"|(</?[a-zA-Z][^<>\n]{0,200}>|\"|(?<!\w)'|'(?!\w))"  # markup and quotation marks are no words
    r"|[SA]/RES/\d++(?:/\d++)?"
    r"|[$€£¥]\s?\d(?:[\d,.]*\d)?"
    r"|\d++(?:[.,/]\d++)*+(?:st|nd|rd|th|s|%|[A-Z]\b)?(?:-[a-z]++)*+(?:\(\w{1,5}\))*+"
    r"|(?:[A-Za-z]\.){2,}+"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gen|Gov|Lt|Col|Sgt|Maj|Capt|Adm|St|Prof|Rev|Hon|Jr|Sr|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Art|Sec|No|Pub|Stat|Inc|Corp|Co|Ltd|[RDI]-[A-Z][a-z]{1,4})\.(?=[\s,;)])"
    r"|[cC]an(?=not\b)|[^\W\d_]+?(?=[nN]'[tT]\b)|[nN]'[tT]\b"
    r"|'(?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b"
    r"|[^\W_]++(?:(?:-|(?<=[a-zA-Z])&(?=[a-zA-Z])|'(?!(?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M|t|T)\b)(?=\w))[^\W_]++(?!'[tT]\b))*+(?:(?<=\d)/\d++)?+"
    r"|\.\.\.|--++|[^\w\s]"
    r"|\w++"
)

_PUNCTUATION = {
    ",": ",", ".": ".", "!": ".", "?": ".", ":": ":", ";": ";", "(": "(", "[": "(", "{": "(", ")": ")", "]": ")", "}": ")",
    '"': '"', "--": "-", "---": "-", "\u2014": "-", "\u2013": "-", "-": "-", "...": "-", "\u2026": "-", "'": '"', "`": '"', "/": "K",
    "%": "U", "#": "U", "&": "K",
}  # fmt: skip


@frozen(eq=False)
class Entry:
    """What the vocabulary says of a form: its tags, most likely first, and each tag's symbol and lemma."""

    tags: str
    symbols: Mapping[str, str]
    lemmas: Mapping[str, str]
    auxiliary: str = ""


@define
class Vocabulary:
    """The lexicon compiled: forms to entries, word symbols by tag, multi-word forms by first word."""

    exact: dict[str, Entry]
    folded: dict[str, Entry]
    common: dict[str, str]
    multi: dict[str, dict[str, list[tuple[list[str], bool, Entry]]]]
    bare: dict[str, Entry]
    compounds: dict[str, Entry]
    citation: Entry
    capitals: dict[Entry, Entry] = Factory(dict)

    def capital(self, entry: Entry) -> Entry:
        """The readings of a capitalized word in mid-sentence: a name, not a verb or an adverb."""
        known = self.capitals.get(entry)
        if known is None:
            tags = "".join(tag for tag in entry.tags if tag not in "VZdpgR")
            known = Entry(tags, entry.symbols, entry.lemmas, entry.auxiliary) if tags else entry
            self.capitals[entry] = known
        return known


class Words:
    """The words of one sentence, as parallel lists. ``starts`` and ``ends`` are document offsets."""

    __slots__ = ("ends", "entries", "norms", "starts", "symbols", "tags")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.norms: list[str] = []
        self.entries: list[Entry] = []
        self.tags = ""
        self.symbols = ""

    def __len__(self) -> int:
        return len(self.starts)

    def lemma(self, index: int) -> str:
        """The dictionary form of a word under its chosen tag."""
        entry = self.entries[index]
        tag = self.tags[index]
        found = entry.lemmas.get(tag)
        if found is None and tag == "e":
            found = entry.lemmas.get("p") or entry.lemmas.get("d")
        return found or self.norms[index].lower()


def tokenize(plain: str, start: int, end: int, vocabulary: Vocabulary, tagger: Tagger) -> Words:
    """The words of ``plain[start:end]`` with their tags and symbols; offsets are those of ``plain``."""
    words = Words()
    starts, ends, norms, entries = words.starts, words.ends, words.norms, words.entries
    spans = [match.span() for match in _WORD.finditer(plain, start, end) if match.lastindex is None]
    forms = [plain[a:b] for a, b in spans]
    lowers = [form.lower() for form in forms]
    exact, folded, common, multi = vocabulary.exact, vocabulary.folded, vocabulary.common, vocabulary.multi
    bare = vocabulary.bare
    long = [form for form in forms if len(form) > 3 and form[0].isalpha()]
    shouted = len(long) > 2 and all(form.isupper() for form in long)
    headline = shouted or (len(long) > 3 and sum(form[0].isupper() for form in long) * 5 > len(long) * 4)
    index, count = 0, len(forms)
    first = True
    while index < count:
        form = forms[index]
        lower = lowers[index]
        entry: Entry | None = None
        width = 1
        if lower in multi and index + 1 < count:
            for rest, case, candidate in multi[lower].get(lowers[index + 1], ()):
                stop = index + len(rest)
                if stop <= count and (forms if case else lowers)[index:stop] == rest:
                    entry, width = candidate, len(rest)
                    break
        if entry is None:
            entry = exact.get(form)
        if entry is None:
            entry = folded.get(lower)
            if entry is not None and not first and not headline and form[0].isupper():
                entry = vocabulary.capital(entry)
        if entry is None:
            entry, cut = _unknown(form, lower, first or shouted, vocabulary)
            if cut:  # UN-mandated: two words
                a, b = spans[index]
                starts.append(a)
                ends.append(a + cut)
                left = form[:cut]
                norms.append(left)
                entries.append(exact.get(left) or folded.get(left.lower()) or bare["E" if left[0].isupper() else "NJR"])
                spans[index] = (a + cut, b)
                form = form[cut:]
        starts.append(spans[index][0])
        ends.append(spans[index + width - 1][1])
        norms.append(form if width == 1 else plain[spans[index][0] : spans[index + width - 1][1]])
        entries.append(entry)
        index += width
        first = first and entry.tags in ('"', "(", "-")
    _tag(words, tagger, vocabulary)
    return words


def _unknown(form: str, lower: str, first: bool, vocabulary: Vocabulary) -> tuple[Entry, int]:
    """The readings of a form that no family holds, and where it is cut in two, else 0."""
    bare = vocabulary.bare
    char = form[0]
    punctuation = _PUNCTUATION.get(form)
    if punctuation is not None:
        return bare[punctuation], 0
    if char.isdigit() or char in "$€£¥":
        return bare["J" if "-" in form else "C"], 0
    if form.startswith(("S/RES/", "A/RES/")):
        return vocabulary.citation, 0
    hyphen = form.rfind("-")
    if hyphen > 0:
        compound = vocabulary.compounds.get(lower[hyphen + 1 :])
        if compound is not None:
            return compound, hyphen
        last = lower[hyphen + 1 :]
        entry = vocabulary.folded.get(last)
        if lower.startswith(("re-", "pre-", "non-", "mid-", "self-", "co-", "counter-", "anti-")) and entry is not None:
            return entry, 0
        if lower.startswith(("re-", "co-")) and last in vocabulary.common:
            return bare[vocabulary.common[last]], 0
        if last.endswith(("ed", "en", "wide", "free", "like", "based", "led", "old", "backed", "held", "run")):
            return bare["J"], 0
        return bare["NJ"], 0
    if char.isupper() and not first:
        return bare["E"], 0
    tags = vocabulary.common.get(lower)
    if tags is not None:
        return bare[tags], 0
    if char.isupper():
        return bare["E"], 0
    if not char.isalpha():
        return bare["U"], 0
    return bare[_guess(lower)], 0


def _guess(lower: str) -> str:
    """The part of speech that the ending of an unknown word suggests."""
    for ending, tags in (
        ("ly", "R"), ("ing", "gN"), ("ed", "pd"), ("tion", "N"), ("ment", "N"), ("ness", "N"), ("ity", "N"), ("ism", "N"),
        ("ist", "N"), ("ous", "J"), ("ful", "J"), ("less", "J"), ("able", "J"), ("ible", "J"), ("ive", "J"), ("al", "JN"),
        ("ic", "J"), ("ian", "NJ"), ("ss", "N"), ("s", "nZ"),
    ):  # fmt: skip
        if lower.endswith(ending):
            return tags
    return "NVJZ"


def _tag(words: Words, tagger: Tagger, vocabulary: Vocabulary) -> None:
    """Chooses the tags and writes the symbols."""
    choose = tagger.choose
    entries = words.entries
    auxiliary = tagger.auxiliary
    state = "start"
    asked = False
    tags: list[str] = []
    symbols: list[str] = []
    last = len(entries) - 1
    for index, entry in enumerate(entries):
        following = entries[index + 1].tags[0] if index < last else "."
        if asked and "V" in entry.tags and tags[-1] in "NnEO" and (index == last or "V" not in entries[index + 1].tags):
            asked = False  # "Does the president need approval"
            tag, after = choose("modal", "V", following)
        else:
            tag, after = choose(state, entry.tags, following)
        if tag == "A":
            asked = state == "start" and entry.auxiliary == "do"
            state = auxiliary.get(entry.auxiliary, state)
        else:
            state = after
        tags.append(tag)
        symbols.append(entry.symbols[tag])
    words.tags = "".join(tags)
    words.symbols = "".join(symbols)


def pieces(form: str) -> list[str]:
    """The words of a lexicon entry, cut as text is cut."""
    return [match[0] for match in _WORD.finditer(plain_view(form))]
