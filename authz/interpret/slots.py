"""Fills the slots of a statement from the parts of a match and the relations around it."""

from __future__ import annotations

from attrs import Factory, define

from authz.chunk import Segment
from authz.clauses import Subject, complex_end, complex_start, finite_left, finite_right, host, subject_of
from authz.interpret.coordination import head_of, members
from authz.interpret.polarity import negated_noun
from authz.interpret.sentence import Sentence
from authz.match import Match

__all__ = ["Piece", "Slots", "basis_near", "fill"]

_PASSING = {"pass", "adopt", "approve", "issue", "sign", "enact", "grant", "send", "take", "give", "renew", "extend", "make", "vote"}

_MAKERS = frozenset({"authority", "titled", "name", "pronoun", "person"})


@define
class Piece:
    """Phrases ``[first, last)`` with the phrase that heads them."""

    first: int
    last: int
    head: int


@define
class Slots:
    """The pieces of a statement before they become mentions."""

    actions: list[Piece] = Factory(list)
    authorities: list[Piece] = Factory(list)
    instrument: Piece | None = None
    actor: Piece | None = None
    verb: int | None = None
    subject: Subject | None = None
    subject_role: str = ""
    host_verb: int | None = None
    grant: int | None = None
    grant_span: tuple[int, int] | None = None
    nobody: bool = False


def piece(segment: Segment, first: int, last: int) -> Piece | None:
    """The stretch as a piece; None where nothing heads it."""
    head = head_of(segment, first, last)
    return Piece(first, last, head) if head is not None else None


def _noun(segment: Segment, index: int, limit: int) -> Piece:
    return Piece(complex_start(segment, index), complex_end(segment, index, limit), index)


def is_text(segment: Segment, index: int) -> bool:
    """Whether the noun phrase at ``index`` names a legal text rather than somebody."""
    classes = segment.phrases[index].classes
    return not classes.isdisjoint({"instrument", "power", "permission"}) and classes.isdisjoint({"authority", "person", "titled"})


def organ_inside(segment: Segment, item: Piece) -> Piece | None:
    """The authority named inside the name of an instrument or of a permission.

    Its possessor, an attributive authority before the head, or an authority in an of- or by-phrase.
    """
    phrases = segment.phrases
    poss: Piece | None = None
    for at in range(item.first, item.last):
        phrase = phrases[at]
        classes = phrase.classes
        if phrase.kind == "inner" and at < item.head and "poss" in classes:
            poss = Piece(at, at + 1, at)
            continue
        if phrase.kind == "np" and at < item.head and at + 1 < item.last and "genitive" in phrases[at + 1].classes:
            if is_text(segment, at):  # "the Patriot Act's Section 215"
                continue
            return Piece(complex_start(segment, at), at + 1, at)
        if phrase.kind == "inner" and at < item.head and "authority" in classes and "title" not in classes:
            return Piece(at, at + 1, at)
        if phrase.kind == "np" and at > item.head and not classes.isdisjoint({"authority", "titled"}):
            start = complex_start(segment, at)
            maker = phrases[start - 2].group if start > 1 and "by" in phrases[start - 1].classes else None
            if maker is not None and phrases[start - 2].classes.isdisjoint({"grantee_verb", "grant", "approve", "passing"}):
                continue  # "a bill sponsored by nine senators"
            if start > 0 and not phrases[start - 1].classes.isdisjoint({"of", "by", "from"}):
                return Piece(start, at + 1, at)
    return poss or _maker_after(segment, item)


def _maker_after(segment: Segment, item: Piece) -> Piece | None:
    """Congress in "the resolution, passed by Congress in 2001, authorizes" and "statutes, as passed by Congress,"."""
    phrases = segment.phrases
    at = item.last
    while at < len(phrases) and not phrases[at].classes.isdisjoint({"comma", "as"}):
        at += 1
    if not item.last < at < len(phrases) - 2 or "by" not in phrases[at + 1].classes:
        return None
    if phrases[at].group is None or phrases[at].classes.isdisjoint({"passing", "grantee_verb"}):
        return None
    head = at + 2
    while head < len(phrases) and phrases[head].kind == "inner":
        head += 1
    if head == len(phrases) or phrases[head].kind != "np" or phrases[head].classes.isdisjoint({"authority", "titled"}):
        return None
    return Piece(at + 2, head + 1, head)


