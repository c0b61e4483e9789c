"""From a sentence to words: one pass of one expression, then the lexicon, then the tagger.

Text is never changed. The view that is looked up maps odd apostrophes, quotation marks and spaces one
to one onto plain ones, so every offset stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from authz.tagging import Tagger

__all__ = ["Entry", "Seconds", "Vocabulary", "Words", "pieces", "plain_view", "tokenize"]

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


class Entry:
    """What the vocabulary says of a form: its tags, most likely first, and each tag's symbol and lemma.

    ``kind`` is all that the tagger looks at, ``ahead`` what it looks at from the word before.
    """

    __slots__ = ("ahead", "auxiliary", "kind", "lemmas", "symbols", "tags")

    def __init__(
        self, tags: str, symbols: Mapping[str, str], lemmas: Mapping[str, str], auxiliary: str = ""
    ) -> None:
        self.tags = tags
        self.symbols = symbols
        self.lemmas = lemmas
        self.auxiliary = auxiliary
        self.kind = f"{tags} {auxiliary}"
        self.ahead = tags[0]

    def to_line(self) -> str:
        """The entry as a line of text, which is quick to keep and to read back."""
        symbols = self.symbols
        lemmas = [part for item in self.lemmas.items() for part in item]
        return "\t".join((self.tags, "".join(symbols), "".join(symbols.values()), self.auxiliary, *lemmas))

    @classmethod
    def from_line(cls, line: str) -> Entry:
        """The entry of ``to_line``."""
        tags, keys, values, auxiliary, *lemmas = line.split("\t")
        return cls(
            tags,
            dict(zip(keys, values, strict=True)),
            dict(zip(lemmas[::2], lemmas[1::2], strict=True)),
            auxiliary,
        )


Seconds: TypeAlias = dict[str, list[tuple[list[str], bool, Entry]]]
"""Entries of several words by their second word: all words, whether case matters, the entry."""


class Vocabulary:
    """The lexicon compiled: forms to entries, word symbols by tag, multi-word forms by first word.

    Entries are kept as lines and read when a text holds the form: most forms never come.
    """

    __slots__ = (
        "_bare", "_capitals", "_compounds", "_entries", "_exact", "_folded", "_lines", "_multi", "_seconds",
        "citation", "common", "memo",
    )  # fmt: skip

    def __init__(
        self,
        lines: Sequence[str],
        exact: Mapping[str, int],
        folded: Mapping[str, int],
        common: Mapping[str, str],
        multi: Mapping[str, str],
        bare: Mapping[str, int],
        compounds: Mapping[str, int],
        citation: int,
    ) -> None:
        self._lines = lines
        self._entries: list[Entry | None] = [None] * len(lines)
        self._exact = exact
        self._folded = folded
        self._multi = multi
        self._seconds: dict[str, Seconds] = {}
        self._compounds = compounds
        self._capitals: dict[Entry, Entry] = {}
        self._bare = {tags: self._entry(number) for tags, number in bare.items()}
        self.common = common
        self.citation = self._entry(citation)
        self.memo: dict[str, tuple[Token, ...]] = {}

    @classmethod
    def of(
        cls,
        exact: Mapping[str, Entry],
        folded: Mapping[str, Entry],
        common: Mapping[str, str],
        multi: Mapping[str, Seconds],
        bare: Mapping[str, Entry],
        compounds: Mapping[str, Entry],
        citation: Entry,
    ) -> Vocabulary:
        """The vocabulary of some entries."""
        lines: dict[str, int] = {}

        def number(entry: Entry) -> int:
            return lines.setdefault(entry.to_line(), len(lines))

        def numbered(table: Mapping[str, Entry]) -> dict[str, int]:
            return {form: number(entry) for form, entry in table.items()}

        def written(seconds: Seconds) -> str:
            return "\n".join(
                "\t".join((second, "case" if case else "", str(number(entry)), *rest))
                for second, found in seconds.items()
                for rest, case, entry in found
            )

        tables = numbered(exact), numbered(folded), numbered(bare), numbered(compounds)
        several = {first: written(seconds) for first, seconds in multi.items()}
        last = number(citation)
        return cls(list(lines), tables[0], tables[1], common, several, tables[2], tables[3], last)

    def to_data(self) -> dict[str, Any]:
        """The vocabulary as JSON-able data; ``from_data`` gives it back."""
        numbers = {id(entry): number for number, entry in enumerate(self._entries) if entry is not None}
        common: dict[str, list[str]] = {}
        for word, tags in self.common.items():
            common.setdefault(tags, []).append(word)
        return {
            "entries": "\n".join(self._lines),
            "exact": self._exact,
            "folded": self._folded,
            "common": {tags: " ".join(words) for tags, words in common.items()},
            "multi": self._multi,
            "bare": {tags: numbers[id(entry)] for tags, entry in self._bare.items()},
            "compounds": self._compounds,
            "citation": numbers[id(self.citation)],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Vocabulary:
        """Raises KeyError, TypeError, ValueError or IndexError where the data is not what ``to_data`` made."""
        common: dict[str, str] = {}
        for tags, words in data["common"].items():
            common |= dict.fromkeys(words.split(" "), tags)
        return cls(
            data["entries"].split("\n"),
            data["exact"],
            data["folded"],
            common,
            data["multi"],
            data["bare"],
            data["compounds"],
            data["citation"],
        )

    def _entry(self, number: int) -> Entry:
        entry = self._entries[number]
        if entry is None:
            entry = self._entries[number] = Entry.from_line(self._lines[number])
        return entry

    def exact(self, form: str) -> Entry | None:
        """The entry of a form whose case matters."""
        number = self._exact.get(form)
        return None if number is None else self._entry(number)

    def folded(self, lower: str) -> Entry | None:
        """The entry of a form in lower case."""
        number = self._folded.get(lower)
        return None if number is None else self._entry(number)

    def compound(self, last: str) -> Entry | None:
        """The entry of the last part of a compound such as "court-ordered"."""
        number = self._compounds.get(last)
        return None if number is None else self._entry(number)

    def bare(self, tags: str) -> Entry:
        """The entry of a word that has no class of its own."""
        return self._bare[tags]

    def seconds(self, lower: str) -> Seconds | None:
        """The entries of several words that begin with a word, by their second word."""
        found = self._seconds.get(lower)
        if found is None and lower in self._multi:
            found = self._seconds[lower] = {}
            for line in self._multi[lower].split("\n"):
                second, case, number, *rest = line.split("\t")
                found.setdefault(second, []).append((rest, bool(case), self._entry(int(number))))
        return found

    def capital(self, entry: Entry) -> Entry:
        """The readings of a capitalized word in mid-sentence: a name, not a verb or an adverb."""
        known = self._capitals.get(entry)
        if known is None:
            tags = "".join(tag for tag in entry.tags if tag not in "VZdpgR")
            known = Entry(tags, entry.symbols, entry.lemmas, entry.auxiliary) if tags else entry
            self._capitals[entry] = known
        return known

    def read(self, form: str, lower: str, *, first: bool, headline: bool, shouted: bool) -> tuple[Entry, int]:
        """The entry of a word at its place in the sentence, and where the word is cut in two, else 0."""
        entry = self.exact(form)
        if entry is None:
            entry = self.folded(lower)
            if entry is not None and not first and not headline and form[0].isupper():
                entry = self.capital(entry)
        if entry is not None:
            return entry, 0
        return _unknown(form, lower, first or shouted, self)


class Token:
    """A word as it stands between white space, read as one in mid-sentence; offsets are those of its stretch."""

    __slots__ = ("cut", "end", "entry", "form", "lower", "seconds", "start", "weight")

    def __init__(self, form: str, start: int, vocabulary: Vocabulary) -> None:
        self.form = form
        self.lower = form.lower()
        self.start = start
        self.end = start + len(form)
        self.entry, self.cut = vocabulary.read(form, self.lower, first=False, headline=False, shouted=False)
        self.seconds = vocabulary.seconds(self.lower)
        # counts of long words, of those with a capital and of those in capitals, in one number to add up
        self.weight = 0
        if len(form) > 3 and form[0].isalpha():
            self.weight = 1 + (form[0].isupper() << 20) + (form.isupper() << 40)


class Words:
    """The words of one sentence, as parallel lists. ``starts`` and ``ends`` are document offsets.

    The offsets are worked out when somebody first asks for them.
    """

    __slots__ = (
        "_edits", "_found", "_start", "_stretches", "_text", "ends", "entries", "norms", "starts", "symbols", "tags",
    )  # fmt: skip

    starts: list[int]
    ends: list[int]

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._start = 0
        self._stretches: Sequence[str] = ()
        self._found: Sequence[tuple[Token, ...]] = ()
        self._edits: Sequence[tuple[int, int, int]] = ()
        self.norms: list[str] = []
        self.entries: list[Entry] = []
        self.tags = ""
        self.symbols = ""

    def __len__(self) -> int:
        return len(self.norms)

    def __getattr__(self, name: str) -> Any:
        if name not in ("starts", "ends"):
            raise AttributeError(name)
        starts, ends = self._located()
        self.starts, self.ends = starts, ends
        if self._edits:
            self.starts, self.ends = [], []
            done = 0
            for index, width, cut in self._edits:
                self.starts += starts[done : index + 1]
                self.ends += ends[done:index]
                if cut:
                    self.starts.append(starts[index] + cut)
                    self.ends.append(starts[index] + cut)
                self.ends.append(ends[index + width - 1])
                done = index + width
            self.starts += starts[done:]
            self.ends += ends[done:]
        return getattr(self, name)

    def place(
        self,
        start: int,
        stretches: Sequence[str],
        found: Sequence[tuple[Token, ...]],
        edits: Sequence[tuple[int, int, int]],
    ) -> None:
        """Says what the words were made of, and writes the norms of those made of several tokens.

        An edit is a token's index, how many tokens became one word, and where one was cut in two, else 0.
        """
        self._start, self._stretches, self._found, self._edits = start, stretches, found, edits
        shift = 0
        for index, width, cut in edits:
            if cut:
                shift += 1
            else:
                at = index + shift
                self.norms[at] = plain_view(self._text[self.starts[at] : self.ends[at]])
                shift -= width - 1

    def _located(self) -> tuple[list[int], list[int]]:
        """Where the tokens begin and end, before several become one word or one becomes two."""
        starts: list[int] = []
        ends: list[int] = []
        find = self._text.find
        at = self._start
        for stretch, tokens in zip(self._stretches, self._found, strict=True):
            at = find(stretch, at)
            for token in tokens:
                starts.append(at + token.start)
                ends.append(at + token.end)
            at += len(stretch)
        self._stretches = self._found = ()
        return starts, ends

    def lemma(self, index: int) -> str:
        """The dictionary form of a word under its chosen tag."""
        entry = self.entries[index]
        tag = self.tags[index]
        found = entry.lemmas.get(tag)
        if found is None and tag == "e":
            found = entry.lemmas.get("p") or entry.lemmas.get("d")
        return found or self.norms[index].lower()


_MEMO = 20_000
"""How many stretches are kept, some 10 MB at the most: names are many, the words of a language few."""
_LONGEST_KEPT = 40
_CURRENCY = re.compile(r"[$€£¥]\s")
_OPENING = ('"', "(", "-")
"""What may stand before a sentence's first word."""


