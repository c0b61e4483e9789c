"""From words to phrases: the skeleton of a sentence.

The phrase rules of ``phrases/*.grammar`` are one regular expression over word symbols. Each phrase
becomes one symbol; cue words inside it stand before it. Adverbs that carry nothing, adjuncts of time
and quotation marks are left out, so that a construction sees what an editor would underline. Stretches
in parentheses, and appositions between dashes, become segments of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from authz.appositions import dashed
from authz.clauseverbs import has_subject
from authz.grammar.alphabet import FIRST, NONE, Alphabet
from authz.participles import adopt, settle
from authz.phrases import VISIBLE_INNER, Phrase, Segment, VerbGroup
from authz.tokens import Words

__all__ = ["Chunker"]

_PLAIN_FORMS: Final = frozenset({"bare", "finite"})
_Noun: TypeAlias = tuple[tuple[tuple[int, str, frozenset[str], bool], ...], int, str, frozenset[str]]
"""A shape of noun phrase: the words inside that stay visible, each with whether it may end the name that a compound
begins with, the head, its symbol and classes."""
_Verbs: TypeAlias = tuple[tuple[tuple[int, str, frozenset[str]], ...], VerbGroup, int, str, frozenset[str]]
"""A shape of verb group: the adverbs inside that stay visible, what it says, its verb, its symbol and classes."""
_COUNTED: Final = frozenset({"counted"})
_HOLDERS: Final = frozenset({"title", "authority"})
_MEMO: Final = 20_000
"""How many shapes of noun phrase are kept, and of verb group."""
_ONE: Final = frozenset({"has", "is", "was", "does"})
_THIRD: Final = re.compile(r".*[^su]s$").match
_MANY: Final = frozenset({"have", "are", "were", "do"})
_LONGEST_ASIDE: Final = 60
"""A parenthesis that is not closed within so many words is none."""
_LEFT_OUT: Final = "R,KENnIDO"
"""The tags of what a verb group may hold beside its verbs: adverbs, and the time in "voted on Tuesday to allow"."""
_BEGINS_NOUN: Final = "DPNnEOC"
"""The tags of what a noun phrase begins with; an adjective may as well be said of what came before."""


def _number(tags: str, norms: Sequence[str]) -> str:
    """Whether the first verb of a group goes with one or with many, where its form says so."""
    first = (norm.lower() for tag, norm in zip(tags, norms, strict=True) if tag in "AVZdpegT")
    word = next(first, "")  # "is", "have"; of a verb without an auxiliary no more is known
    return "s" if word in _ONE else "p" if word in _MANY else ""


def _kind(group: VerbGroup) -> str:
    """The classes that a verb group has beside its verb's.

    Obliged is "having to search" and, of what is needed for it, "is required to search"; able is "may search", and then
    "could search".
    """
    voice = "passive" if group.passive else "active"
    if group.copula:
        return f"vg {group.form} {voice} copula"
    needed = "needed" in group.modals and group.form == "finite"
    obliged = " obliged" if needed or (group.form == "ing" and "necessary" in group.modals) else ""
    able = " able" if "able" in group.modals and group.form == "finite" and not obliged else ""
    return (
        f"vg {group.form} {voice} lexical{obliged}{able}{' then' if able and 'then' in group.modals else ''}"
    )


class _Letters(dict[int, str]):
    """The letters of words' symbols, as ``str.translate`` asks for them: few of them ever."""

    __slots__ = ("_letters",)

    def __init__(self, letters: str) -> None:
        super().__init__()
        self._letters = letters

    def __missing__(self, symbol: int) -> str:
        letter = self[symbol] = self._letters[symbol - FIRST]
        return letter