def _giver(sentence: Sentence, segment: Segment, item: Piece, slots: Slots, cue: int) -> None:
    """Who gives: a legal text becomes the instrument, and the organ that made it the authority."""
    phrases = segment.phrases
    head = phrases[item.head]
    if head.group is not None:  # an act allows another: nobody gives
        return
    slots.nobody = slots.nobody or "nobody" in head.classes or negated_noun(sentence, segment, item.head)
    if "nobody" in head.classes or "vote_n" in head.classes:
        for at in range(item.head + 1, item.last):  # "nothing in the Charter authorizes"
            if phrases[at].kind == "np" and is_text(segment, at) and slots.instrument is None:
                slots.instrument = Piece(complex_start(segment, at), at + 1, at)
        owner = organ_inside(segment, item)
        if owner is not None and "authority" in phrases[owner.head].classes:
            slots.authorities.append(owner)
        elif "nobody" in head.classes and slots.instrument is None:
            return
        return
    pronoun = "pronoun" in head.classes and sentence.lower(head.head) in ("it", "this", "that")
    group = phrases[cue].group
    would = group is not None and "conditional" in group.modals
    done = group is not None and any(sentence.lower(at) in ("do", "does", "did") for at in range(phrases[cue].start, group.main))
    present = would or done or sentence.words.tags[phrases[cue].head] in "Z" or sentence.lower(head.head) in ("this", "that")
    if is_text(segment, item.head) or (pronoun and present):
        if slots.instrument is None:
            slots.instrument = item
        organ = organ_inside(segment, item)
        if organ is None and item.first > 0:
            organ = _passer(sentence, segment, item)
        personal = organ is not None and not phrases[organ.head].classes.isdisjoint({"person", "head_of_state", "titled", "government"})
        if organ is not None and "poss" not in phrases[organ.head].classes and not (personal and "permission" in head.classes):
            slots.authorities.append(organ)
        return
    slots.authorities.append(item)


def _passer(sentence: Sentence, segment: Segment, item: Piece) -> Piece | None:
    """Congress in "Congress passed legislation authorizing": the subject of the verb that made the text."""
    phrases = segment.phrases
    verb = item.first - 1
    if verb > 0 and "pronoun" in phrases[verb].classes:  # "sends him a bill"
        verb -= 1
    group = phrases[verb].group
    if group is None or group.negators or sentence.words.lemma(phrases[verb].head) not in _PASSING:
        return None
    if group.passive:
        return None
    subject = subject_of(segment, verb)
    if subject is None or is_text(segment, subject.last) or phrases[subject.last].classes.isdisjoint(_MAKERS):
        return None
    return _noun(segment, subject.last, verb)


def _basis_at(segment: Segment, at: int) -> Piece | None:
    phrases = segment.phrases
    if phrases[at].classes.isdisjoint({"prep"}) or phrases[at].classes.isdisjoint({"under", "accord", "basis_prep"}):
        return None
    head = at + 1
    while head < len(phrases) and phrases[head].kind == "inner":
        head += 1
    if head >= len(phrases) or phrases[head].kind != "np":
        return None
    if head + 2 < len(phrases) and "of" in phrases[head + 1].classes and not is_text(segment, head):  # "under terms of the deal"
        inner = head + 2
        while inner < len(phrases) and phrases[inner].kind == "inner":
            inner += 1
        if inner < len(phrases) and is_text(segment, inner):
            return Piece(complex_start(segment, inner), inner + 1, inner)
    if not is_text(segment, head) or "scheme" in phrases[head].classes:
        return None
    end = head + 1
    while end + 1 < len(phrases) and not phrases[end].classes.isdisjoint({"of"}):
        follows = end + 1
        while follows < len(phrases) and phrases[follows].kind == "inner":
            follows += 1
        if follows >= len(phrases) or phrases[follows].kind != "np":
            break
        end = follows + 1
    return Piece(complex_start(segment, head), end, head)


def basis_near(segment: Segment, first: int, last: int) -> Piece | None:
    """The legal basis that the clause names: a text in a phrase such as "under the Charter", near the match."""
    phrases = segment.phrases
    for at in range(first, min(len(phrases), last + 4)):
        if at >= last and not phrases[at].classes.isdisjoint({"stop", "semicolon", "sub", "rel"}):
            break
        if (found := _basis_at(segment, at)) is not None:
            return found
    start = first
    while start > 0 and "stop" not in phrases[start - 1].classes and first - start < 16:
        start -= 1
    for at in range(start, min(start + 1, first)):  # "Under terms of the deal, ..."
        if (found := _basis_at(segment, at)) is not None:
            return found
    return None