def tokenize(text: str, start: int, end: int, vocabulary: Vocabulary, tagger: Tagger) -> Words:
    """The words of ``text[start:end]`` with their tags and symbols; offsets are those of ``text``.

    What stands between white space is read once and remembered: only markup, a space after a currency
    sign and an apostrophe right after a word need more of the text than that.
    """
    stretches, found = _stretches(text, start, end, vocabulary)
    tokens = [token for piece in found for token in piece]
    words = Words(text)
    norms, entries = words.norms, words.entries
    last = len(tokens) - 1
    weight = sum([token.weight for token in tokens])
    long, capital, upper = weight & 0xFFFFF, weight >> 20 & 0xFFFFF, weight >> 40
    shouted = long > 2 and upper == long
    headline = shouted or (long > 3 and capital * 5 > long * 4)
    edits: list[tuple[int, int, int]] = []
    index = 0
    first = True
    while index <= last:
        token = tokens[index]
        if token.seconds is not None and index < last and (merged := _merged(tokens, index)) is not None:
            entry, width = merged
            edits.append((index, width, 0))
            norms.append("")
            entries.append(entry)
            index += width
            first = first and entry.tags in _OPENING
            continue
        form, entry, cut = token.form, token.entry, token.cut
        if first or headline:
            entry, cut = vocabulary.read(form, token.lower, first=first, headline=headline, shouted=shouted)
            first = first and entry.tags in _OPENING
        if cut:  # UN-mandated: two words
            edits.append((index, 1, cut))
            left, form = form[:cut], form[cut:]
            norms.append(left)
            known = vocabulary.exact(left) or vocabulary.folded(left.lower())
            entries.append(known or vocabulary.bare("E" if left[0].isupper() else "NJR"))
        norms.append(form)
        entries.append(entry)
        index += 1
    words.place(start, stretches, found, edits)
    words.tags, words.symbols = tagger.tag(entries)
    return words


