"""From a sentence to words: one pass of one expression, then the lexicon, then the tagger.

Text is never changed. The view that is looked up maps odd apostrophes, quotation marks and spaces one
to one onto plain ones, so every offset stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from authz.entries import JOINT, Entry
from authz.restarts import BREAK, broken_off
from authz.tagging import Tagger
from authz.verbalnouns import resolved
from authz.vocabulary import Token, Vocabulary

__all__ = ["Words", "pieces", "plain_view", "tokenize"]

_PLAIN: Final = str.maketrans(
    {
        "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2032": "'", "\uff07": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200a": " ", "\u3000": " ",
        "\u2010": "-", "\u2011": "-", "\t": " ", "\r": " ", "\n": " ", "*": " ", "_": " ",
    }
)  # fmt: skip


_ODD: Final = re.compile(r"[^ -)+-^`-~]")
"""What the mapping may change: all but printable ASCII without asterisk and underscore."""


_ITEM: Final = re.compile(r"(?<!\S)\*(?!\S)")
"""An asterisk that stands alone marks an item of a list, whose words are not those of the one before."""


def plain_view(text: str) -> str:
    """The text with typographic variants mapped one to one; same length, same offsets."""
    if _ODD.search(text) is None:
        return text
    return (_ITEM.sub(";", text) if "*" in text else text).translate(_PLAIN)


# S/RES/2249 | $6.7 | 401(c), 2249, 10th, 100-402 | U.S., U.N.-mandated | Sen. | do, n't | 's | court-ordered, go-ahead | -- . | other
_WORD: Final = re.compile(
    r"'(?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b|(?<=[a-z]s)'(?=\s[a-z0-9])"
    # markup, quotation marks, marks of notes and a name's short form in parentheses are no words
    r"|(</?[a-zA-Z][^<>\n]{0,200}>|\"|(?<!\w)'|'(?!\w)|\[\d{1,3}\]|\((?:[A-Z][A-Za-z&.-]{0,8})?[A-Z]{2}[A-Z.]{0,8}s?\))"
    r"|[SA]/RES/\d++(?:/\d++)?"
    r"|[$€£¥]\s?\d(?:[\d,.]*\d)?"
    r"|[nN]os?\.(?=\s?\d)|\A[nN]os?\.(?= ?\Z)"
    r"|\d++(?:[.,/\u2013-]\d++)*+(?:st|nd|rd|th|s|%|[A-Za-z]\b|/E[CU]\b|/EEC\b)?(?:-[a-z]++)*+(?:\(\w{1,5}\))*+"
    r"|(?:[nN]on-|[pP]ro-|[aA]nti-)?(?:[A-Za-z]\.){2,}+(?:-[^\W\d_]++)*+"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gen|Gov|Lt|Col|Sgt|Maj|Capt|Adm|St|Prof|Rev|Hon|Jr|Sr|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Art|Sec|No|Pub|Stat|Inc|Corp|Co|Ltd|[RDI]-[A-Z][a-z]{1,4})\.(?=[\s,;)])"
    r"|[cC]an(?=not\b)|(?:[iI]s|[aA]re|[wW]as|[wW]ere|[dD]o|[dD]oes|[dD]id|[hH]as|[hH]ave|[hH]ad|[cC]ould|[wW]ould|[sS]hould|[wW]o|[cC]a)(?=nt\b)|(?<=[a-zA-Z])nt\b"
    r"|[^\W\d_]+?(?=[nN]'[tT]\b)|[nN]'[tT]\b"
    r"|'(?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M)\b"
    r"|[^\W_]++(?:(?:-|(?<=[a-zA-Z])&(?=[a-zA-Z])|'(?!(?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M|t|T)\b)(?=\w))[^\W_]++(?!'[tT]\b))*+(?:(?<=\d)/\d++)?+"
    r"|\.\.\.|--++|[^\w\s]"
    r"|\w++"
)


class Words:
    """The words of one sentence, as parallel lists. ``starts`` and ``ends`` are document offsets.

    The offsets are worked out when somebody first asks for them.
    """

    __slots__ = (
        "_edits", "_end", "_found", "_places", "_start", "_stretches", "_text", "entries", "norms", "symbols", "tags",
    )  # fmt: skip

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._start = self._end = 0
        self._stretches: Sequence[str] = ()
        self._found: Sequence[tuple[Token, ...]] = ()
        self._edits: Sequence[tuple[int, int, int]] = ()
        self._places: tuple[list[int], list[int]] | None = None
        self.norms: list[str] = []
        self.entries: list[Entry] = []
        self.tags = ""
        self.symbols = ""

    def __len__(self) -> int:
        return len(self.norms)

    @property
    def starts(self) -> list[int]:
        """Where each word begins, worked out when somebody first asks."""
        if self._places is None:
            self._places = self._located()
        return self._places[0]

    @property
    def ends(self) -> list[int]:
        """Where each word ends."""
        if self._places is None:
            self._places = self._located()
        return self._places[1]

    def place(
        self,
        start: int,
        end: int,
        stretches: Sequence[str],
        found: Sequence[tuple[Token, ...]],
        edits: Sequence[tuple[int, int, int]],
    ) -> None:
        """Says what the words were made of, and writes the norms of those made of several tokens.

        An edit is a token's index, how many tokens became one word, and where one was cut in two, else 0.
        """
        self._start, self._end = start, end
        self._stretches, self._found, self._edits = stretches, found, edits
        shift = 0
        for index, width, cut in edits:
            if cut:
                shift += 1
            else:
                at = index + shift
                self.norms[at] = plain_view(self._text[self.starts[at] : self.ends[at]])
                shift -= width - 1

    def _located(self) -> tuple[list[int], list[int]]:
        """Where the words begin and end."""
        starts, ends = self._of_tokens()
        if not self._edits:
            return starts, ends
        new_starts: list[int] = []
        new_ends: list[int] = []
        done = 0
        for index, width, cut in self._edits:
            new_starts += starts[done : index + 1]
            new_ends += ends[done:index]
            if cut:
                new_starts.append(starts[index] + cut)
                new_ends.append(starts[index] + cut)
            new_ends.append(ends[index + width - 1])
            done = index + width
        new_starts += starts[done:]
        new_ends += ends[done:]
        return new_starts, new_ends

    def _of_tokens(self) -> tuple[list[int], list[int]]:
        """Where the tokens begin and end, before several become one word or one becomes two."""
        at, stretches = self._start, self._stretches
        places: list[int] = []
        if self._end - at == sum(map(len, stretches)) + len(stretches) - 1:  # one space between any two
            places += accumulate([len(stretch) + 1 for stretch in stretches[:-1]], initial=at)
        else:
            for stretch in stretches:
                at = self._text.find(stretch, at)
                places.append(at)
                at += len(stretch)
        located = list(zip(places, self._found, strict=True))
        self._stretches = self._found = ()
        starts = [place + token.start for place, tokens in located for token in tokens]
        return starts, [place + token.end for place, tokens in located for token in tokens]

    def lemma(self, index: int) -> str:
        """The dictionary form of a word under its chosen tag."""
        entry = self.entries[index]
        tag = self.tags[index]
        found = entry.lemmas.get(tag)
        if found is None and tag == "e":
            found = entry.lemmas.get("p") or entry.lemmas.get("d")
        return found or self.norms[index].lower()


_MEMO: Final = 20_000
"""How many stretches are kept, some 10 MB at the most: names are many, the words of a language few."""
_LONGEST_KEPT: Final = 40
_BEYOND: Final = re.compile(r"[$€£¥'\u2019\u2018\u02bc\u2032\uff07]\s")
"""White space that a word sees across: "$ 5", "the states' consent"; "no. 12" is looked for apart."""
_CUT: Final = ("nt", "cannot", "Cannot")
"""What letters alone may be cut before: "dont", "cannot"."""
_ITEMS: Final = ("*", "\u2022")
"""What begins the item of a list, where lines are run together, and so ends the one before."""
_VERBS: Final = frozenset("VZdpe")
"""The tags of verbs, but for gerunds: "its |going forward|"."""
_OPENING: Final = ('"', "(", "-", ";")
"""What may stand before a sentence's first word."""