def fill(sentence: Sentence, match: Match) -> Slots:
    """The slots of a match, coordination distributed."""
    segment = match.segment
    phrases = segment.phrases
    slots = Slots()
    cue_parts = match.parts["cue"]
    verb_part = match.part("verb")
    slots.verb = next(
        (at for a, b in ([verb_part] if verb_part else []) + list(cue_parts) for at in range(a, b) if phrases[at].group is not None),
        None,
    )
    cue_at = slots.verb if slots.verb is not None else cue_parts[0][0]
    if grant := match.part("grant"):
        slots.grant = head_of(segment, *grant)

    for first, last in match.parts.get("action", ()):
        slots.actions += [p for a, b in members(segment, first, last) if (p := piece(segment, a, b))]
    if slots.grant is not None and "authorization" in phrases[slots.grant].classes:  # "authorization to thirteen sites": no act
        slots.actions = [p for p in slots.actions if "action" in phrases[p.head].classes or not _led_by(segment, p, "to")]
    if slots.grant is not None and not phrases[slots.grant].classes.isdisjoint({"licence", "mandate_n"}):
        slots.actions = [p for p in slots.actions if phrases[p.head].group is not None or "action" in phrases[p.head].classes]
        holders = sentence.tables.scope["nouns"]["mandated"]
        if "mandate_n" in phrases[slots.grant].classes:  # "the mandate of the mission": no act
            slots.actions = [p for p in slots.actions if not _led_by(segment, p, "of") or sentence.words.lemma(phrases[p.head].head) not in holders]
    for first, last in match.parts.get("authority", ()):
        for a, b in members(segment, first, last, names=True):
            if (found := piece(segment, a, b)) is None:
                continue
            if is_text(segment, found.head):  # "the authorization of a UN resolution"
                _giver(sentence, segment, found, slots, cue_at)
            else:
                slots.authorities.append(found)
    if slots.grant is not None and "mandate_n" in phrases[slots.grant].classes:  # the mandate of a mission is no authority's
        slots.authorities = [p for p in slots.authorities if _mandating(sentence, segment, p)]
    for first, last in match.parts.get("giver", ()):
        for a, b in members(segment, first, last, names=True):
            if found := piece(segment, a, b):
                _giver(sentence, segment, found, slots, cue_at)
    if (part := match.part("actor")) and (found := piece(segment, *part)):
        slots.actor = found
    if (part := match.part("instrument")) and (found := piece(segment, *part)):
        slots.instrument = found

    for role in match.construction.roles:
        _relate(sentence, match, slots, role.slot, role.relation, cue_at)
    return slots


def _led_by(segment: Segment, item: Piece, word: str) -> bool:
    """Whether a noun phrase is the complement of "to" or "of"."""
    phrases = segment.phrases
    return phrases[item.head].kind == "np" and item.first > 0 and word in phrases[item.first - 1].classes


def _relate(sentence: Sentence, match: Match, slots: Slots, slot: str, relation: str, cue_at: int) -> None:
    segment = match.segment
    if relation == "subject":
        subject = subject_of(segment, cue_at)
        slots.subject = slots.subject or subject
        slots.subject_role = slot
        if subject is None:
            return
        if slot == "grant":
            if "permission" in segment.phrases[subject.last].classes:
                slots.grant = subject.last
                slots.grant_span = (complex_start(segment, subject.last), complex_end(segment, subject.last, cue_at))
                if (act := _act_of_permission(segment, subject.last, cue_at)) is not None:
                    slots.actions.append(act)
            return
        if slot == "action" and subject.relation == "reduced" and (act := _act_after(segment, cue_at, subject)) is not None:
            slots.actions.append(act)  # "the president, authorized by Congress, deployed": the deploying
            slots.actor = slots.actor or _noun(segment, subject.last, cue_at)
            return
        if "thing_subject" in match.construction.flags and not slots.actions and _is_thing(sentence, segment, subject):
            slot = "action"
        limit = cue_at if subject.last < cue_at else len(segment.phrases)
        if subject.relation == "owner":
            pieces = [Piece(complex_start(segment, index), index + 1, index) for index in subject.phrases]
        else:
            pieces = [_noun(segment, index, limit) for index in subject.phrases]
        _assign(sentence, segment, slots, slot, pieces, cue_at)
    elif relation == "owner":
        grant = match.part("grant") or slots.grant_span
        if grant is None or slots.grant is None:
            return
        inside = organ_inside(segment, Piece(grant[0], grant[1] if slots.grant_span else min(grant[1], slots.grant + 1), slots.grant))
        mandate = "mandate_n" in segment.phrases[slots.grant].classes
        organ = None if inside is None or (mandate and not _mandating(sentence, segment, inside)) else inside
        if organ is not None and "licence" in segment.phrases[slots.grant].classes and "authority" not in segment.phrases[organ.head].classes:
            organ = None  # a licence belongs to who has it
        if organ is not None and not slots.authorities:
            owner = segment.phrases[organ.head].classes
            receives = "authorization" in segment.phrases[slots.grant].classes and not owner.isdisjoint({"head_of_state", "government"})
            _assign(sentence, segment, slots, "actor" if receives else slot, [organ], cue_at)
    elif relation == "modifier":
        grant = match.part("grant") or slots.grant_span
        if grant is not None and not slots.actions:
            for at in range(*grant):
                classes = segment.phrases[at].classes
                if segment.phrases[at].kind == "inner" and ("action" in classes or "gerund" in classes):
                    slots.actions.append(Piece(at, at + 1, at))
                    break
    elif relation == "gap":
        found = _gap(segment, cue_at)
        if found is not None:
            slots.actions.append(found)
    elif relation == "clause":
        verb = finite_left(segment, match.start)
        if verb is None or segment.phrases[verb].group is None or segment.phrases[verb].group.copula:  # type: ignore[union-attr]
            _attach(sentence, match, slots, slot)
            return
        slots.host_verb = verb
        slots.actions.append(Piece(verb, match.start, verb))
        _actor_of(sentence, segment, slots, verb)
    elif relation == "host":
        _attach(sentence, match, slots, slot)
    elif relation == "controller":
        subject = subject_of(segment, cue_at)
        if subject is not None:
            _assign(sentence, segment, slots, slot, [_noun(segment, i, cue_at) for i in subject.phrases], cue_at)