def _stretches(
    text: str, start: int, end: int, vocabulary: Vocabulary
) -> tuple[list[str], list[tuple[Token, ...]]]:
    """What stands between white space in ``text[start:end]``, with the tokens of each stretch."""
    sentence = text[start:end]
    if (
        "<" in sentence
        or _CURRENCY.search(sentence) is not None
        or (start and not text[start - 1].isspace() and _PLAIN.get(ord(sentence[0]), sentence[0]) == "'")
    ):
        before = min(start, 1)
        plain = plain_view(text[start - before : end])
        return [sentence], [_read(plain, before, len(plain), vocabulary)]
    stretches = sentence.split()
    memo = vocabulary.memo
    # an abbreviation has white space after it, and what ends the sentence has none
    final = stretches.pop() if stretches and stretches[-1][-1] == "." else ""
    try:
        found = [memo[stretch] for stretch in stretches]
    except KeyError:
        found = [memo[stretch] if stretch in memo else _learn(stretch, vocabulary) for stretch in stretches]
    if final:
        stretches.append(final)
        final += " "
        found.append(memo[final] if final in memo else _learn(final, vocabulary))
    return stretches, found


def _merged(tokens: Sequence[Token], index: int) -> tuple[Entry, int] | None:
    """The entry of several words that begins at a token, the longest, and how many tokens it takes."""
    seconds = tokens[index].seconds
    assert seconds is not None
    for rest, case, entry in seconds.get(tokens[index + 1].lower, ()):
        stop = index + len(rest)
        if stop <= len(tokens) and rest == [t.form if case else t.lower for t in tokens[index:stop]]:
            return entry, len(rest)
    return None


