"""Whose claim it is: verbs and nouns of saying and their reach, "according to", speaker labels, quotations.

A claim is found once for a segment: its holder and the phrases it reaches over. What a verb of saying
takes along decides the reach. A clause ("said that ...", a quotation, "said the war was ...") is claimed
as a whole; an object ("announced the sale of ...") only as far as the object goes, and of verbs of blaming
("condemned the illegal ...") to the end of the clause; a speaker between commas or after the words holds
what stands around him. The nearest clause wins, then the nearest speaker.
"""

from __future__ import annotations

from attrs import frozen

from authz.clauses import subject_of
from authz.complexes import REACH, complex_end, complex_start
from authz.interpret.polarity import force_of
from authz.interpret.sentence import Sentence
from authz.model import Mention
from authz.phrases import Phrase, Segment

__all__ = ["Claim", "claims", "source_of"]

_SAYING = frozenset({"say", "think", "hold", "show", "blame", "inquire"})
_ENDS = frozenset({"stop", "semicolon"})
_EDGES = frozenset({"comma", "dash", "stop", "semicolon", "colon"})
_OPENING = frozenset({"that", "whether", "if", "wh", "what", "how"})
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_QUOTES = frozenset('"“”‘„«»')


@frozen
class Claim:
    """Somebody says what stands at phrases ``[first, last)``; ``verb`` is the phrase that says so.

    ``inside`` is true where the words are the complement of ``verb``, false where it only stands beside them.
    """

    verb: int
    first: int
    last: int
    holder: Mention
    inside: bool = True


def _name(sentence: Sentence, segment: Segment, first: int, head: int, limit: int) -> Mention:
    """The holder's name with what belongs to it, not his story: no verbs."""
    end = complex_end(segment, head, limit)
    for at in range(head + 1, end):
        if segment.phrases[at].group is not None:
            end = at
            break
    return sentence.phrase_mention(segment, complex_start(segment, first), max(end, head + 1))


def _text_only(phrase: Phrase) -> bool:
    """Whether a noun phrase names a law, which claims nothing (guidelines, hard cases)."""
    return "instrument" in phrase.classes and phrase.classes.isdisjoint({"authority", "order", "report_n"})