def _act_of_permission(segment: Segment, grant: int, limit: int) -> Piece | None:
    """The act in "authorization to widen the canal", "permission for the flight", before its verb."""
    phrases = segment.phrases
    at = grant + 1
    while at < limit and phrases[at].kind == "inner":
        at += 1
    if at >= limit:
        return None
    group = phrases[at].group
    if group is not None:
        return Piece(at, complex_end(segment, at, limit), at) if group.form == "infinitive" else None
    if phrases[at].classes.isdisjoint({"prep", "of"}) or "by" in phrases[at].classes:
        return None
    head = at + 1
    while head < limit and phrases[head].kind == "inner":
        head += 1
    if head < limit and phrases[head].kind == "np" and "action" in phrases[head].classes:
        return Piece(at + 1, complex_end(segment, head, limit), head)
    return None


def _act_after(segment: Segment, cue: int, subject: Subject) -> Piece | None:
    """The main verb after a participle between commas that is said of somebody."""
    phrases = segment.phrases
    if cue == 0 or "comma" not in phrases[cue - 1].classes:
        return None
    if phrases[subject.last].classes.isdisjoint({"authority", "person", "titled", "agent", "name"}):
        return None
    verb = finite_right(segment, cue)
    if verb is None or phrases[verb].group is None or phrases[verb].group.copula:  # type: ignore[union-attr]
        return None
    end = verb + 1
    while end < len(phrases) and phrases[end].classes.isdisjoint({"stop", "semicolon", "sub", "rel"}) and end < verb + 12:
        end += 1
    return Piece(verb, end, verb)


def _gap(segment: Segment, verb: int) -> Piece | None:
    """The antecedent that a relative clause takes as the object of its verb: "the war that Congress approved"."""
    phrases = segment.phrases
    subject = subject_of(segment, verb)
    if subject is None or subject.last > verb or subject.relation == "relative":
        return None
    start = complex_start(segment, subject.phrases[0])
    at = start - 1
    if at >= 0 and not phrases[at].classes.isdisjoint({"what"}):
        return Piece(at, verb, at)
    limit = start
    if at >= 0 and not phrases[at].classes.isdisjoint({"rel", "that"}):
        limit = at
        at -= 1
        if at >= 0 and "comma" in phrases[at].classes:
            at -= 1
    if at < 0 or phrases[at].kind != "np":
        return None
    for _ in range(4):
        begin = complex_start(segment, at)
        if begin > 1 and not phrases[begin - 1].classes.isdisjoint({"of", "prep"}) and phrases[begin - 2].kind == "np":
            if "action" in phrases[at].classes and "action" not in phrases[begin - 2].classes:
                break
            at = begin - 2
            continue
        break
    return Piece(complex_start(segment, at), limit, at)