def _learn(stretch: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The tokens of what stands between white space; a space at its end says that nothing follows."""
    last = stretch[-1] == " "
    plain = f" {plain_view(stretch)}" if last else f" {plain_view(stretch)} "
    tokens = _read(plain, 1, len(plain) - last, vocabulary)
    if len(stretch) <= _LONGEST_KEPT:
        if len(vocabulary.memo) >= _MEMO:
            vocabulary.memo.clear()
        vocabulary.memo[stretch] = tokens
    return tokens


def _read(plain: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[Token, ...]:
    return tuple(
        Token(match[0], match.start() - start, vocabulary)
        for match in _WORD.finditer(plain, start, end)
        if match.lastindex is None
    )


def _unknown(form: str, lower: str, first: bool, vocabulary: Vocabulary) -> tuple[Entry, int]:
    """The readings of a form that no family holds, and where it is cut in two, else 0."""
    bare = vocabulary.bare
    char = form[0]
    punctuation = _PUNCTUATION.get(form)
    if punctuation is not None:
        return bare(punctuation), 0
    if char.isdigit() or char in "$€£¥":
        return bare("J" if "-" in form else "C"), 0
    if form.startswith(("S/RES/", "A/RES/")):
        return vocabulary.citation, 0
    hyphen = form.rfind("-")
    if hyphen > 0:
        compound = vocabulary.compound(lower[hyphen + 1 :])
        if compound is not None:
            return compound, hyphen
        last = lower[hyphen + 1 :]
        entry = vocabulary.folded(last)
        if (
            lower.startswith(("re-", "pre-", "non-", "mid-", "self-", "co-", "counter-", "anti-"))
            and entry is not None
        ):
            return entry, 0
        if lower.startswith(("re-", "co-")) and last in vocabulary.common:
            return bare(vocabulary.common[last]), 0
        if last.endswith(
            ("ed", "en", "wide", "free", "like", "based", "led", "old", "backed", "held", "run")
        ):
            return bare("J"), 0
        return bare("NJ"), 0
    if char.isupper() and not first:
        return bare("E"), 0
    tags = vocabulary.common.get(lower)
    if tags is not None:
        return bare(tags), 0
    if char.isupper():
        return bare("E"), 0
    if not char.isalpha():
        return bare("U"), 0
    return bare(_guess(lower)), 0


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


def pieces(form: str) -> list[str]:
    """The words of a lexicon entry, cut as text is cut."""
    return [match[0] for match in _WORD.finditer(plain_view(form))]