class Chunker:
    """Applies the phrase rules of a compiled grammar.

    What depends on a word's symbol alone, or on those of a noun phrase, is worked out once.
    """

    def __init__(
        self,
        pattern: str,
        words: Alphabet,
        phrases: Alphabet,
        codes: Mapping[str, str],
        letters: str,
    ) -> None:
        self._find = re.compile(f"{pattern}|(?s:.)").finditer
        self._words = words
        self._phrases = phrases
        self._codes = codes
        self._letters = _Letters(letters)
        self._symbols: dict[tuple[str, str], tuple[str, frozenset[str]]] = {}
        self._singles: dict[str, tuple[str, frozenset[str], str] | None] = {}
        self._inners: dict[str, tuple[str, frozenset[str]] | None] = {}
        self._nouns: dict[str, _Noun] = {}
        self._groups: dict[str, _Verbs] = {}

    def _symbol(self, kind: str, char: str) -> tuple[str, frozenset[str]]:
        """The phrase symbol for a kind with its features and a head's word symbol, and its classes."""
        known = self._symbols.get((kind, char))
        if known is None:
            classes = frozenset(kind.split(" ")) | self._words.classes(char)
            codes = self._codes.get(kind, "")
            index = ord(char) - FIRST
            symbol = codes[index] if index < len(codes) else NONE
            known = self._symbols[kind, char] = (
                self._phrases.char(classes) if symbol == NONE else symbol,
                classes,
            )
        return known

    def segments(self, words: Words) -> list[Segment]:
        """The main segment, then those in parentheses."""
        main = Segment([], "")
        found = [main]
        letters = words.symbols.translate(self._letters)
        symbols: list[str] = []
        tags = dashed(words.tags, words.norms) if "-" in words.tags else words.tags
        position, count = 0, len(tags)
        opened = tags.find("(")
        while position < count:
            if opened < 0:
                position = self._run(words, letters, position, count, count, main.phrases, symbols)
            elif position < opened:
                position = self._run(words, letters, position, count, opened, main.phrases, symbols)
            else:
                close = tags.find(")", position, position + _LONGEST_ASIDE)
                if close < 0:
                    position = self._run(words, letters, position, count, position + 1, main.phrases, symbols)
                else:
                    if close - position > 4:
                        inner = Segment([], "", len(main.phrases) - 1)
                        inside: list[str] = []
                        self._run(words, letters, position + 1, close, close, inner.phrases, inside)
                        inner.symbols = "".join(self._settle(words, inner.phrases, inside))
                        found.append(inner)
                    position = close + 1
            if 0 <= opened < position:
                opened = tags.find("(", position)
        main.symbols = "".join(self._settle(words, main.phrases, symbols))
        return found

    def _run(
        self,
        words: Words,
        letters: str,
        position: int,
        end: int,
        stop: int,
        phrases: list[Phrase],
        symbols: list[str],
    ) -> int:
        """Adds the phrases that begin before ``stop`` and returns the position after them."""
        singles, word_symbols = self._singles, words.symbols
        for match in self._find(letters, position, end):
            start, position = match.span()
            if start >= stop:
                return start
            kind = match.lastgroup
            if kind == "np":
                self._noun(words, start, position, phrases, symbols)
            elif kind == "vg":
                self._verbs(words, start, position, phrases, symbols)
            elif kind != "time":
                char = word_symbols[start]
                try:
                    single = singles[char]
                except KeyError:
                    single = self._single(char)
                if single is None:
                    continue
                symbol, classes, mark = single
                if mark and phrases and mark in phrases[-1].classes:
                    # what stood between them was left out, and they with it: "Congress, on Tuesday, approved";
                    # not so before the subject of the clause: "To honor them, in May, |Congress|, by a law, approved"
                    opened = len(phrases) > 1 and phrases[-2].kind == "np" and position < end
                    if not opened or words.tags[position] not in _BEGINS_NOUN:
                        phrases.pop()
                        symbols.pop()
                    continue
                phrases.append(Phrase("word", start, position, start, classes))
                symbols.append(symbol)
        return position

    def _single(self, char: str) -> tuple[str, frozenset[str], str] | None:
        """The symbol and the classes of a word that stands alone, and the mark that it is; None where it is left out."""
        classes = self._words.classes(char)
        plain = classes <= {"adv", "degree"} or bool(classes & {"quote", "other", "open", "close"})
        mark = "comma" if "comma" in classes else "dash" if "dash" in classes else ""
        found = self._singles[char] = None if plain else (*self._symbol("word", char), mark)
        return found

    def _inner(self, char: str) -> tuple[str, frozenset[str]] | None:
        """The symbol and the classes of a word inside a phrase; None where it is not seen from outside."""
        try:
            return self._inners[char]
        except KeyError:
            seen = not VISIBLE_INNER.isdisjoint(self._words.classes(char))
            found = self._inners[char] = self._symbol("inner", char) if seen else None
            return found

    def _settle(self, words: Words, phrases: list[Phrase], symbols: list[str]) -> list[str]:
        """Gives each form in -ed the symbol of what it turns out to be, and each base form after an insertion."""
        for index, phrase in enumerate(phrases):
            group = phrase.group
            if group is None or group.copula:
                continue
            if group.form == "ed":
                settle(words, phrases, index, group)
            elif group.form not in _PLAIN_FORMS or not adopt(words, phrases, index, group):
                continue
            symbols[index], phrase.classes = self._symbol(_kind(group), words.symbols[phrase.head])
        return symbols

    def _noun(self, words: Words, start: int, end: int, phrases: list[Phrase], symbols: list[str]) -> None:
        chars, tags = words.symbols[start:end], words.tags[start:end]
        key = chars + tags
        try:
            noun = self._nouns[key]
        except KeyError:
            if len(self._nouns) >= _MEMO:
                self._nouns.clear()
            noun = self._nouns[key] = self._new_noun(chars, tags)
        inner, head, symbol, classes = noun
        for at, inner_symbol, inner_classes, named in inner:
            word = begin = start + at
            if named:
                while (
                    begin > start
                    and tags[begin - start - 1] not in "DPO"
                    and words.norms[begin - 1][0].isupper()
                ):
                    begin -= 1  # "the Security Council-mandated mission": the whole name
            phrases.append(Phrase("inner", begin, word + 1, word, inner_classes))
            symbols.append(inner_symbol)
        phrases.append(Phrase("np", start, end, start + head, classes))
        symbols.append(symbol)

    def _new_noun(self, chars: str, tags: str) -> _Noun:
        """Of a noun phrase: the words inside that stay visible, its head, its symbol and classes."""
        head = len(chars) - 1
        while head > 0 and tags[head] not in "NnEO":
            head -= 1
        if tags[head] not in "NnEO":
            head = len(chars) - 1
        if head > 0 and tags[head] == "O" and tags[head - 1] in "NnEO":
            head -= 1  # "Congress itself": Congress, "they each": they
        seen = [
            (at, *visible)
            for at, char in enumerate(chars)
            if at != head and (visible := self._inner(char)) is not None
        ]
        compounds = {at for at, _, inside in seen if "compound" in inside}
        inner = tuple([(at, char, inside, at + 1 in compounds) for at, char, inside in seen])
        if head > 0 and tags[head] in "EC" and "section" in self._words.classes(chars[head - 1]):
            head -= 1  # "Chapter VII": the chapter
        holder = head - 1
        while (
            holder > 0
            and tags[head] == tags[holder] == "E"
            and not self._words.classes(chars[holder]) & _HOLDERS
        ):
            holder -= 1
        before = self._words.classes(chars[holder]) if head > 0 else frozenset()
        person = tags[head] == "E" and "instrument" not in self._words.classes(chars[head])
        titled = "title" in before or ("office" in before and tags[holder] == "N" and person)
        symbol, classes = self._symbol("np titled" if titled else "np", chars[head])
        if "C" in tags[:head]:
            classes |= _COUNTED  # "nine ships": for members of lists, no pattern asks for it
        return inner, head, symbol, classes

    def _verbs(self, words: Words, start: int, end: int, phrases: list[Phrase], symbols: list[str]) -> None:
        chars, tags = words.symbols[start:end], words.tags[start:end]
        key = chars + tags
        if "A" in tags:  # "is", "been" and "being" are told apart by their form alone
            key += " ".join(words.norms[start : start + tags.rindex("A") + 1])
        try:
            verbs = self._groups[key]
        except KeyError:
            if len(self._groups) >= _MEMO:
                self._groups.clear()
            verbs = self._groups[key] = self._new_verbs(chars, tags, words.norms[start:end])
        inner, known, main, symbol, classes = verbs
        for at, inner_symbol, inner_classes in inner:
            phrases.append(Phrase("inner", start + at, start + at + 1, start + at, inner_classes))
            symbols.append(inner_symbol)
        group = known.moved(start)
        if (at := tags.find("Z")) >= 0 and not group.number and _THIRD(words.norms[start + at]):
            group.number = "s"  # by its form: "authorizes"
        if known.form == "bare" and has_subject(phrases):
            group.form = "finite"
            symbol, classes = self._symbol(_kind(group), chars[main])
        if not group.copula:
            end = start + main + 1  # without the occasion: "approved |in a 5-4 vote| the sale"
        phrases.append(Phrase("vg", start, end, start + main, classes, group))
        symbols.append(symbol)

    def _new_verbs(self, chars: str, tags: str, norms: list[str]) -> _Verbs:
        """Of a verb group: the adverbs inside that stay visible, what it says, its verb, symbol and classes."""
        end = len(tags)
        main = end - 1
        while main > 0 and tags[main] not in "VZdpeg":
            main -= 1
        copula = tags[main] not in "VZdpeg"
        if copula:
            main = end - 1
            while main > 0 and tags[main] != "A":
                main -= 1
        inner = tuple(
            [
                (at, *visible)
                for at, char in enumerate(chars[:main])
                if tags[at] == "R" and not copula and (visible := self._inner(char)) is not None
            ]
        )
        group = self._group(chars, tags, norms, main, end if copula else main + 1, copula)
        group.number = _number(tags, norms)
        return (inner, group, main, *self._symbol(_kind(group), chars[main]))

    def _group(self, chars: str, tags: str, norms: list[str], main: int, end: int, copula: bool) -> VerbGroup:
        form = ""
        negators: list[int] = []
        modals: set[str] = set()
        led: list[tuple[int, frozenset[str]]] = []
        be = have = False
        for index in range(end):
            tag = tags[index]
            if tag == "X":
                negators.append(index)
                continue
            if tag in _LEFT_OUT:
                continue
            if tag == "T":
                form = form or "infinitive"
                be = have = False
                continue
            classes = self._words.classes(chars[index])
            if tag == "A":
                norm = norms[index].lower()
                if norm == "'d" and norms[index + 1 : index + 2] == ["been"]:
                    have, form = True, form or "finite"  # "he'd been authorized": he had
                elif "modal" in classes:
                    modals |= classes & {
                        "future",
                        "conditional",
                        "possible",
                        "necessary",
                        "pending",
                        "shall",
                        "should",
                        "able",
                        "then",
                    }
                    if be and norm == "needed to":
                        modals.add("needed")
                    if "needless" in classes:
                        negators.append(index)  # "need not"
                    form = form or ("ing" if norm.startswith("having ") else "finite")
                    be = have = False
                else:
                    be, have = "be" in classes, have or "have" in classes
                    if not form:
                        form = {"be": "bare", "been": "ed", "being": "ing", "having": "ing"}.get(
                            norm, "finite"
                        )
            elif index < main or copula:
                led.append((index, classes))
                if be and tag in "pe" and "needing" in classes:
                    modals.add("needed")
                form = form or {"g": "ing", "V": "bare", "p": "ed", "e": "ed"}.get(tag, "finite")
                if tag in "VZdpeg":
                    be = "getting" in classes  # "gets approved": as "is approved"
            else:
                form = form or {"g": "ing", "V": "bare", "p": "ed", "e": "ed"}.get(tag, "finite")
        passive = not copula and tags[main] in "pe" and be
        return VerbGroup(
            form=form or "finite",
            passive=passive,
            main=main,
            negators=tuple(negators),
            modals=frozenset(modals),
            led=tuple(led),
            perfect=have,
            copula=copula,
        )