def tokenize(text: str, start: int, end: int, vocabulary: Vocabulary, tagger: Tagger) -> Words:
    """The words of ``text[start:end]`` with their tags and symbols; offsets are those of ``text``.

    What stands between white space is read once and remembered: only markup, a space after a currency
    sign and apostrophes at the edges of words need more of the text than that.
    """
    stretches, found = _stretches(text, start, end, vocabulary)
    if BREAK.search(text, start, end) is not None:
        for index in broken_off(stretches):
            found[index] = ()
    tokens = [token for piece in found for token in piece]
    words = Words(text)
    last = len(tokens) - 1
    weight = sum([token.weight for token in tokens])
    long, capital, upper = weight & 0xFFFFF, weight >> 20 & 0xFFFFF, weight >> 40
    shouted = long > 2 and upper == long
    headline = (
        shouted or (long > 3 and capital * 5 > long * 4) or (long == capital == 3 and _is_titled(tokens))
    )
    norms = [token.form for token in tokens]
    entries = [token.entry for token in tokens]
    # what is read in another way: at the beginning, in headlines, where several tokens are one word or one is two
    edits: list[tuple[int, int, int]] = []
    first = True
    done = 0
    for index, token in enumerate(tokens):
        if index < done or not (first or token.marked or headline):
            continue
        seconds = token.seconds
        if seconds is not None and index < last and tokens[index + 1].lower in seconds:
            merged = _merged(tokens, index, vocabulary) or _initial(tokens, index, vocabulary)
            if merged is not None and not (_VERBS.issuperset(merged[0].tags) and _determined(tokens, index)):
                entries[index], width = merged
                edits.append((index, width, 0))
                first = first and merged[0].tags in _OPENING
                done = index + width
                continue
        cut = token.cut
        if first or headline:
            if headline:
                entry, cut = vocabulary.read(
                    token.form, token.lower, first=first, headline=True, shouted=shouted
                )
            else:
                entry, cut = vocabulary.opening(token.form, token.lower)
            entries[index] = entry
            first = first and entry.tags in _OPENING
        if cut:
            edits.append((index, 1, cut))
    if edits:
        norms, entries = _edited(norms, entries, edits, vocabulary)
    words.norms, words.entries = norms, entries
    words.place(start, end, stretches, found, edits)
    words.tags, words.symbols = resolved(*tagger.tag(entries), norms, entries)
    return words