def _assign(sentence: Sentence, segment: Segment, slots: Slots, slot: str, pieces: list[Piece], cue_at: int) -> None:
    if slot == "giver":
        for item in pieces:
            _giver(sentence, segment, item, slots, cue_at)
    elif slot == "action":
        slots.actions += pieces
    elif slot == "authority":
        slots.authorities += pieces
    elif slot == "actor" and pieces and not slots.actions and _is_act(segment.phrases[pieces[0].head].classes):
        slots.actions += pieces
    elif slot == "actor" and pieces and is_text(segment, pieces[0].head) and slots.instrument is None:
        slots.instrument = pieces[0]
    elif slot == "actor" and slots.actor is None and pieces:
        slots.actor = Piece(pieces[0].first, pieces[-1].last, pieces[0].head)
    elif slot == "instrument" and slots.instrument is None and pieces:
        slots.instrument = pieces[0]


def _mandating(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether who stands in "the mandate of X" gives it rather than has it."""
    before = segment.phrases[piece.first - 1].classes if piece.first else frozenset()
    name = sentence.words.norms[segment.phrases[piece.head].head].lower()
    return "of" not in before or name.endswith(("council", "assembly", "parliament", "congress", "senate", "government", "union"))


def _is_act(classes: frozenset[str]) -> bool:
    """Whether a subject is an act rather than somebody: "the sale needs approval"."""
    return "action" in classes and classes.isdisjoint({"agent", "attempt", "authority", "person", "private"})


_SOMEBODY = frozenset(
    {"agent", "attempt", "authority", "person", "people", "name", "private", "person_class", "titled", "instrument", "number", "nobody", "time_noun"}
)


def _is_thing(sentence: Sentence, segment: Segment, subject: Subject) -> bool:
    """Whether a subject is an act or a thing, not somebody: "the drug needs approval", "sending troops requires it"."""
    phrase = segment.phrases[subject.last]
    if phrase.kind == "vg":
        return True
    start = complex_start(segment, subject.last)
    if start > 0 and subject.relation == "direct" and segment.phrases[start - 1].group is not None:  # "whoever wants to keep a crocodile needs"
        return False
    if "pronoun" in phrase.classes:
        return sentence.lower(phrase.head) in ("this", "that", "anything", "something", "everything")
    if not phrase.classes.isdisjoint(_SOMEBODY):
        return False
    lemma = sentence.words.lemma(phrase.head)
    return "action" in phrase.classes or ("noun" in phrase.classes and not lemma.endswith(("er", "or", "ee", "ist", "ian", "man", "men")))


def _attach(sentence: Sentence, match: Match, slots: Slots, slot: str) -> None:
    """The act that a modifier such as "without approval" is said of."""
    segment = match.segment
    phrases = segment.phrases
    found = host(segment, match.start)
    if found is None:
        return
    slots.actions.clear()
    kind, index = found
    if kind == "np":
        slots.actions.append(_noun(segment, index, match.start))
        verb = finite_left(segment, index)
        if verb is not None:
            slots.host_verb = verb
        return
    group = phrases[index].group
    assert group is not None
    slots.host_verb = index
    lemma_classes = phrases[index].classes
    if index < match.start:
        objects = [at for at in range(index + 1, match.start) if phrases[at].kind == "np"]
        governed = index > 0 and not phrases[index - 1].classes.isdisjoint({"power", "from"})
        if "light" in lemma_classes and not group.passive and objects and not governed:
            head = head_of(segment, index + 1, match.start)
            if head is not None and phrases[head].kind == "np" and "action" in phrases[head].classes:
                slots.actions.append(Piece(index + 1, match.start, head))
                _actor_of(sentence, segment, slots, index)
                return
        subject = subject_of(segment, index)
        acted = subject is not None and _is_act(phrases[subject.last].classes)
        if ("happening" in lemma_classes or (group.passive and ("light" in lemma_classes or acted))) and subject is not None:
            if subject.last < index:
                slots.actions += [_noun(segment, at, index) for at in subject.phrases]
                return
        slots.actions.append(Piece(index, match.start, index))
        _actor_of(sentence, segment, slots, index)
        return
    end = index + 1
    while end < len(phrases) and end < index + 12 and phrases[end].classes.isdisjoint({"comma", "stop", "sub", "rel", "semicolon", "conj"}):
        if phrases[end].group is not None and phrases[end].group.form == "finite":  # type: ignore[union-attr]
            break
        end += 1
    slots.actions.append(Piece(index, end, index))
    _actor_of(sentence, segment, slots, index)


def _actor_of(sentence: Sentence, segment: Segment, slots: Slots, verb: int) -> None:
    if slots.actor is not None:
        return
    subject = subject_of(segment, verb)
    if subject is not None and subject.last < verb:
        slots.actor = Piece(complex_start(segment, subject.phrases[0]), subject.last + 1, subject.last)