def _party_label(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a noun phrase is the party and state of the one named before it: "R-Wis."."""
    word = sentence.word(phrase.head)
    return len(word) > 3 and word[0] in "RDI" and word[1] == "-" and word[2].isupper()


def _holder(sentence: Sentence, segment: Segment, verb: int) -> Mention | None:
    """Who is the subject of a verb of saying, when that can hold a claim."""
    phrases = segment.phrases
    subject = subject_of(segment, verb)
    if subject is None:
        return None
    first, last = subject.phrases[0], subject.phrases[-1]
    while last > 1 and _party_label(sentence, phrases[last]) and "comma" in phrases[last - 1].classes:
        first = last = last - 2
    head = phrases[last]
    if head.kind != "np" or _text_only(head) or not head.classes.isdisjoint({"nobody", "place_adverb"}):
        return None
    showing = "show" in phrases[verb].classes and phrases[verb].classes.isdisjoint({"say", "think", "hold"})
    if "event_n" in head.classes or (
        showing and head.classes.isdisjoint({"report_n", "authority", "person", "people", "name", "pronoun"})
    ):
        return None
    return _name(sentence, segment, first, last, verb if last < verb else len(phrases))


def _after_inner(segment: Segment, at: int) -> int:
    while at < len(segment.phrases) and segment.phrases[at].kind == "inner":
        at += 1
    return at


def _quote_before(sentence: Sentence, segment: Segment, at: int) -> bool:
    """Whether a quotation mark stands between the phrase at ``at`` and the words before it."""
    start = segment.phrases[at].start
    if start == 0:
        return False
    words = sentence.words
    return not _QUOTES.isdisjoint(sentence.text[words.ends[start - 1] : words.starts[start]])


def _begin(segment: Segment, index: int) -> int:
    """Where the sentence that holds the phrase begins; splitters may leave two in one."""
    for at in range(index - 1, -1, -1):
        if "stop" in segment.phrases[at].classes:
            return at + 1
    return 0


def _stop(segment: Segment, index: int) -> int:
    """Where the sentence that holds the phrase ends."""
    for at in range(index + 1, len(segment.phrases)):
        if "stop" in segment.phrases[at].classes:
            return at
    return len(segment.phrases)


def _stated(segment: Segment, first: int, last: int) -> bool:
    """Whether a clause with a verb stands at ``[first, last)``: what somebody then says."""
    return any(p.group is not None for p in segment.phrases[first:last])


def _is_that(sentence: Sentence, phrase: Phrase) -> bool:
    return "that" in phrase.classes or sentence.lower(phrase.start) == "that"


def _clause_end(segment: Segment, verb: int) -> int:
    """Where a clause of saying ends that opens the sentence ("when it says that ..., the court must")."""
    phrases = segment.phrases
    stop = _stop(segment, verb)
    subject = subject_of(segment, verb)
    start = verb
    if subject is not None and subject.phrases[0] < verb:
        start = complex_start(segment, subject.phrases[0])
    opener = phrases[start - 1].classes if start > 0 else frozenset()
    if opener.isdisjoint({"sub", "as", "if"}) or (
        start > 2 and phrases[start - 2].classes.isdisjoint({"stop", "comma", "conj"})
    ):
        return stop
    for at in range(verb + 1, stop):
        if "comma" in phrases[at].classes:
            return at
    return stop


def _clausal(segment: Segment, start: int) -> bool:
    """Whether the noun phrase that begins at ``start`` is the subject of a clause: "said |the vote to go| had been"."""
    for at in range(start, min(len(segment.phrases), start + 14)):
        phrase = segment.phrases[at]
        if phrase.group is not None and phrase.group.form == "finite":
            return True
        if not phrase.classes.isdisjoint({*_EDGES, "rel", "that", "sub", "if", "as"}):
            return False
    return False


def _complement(sentence: Sentence, segment: Segment, verb: int) -> tuple[str, int]:
    """What a verb of saying takes along: "clause", "object", "act", "open" or "", and where that begins."""
    phrases = segment.phrases
    count = len(phrases)
    at = verb + 1
    teller = not phrases[verb].classes.isdisjoint({"telling", "inquire"})
    for _ in range(6):
        if at < count and _quote_before(sentence, segment, at) and "comma" not in phrases[at].classes:
            return "clause", at
        head = _after_inner(segment, at)
        if head >= count:
            return "open", count
        classes = phrases[head].classes
        if _is_that(sentence, phrases[head]):
            return "clause", head
        if phrases[head].kind == "np":
            if _clausal(segment, head):
                return "clause", at
            if not teller:
                return "object", at
            teller = False
            at = _past(segment, head)
            if at < count and phrases[at].kind == "np" and _quote_before(sentence, segment, at):
                at = _past(segment, _after_inner(segment, at))  # told NBC's "Meet the Press" that
            continue
        if not classes.isdisjoint(_OPENING):
            return "clause", head
        if not classes.isdisjoint(_EDGES):
            return "open", head
        if "adv" in classes or "neg" in classes:
            at = head + 1
            continue
        if not classes.isdisjoint({"prep", "to", "conj"}):
            inner = _after_inner(segment, head + 1)
            if inner < count and phrases[inner].kind == "np":
                at = _past(segment, inner)
                continue
            return "", head
        group = phrases[head].group
        if group is None:
            return "", head
        return ("clause" if group.form == "finite" else "act"), head
    return "", at


def _past(segment: Segment, head: int) -> int:
    """The end of a noun phrase with what belongs to it, short of an infinitive or a participle in -ing."""
    phrases = segment.phrases
    end = complex_end(segment, head, len(phrases))
    for at in range(head + 1, end):
        group = phrases[at].group
        if group is not None and group.form != "ed":
            return at
    return end


def _object_end(segment: Segment, start: int, blaming: bool) -> int:
    """How far the object of a verb of saying is claimed: to its first verb; of blaming, to the clause's end."""
    phrases = segment.phrases
    for at in range(start, min(len(phrases), start + REACH)):
        phrase = phrases[at]
        if not phrase.classes.isdisjoint(_ENDS):
            return at
        if blaming:
            continue
        if phrase.group is not None:
            return at
        if not phrase.classes.isdisjoint({"rel", "sub", "that"}):
            return at
    return min(len(phrases), start + REACH)


def _judged_end(segment: Segment, start: int) -> int | None:
    """Where the legal name ends that a ruling gives its object: "found the ban |unlawful|"."""
    phrases = segment.phrases
    for at in range(start, min(len(phrases), start + 10)):
        classes = phrases[at].classes
        if phrases[at].kind == "word" and not classes.isdisjoint({"illegal", "lawful"}):
            return at + 1
        if phrases[at].group is not None or not classes.isdisjoint({*_ENDS, "comma", "rel", "sub", "that"}):
            return None
    return None


def _inverted(sentence: Sentence, segment: Segment, verb: int) -> int | None:
    """The head of the subject after its verb: "..., said the historian"."""
    phrases = segment.phrases
    group = phrases[verb].group
    if (
        group is None
        or group.form != "finite"
        or phrases[verb].start != group.main
        or verb + 1 >= len(phrases)
    ):
        return None
    if "inverting" not in phrases[verb].classes:
        return None
    if verb > 0 and "comma" not in phrases[verb - 1].classes and "stop" not in phrases[verb - 1].classes:
        if not _quote_before(sentence, segment, verb):
            return None
    head = _after_inner(segment, verb + 1)
    if head >= len(phrases) or phrases[head].kind != "np" or _quote_before(sentence, segment, verb + 1):
        return None
    end = complex_end(segment, head, len(phrases))
    end = next((i for i in range(head + 1, end) if phrases[i].group is not None), end)
    after = phrases[end] if end < len(phrases) else None
    if after is not None and after.group is not None and after.group.form == "finite":
        return None
    return head


def _said_by(sentence: Sentence, segment: Segment, verb: int) -> Claim | None:
    """A passive verb of saying with its agent: "has been argued by governments that", "was called illegal by"."""
    phrases = segment.phrases
    at = verb + 1
    last = min(len(phrases), verb + 9)
    while at < last and "by" not in phrases[at].classes:
        if phrases[at].group is not None or not phrases[at].classes.isdisjoint({*_EDGES, "rel", "that"}):
            return None
        at += 1
    end = at + 1
    while end < len(phrases) and (phrases[end].kind in ("inner", "np") or "conj" in phrases[end].classes):
        end += 1
    if at >= last or end == at + 1 or phrases[end - 1].kind != "np":
        return None
    return Claim(verb, verb, _stop(segment, verb), sentence.phrase_mention(segment, at + 1, end))


def _verb_claim(sentence: Sentence, segment: Segment, index: int) -> Claim | None:
    """The claim that a verb of saying makes."""
    phrases = segment.phrases
    phrase = phrases[index]
    classes, group = phrase.classes, phrase.group
    if group is None or classes.isdisjoint(_SAYING) or group.copula or group.form == "infinitive":
        return _led_claim(sentence, segment, index) if group is not None and group.led else None
    if "declaring" in classes and index + 1 < len(phrases) and "warlike" in phrases[index + 1].classes:
        return None
    if group.passive:
        return None if "think" in classes else _said_by(sentence, segment, index)
    force = force_of(sentence, group)
    denied = bool(force.negations or force.refusal)
    begins, stop = _begin(segment, index), _stop(segment, index)
    if (late := _inverted(sentence, segment, index)) is not None:
        holder = _name(sentence, segment, late, late, len(phrases))
        if index > 0 and "stop" in phrases[index - 1].classes:
            begins = _begin(segment, index - 1)
        return Claim(index, begins if index > begins + 1 else index, stop, holder, inside=False)
    named = _holder(sentence, segment, index)
    if named is None or (named.text.lower() in ("i", "we") and "think" not in classes):
        return None
    kind, at = _complement(sentence, segment, index)
    if denied and not (kind == "clause" and phrases[at].classes.isdisjoint(_OPENING - {"that"})):
        return None  # "declined to say whether", "does not explain why"; but "does not think that"
    if kind == "clause":
        if "hold" in classes and classes.isdisjoint({"say", "think"}) and not _is_that(sentence, phrases[at]):
            if not phrases[at].classes.isdisjoint(_OPENING):
                return None  # "is to decide whether": nobody has ruled
        return Claim(index, index, _clause_end(segment, index), named)
    if kind == "open":
        subject = subject_of(segment, index)
        start = (
            complex_start(segment, subject.phrases[0]) if subject and subject.phrases[0] < index else index
        )
        lead = phrases[start - 1].classes if start > 0 else frozenset()
        if "stop" in lead and start > 0:
            begins = _begin(segment, start - 1)
        beside = not lead.isdisjoint({"comma", "dash", "stop"}) or _quote_before(sentence, segment, start)
        colon = at < len(phrases) and "colon" in phrases[at].classes
        final = at >= stop
        if "as" in lead:  # "as the minister said, ..."
            return Claim(index, _begin(segment, index), stop, named, inside=False)
        if beside and start > begins + 1 and not colon and (final or _stated(segment, begins, start)):
            last = index if final else stop
            return Claim(index, begins, last, named, inside=False)
        quoted = at + 1 < len(phrases) and _quote_before(sentence, segment, at + 1)
        bare = "say" in classes and lead.isdisjoint({"rel", "that", "np"})
        return Claim(index, index, stop, named) if colon or quoted or (bare and at < stop) else None
    if kind == "object":
        if "challenge" in classes:
            head = _after_inner(segment, at)
            named_law = "legality" in phrases[head].classes or "speech_noun" in phrases[head].classes
            return Claim(index, index, _object_end(segment, at, False), named) if named_law else None
        blaming = "blame" in classes
        if not blaming and "judge" in classes and (end := _judged_end(segment, at)) is not None:
            return Claim(index, index, end, named)
        if blaming or ("say" in classes and "seek" not in classes):
            return Claim(index, index, _object_end(segment, at, blaming), named)
        return None
    if kind == "act" and "say" in classes and classes.isdisjoint({"planning", "seek"}):
        for end in range(at, stop):
            if not phrases[end].classes.isdisjoint({"comma", "sub", "rel"}):
                return Claim(index, index, end, named)
        return Claim(index, index, stop, named)
    return None


def _led_claim(sentence: Sentence, segment: Segment, index: int) -> Claim | None:
    """The claim in "claims to have authorized": the leading verb says whose it is."""
    group = segment.phrases[index].group
    assert group is not None
    if not any(sentence.words.lemma(word) in ("claim", "purport", "profess") for word, _ in group.led):
        return None
    named = _holder(sentence, segment, index)
    return Claim(-1, index, _stop(segment, index), named) if named is not None else None


def _beside(sentence: Sentence, segment: Segment, index: int) -> Claim | None:
    """A holder named without a verb: "according to X", "in the view of X", "in X's opinion", "X: ..."."""
    phrases = segment.phrases
    phrase = phrases[index]
    count = len(phrases)
    if phrase.kind != "word":
        return None
    if "colon" in phrase.classes:
        if not 0 < index <= 6 or any(p.group for p in phrases[:index]) or sentence.lower(phrase.start) != ":":
            return None
        name = phrases[index - 1]
        if name.kind != "np" or index + 2 >= count or not sentence.word(name.head)[0].isupper():
            return None
        return Claim(index, index, count, sentence.phrase_mention(segment, 0, index), inside=False)
    word = sentence.lower(phrase.start)
    head = _after_inner(segment, index + 1)
    if head >= count or phrases[head].kind != "np":
        return None
    begins, stop = _begin(segment, index), _stop(segment, index)
    if word == "according to":
        if _text_only(phrases[head]):
            return None
        return Claim(index, 0, count, _name(sentence, segment, head, head, count), inside=False)
    if word not in ("in", "to", "for"):
        return None
    if head + 2 < count and "genitive" in phrases[head + 1].classes:  # "in Moscow's view"
        view = _after_inner(segment, head + 2)
        if view < count and "view_n" in phrases[view].classes:
            return Claim(index, begins, stop, _name(sentence, segment, head, head, head + 1), inside=False)
    if "view_n" not in phrases[head].classes:
        return None
    for at in range(index + 1, head):
        if "poss" in phrases[at].classes:
            return Claim(index, begins, stop, sentence.phrase_mention(segment, at, at + 1), inside=False)
    if head + 1 < count and "of" in phrases[head + 1].classes:
        owner = _after_inner(segment, head + 2)
        if owner < count and phrases[owner].kind == "np":
            return Claim(index, begins, stop, _name(sentence, segment, owner, owner, count), inside=False)
    return None


def _noun_claim(sentence: Sentence, segment: Segment, index: int) -> Claim | None:
    """The claim in a noun of saying: "the minister's claim that", "the view of lawyers that"."""
    phrases = segment.phrases
    phrase = phrases[index]
    if phrase.kind != "np" or "speech_noun" not in phrase.classes:
        return None
    end = complex_end(segment, index, len(phrases))
    end = next((at for at in range(index + 1, end) if phrases[at].group is not None), end)
    at = end
    while at < len(phrases) and not phrases[at].classes.isdisjoint({"comma", "adv"}):
        at += 1
    if at >= len(phrases) or not _is_that(sentence, phrases[at]):
        return None
    stop = _stop(segment, index)
    start = complex_start(segment, index)
    verb = start - 1
    group = phrases[verb].group if verb >= 0 else None
    if group is not None and not group.copula and not group.passive and not group.negators:
        own = any("poss" in p.classes for p in phrases[start:index]) or start == index
        if own and (named := _holder(sentence, segment, verb)) is not None:
            return Claim(index, at, stop, named)  # "stating her opinion that", "includes a warning that"
    for owner in range(start, index):
        inner = phrases[owner]
        if inner.kind == "np" or not inner.classes.isdisjoint({"poss", "authority", "nationality", "party"}):
            return Claim(
                index,
                at,
                stop,
                sentence.phrase_mention(segment, start if inner.kind == "np" else owner, owner + 1),
            )
    if index + 1 < end and not phrases[index + 1].classes.isdisjoint({"of", "by", "from"}):
        owner = _after_inner(segment, index + 2)
        if owner < end and phrases[owner].kind == "np":
            return Claim(index, at, stop, _name(sentence, segment, owner, owner, end))
    return None


def _sentence_claims(sentence: Sentence, segment: Segment) -> list[Claim]:
    found: list[Claim] = []
    for index, phrase in enumerate(segment.phrases):
        if phrase.group is not None:
            claim = _verb_claim(sentence, segment, index)
        elif phrase.kind == "np":
            claim = _noun_claim(sentence, segment, index)
        else:
            claim = _beside(sentence, segment, index)
        if claim is not None:
            found.append(claim)
    return found


def claims(sentence: Sentence, segment: Segment) -> list[Claim]:
    """The claims of a segment, found once."""
    key = f"claims {id(segment)}"
    known: list[Claim] | None = sentence.cache.get(key)
    if known is None:
        known = sentence.cache[key] = _sentence_claims(sentence, segment)
    return known


def source_of(sentence: Sentence, segment: Segment, index: int, own: frozenset[int]) -> Mention | None:
    """The nearest holder of the claim at phrase ``index``; ``own`` are the verbs of the statement itself."""
    reaching = [c for c in claims(sentence, segment) if c.first <= index < c.last and c.verb not in own]
    inside = [c for c in reaching if c.inside]
    best = max(inside, key=lambda c: c.verb, default=None)
    if best is None:
        best = min(
            reaching, key=lambda c: (c.holder.text.lower() in _OWNERS, abs(c.verb - index)), default=None
        )
    elif best.holder.text.lower() in ("i", "we"):  # the speaker whom the sentence names
        best = next((c for c in reaching if not c.inside), best)
    if best is None and segment.inside >= 0:
        return source_of(sentence, sentence.segments[0], segment.inside, frozenset())
    return best.holder if best else None