def _determined(tokens: Sequence[Token], index: int) -> bool:
    """Whether a determiner stands before a word, which is then no verb: "a |campaign| for it", "a new |push| for it"."""
    if index > 1 and tokens[index - 1].entry.tags[0] == "J":
        index -= 1
    return index > 0 and tokens[index - 1].entry.tags[0] in "DP"


def _is_titled(tokens: Sequence[Token]) -> bool:
    """Whether all words but those of one or two letters bear a capital: a short headline."""
    return not any(len(token.form) > 2 and token.form[0].islower() for token in tokens)


def _edited(
    norms: Sequence[str],
    entries: Sequence[Entry],
    edits: Sequence[tuple[int, int, int]],
    vocabulary: Vocabulary,
) -> tuple[list[str], list[Entry]]:
    """The words after several tokens have become one or one has become two."""
    new_norms: list[str] = []
    new_entries: list[Entry] = []
    done = 0
    for index, width, cut in edits:
        new_norms += norms[done:index]
        new_entries += entries[done:index]
        if cut:  # UN-mandated: two words
            left = norms[index][:cut]
            known = vocabulary.exact(left) or vocabulary.folded(left.lower())
            new_norms += (left, norms[index][cut:])
            new_entries += (known or vocabulary.bare("E" if left[0].isupper() else "NJR"), entries[index])
        else:
            new_norms.append("")
            new_entries.append(entries[index])
        done = index + width
    new_norms += norms[done:]
    new_entries += entries[done:]
    return new_norms, new_entries


def _stretches(
    text: str, start: int, end: int, vocabulary: Vocabulary
) -> tuple[list[str], list[tuple[Token, ...]]]:
    """What stands between white space in ``text[start:end]``, with the tokens of each stretch."""
    sentence = text[start:end]
    if (
        "<" in sentence
        or " no. " in sentence
        or (
            (not sentence.isascii() or "'" in sentence or "$" in sentence)
            and _BEYOND.search(sentence) is not None
        )
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


def _merged(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> tuple[Entry, int] | None:
    """The entry of several words that begins at a token, the longest, and how many tokens it takes."""
    for length, cased, folded in vocabulary.lengths(tokens[index].lower, tokens[index + 1].lower):
        several = tokens[index : index + length]
        if len(several) == length:
            entry = cased.get(JOINT.join([token.form for token in several])) if cased else None
            if entry is None and folded:
                entry = folded.get(JOINT.join([token.lower for token in several]))
            if entry is not None:
                return entry, length
    return None


def _initial(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> tuple[Entry, int] | None:
    """The entry of an initial inside a name, and its two tokens: "Ruth |B.| Okafor"."""
    if not 0 < index < len(tokens) - 2 or len(tokens[index].form) > 1 or tokens[index + 1].form != ".":
        return None
    before, after = tokens[index - 1], tokens[index + 2]
    if len(before.form) == 1 or "E" not in before.entry.tags or not after.form[0].isupper():
        return None
    return vocabulary.bare("E"), 2


def _learn(stretch: str, vocabulary: Vocabulary) -> tuple[Token, ...]:
    """The tokens of what stands between white space; a space at its end says that nothing follows."""
    last = stretch[-1] == " "
    marked = last or stretch[-1] in ",;:"
    word = stretch[: -1 - last] if marked else stretch
    if word.isalpha() and word.isascii() and not word.endswith(_CUT):
        # most are a word with at most a mark after it
        tokens: tuple[Token, ...] = (vocabulary.token(word, 0),)
        if marked:
            tokens += (vocabulary.token(stretch[len(word)], len(word)),)
    elif stretch in _ITEMS:
        tokens = (vocabulary.token(";", 0),)
    else:
        plain = plain_view(f" {stretch}" if last else f" {stretch} ")
        tokens = _read(plain, 1, len(plain) - last, vocabulary)
    if len(stretch) <= _LONGEST_KEPT:
        if len(vocabulary.memo) >= _MEMO:
            vocabulary.memo.clear()
        vocabulary.memo[stretch] = tokens
    return tokens


def _read(plain: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[Token, ...]:
    return tuple(
        vocabulary.token(match[0], match.start() - start)
        for match in _WORD.finditer(plain, start, end)
        if match.lastindex is None
    )


def pieces(form: str) -> list[str]:
    """The words of a lexicon entry, cut as text is cut where white space follows: "Gov." is an abbreviation there too."""
    return [match[0] for match in _WORD.finditer(plain_view(form) + " ")]
