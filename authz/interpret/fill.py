"""Fills the slots of a statement: captured parts, then the relations that ``role`` lines ask for."""

from __future__ import annotations

from authz.clauses import Subject, subject_of
from authz.complexes import complex_end, complex_start, finite_left
from authz.hosts import host
from authz.interpret.acts import act_after, act_of_permission, gap
from authz.interpret.coordination import head_of, members
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece, Slots, add_giver, is_text, noun, organ_inside, piece
from authz.match import Match
from authz.phrases import Segment

__all__ = ["fill"]


def fill(sentence: Sentence, match: Match) -> Slots:
    """The slots of a match, coordination distributed."""
    segment, parts = match.segment, match.parts
    phrases = segment.phrases
    slots = Slots()
    slots.verb = _verb(segment, (*parts.get("verb", ())[:1], *parts["cue"]))
    cue_at = slots.verb if slots.verb is not None else parts["cue"][0][0]
    granted: frozenset[str] = frozenset()
    if grant := match.part("grant"):
        slots.grant = head_of(segment, *grant)
        granted = phrases[slots.grant].classes if slots.grant is not None else granted

    for first, last in parts.get("action", ()):
        slots.actions += [p for a, b in members(segment, first, last) if (p := piece(segment, a, b))]
    if "authorization" in granted:  # "authorization to thirteen sites": no act
        slots.actions = [
            p for p in slots.actions if "action" in phrases[p.head].classes or not _led_by(segment, p, "to")
        ]
    if "licence" in granted or "mandate_n" in granted:
        slots.actions = [
            p
            for p in slots.actions
            if phrases[p.head].group is not None or "action" in phrases[p.head].classes
        ]
    if "mandate_n" in granted:  # "the mandate of the mission": no act
        holders = sentence.tables.scope["nouns"]["mandated"]
        slots.actions = [
            p
            for p in slots.actions
            if not _led_by(segment, p, "of") or sentence.words.lemma(phrases[p.head].head) not in holders
        ]
    for first, last in parts.get("authority", ()):
        for a, b in members(segment, first, last, names=True):
            if (found := piece(segment, a, b)) is None:
                continue
            if is_text(segment, found.head):  # "the authorization of a UN resolution"
                add_giver(sentence, segment, found, slots, cue_at)
            else:
                slots.authorities.append(found)
    if "mandate_n" in granted:  # the mandate of a mission is no authority's
        slots.authorities = [p for p in slots.authorities if _mandating(sentence, segment, p)]
    for first, last in parts.get("giver", ()):
        for a, b in members(segment, first, last, names=True):
            if found := piece(segment, a, b):
                add_giver(sentence, segment, found, slots, cue_at)
    if (part := match.part("actor")) and (found := piece(segment, *part)):
        slots.actor = found
    if (part := match.part("instrument")) and (found := piece(segment, *part)):
        slots.instrument = found

    for role in match.construction.roles:
        _relate(sentence, match, slots, role.slot, role.relation, cue_at)
    slots.actions = [_deepened(sentence, segment, p) for p in slots.actions]
    return slots


def _verb(segment: Segment, parts: tuple[tuple[int, int], ...]) -> int | None:
    """The first verb group in the parts."""
    for first, last in parts:
        for at in range(first, last):
            if segment.phrases[at].group is not None:
                return at
    return None


def _deepened(sentence: Sentence, segment: Segment, item: Piece) -> Piece:
    """The act itself where its noun only frames it: "a plan to buy the ships", "$5 billion in funding"."""
    phrases = segment.phrases
    head, after = phrases[item.head], item.head + 1
    if head.kind != "np" or after >= item.last:
        return item
    group = phrases[after].group
    if group is not None and group.form == "infinitive":
        framing = sentence.words.lemma(head.head) in sentence.tables.scope["nouns"]["of_act"]
        return Piece(item.first, item.last, after) if framing else item
    if "money" in head.classes and sentence.lower(phrases[after].start) == "in":
        inner = after + 1
        while inner < item.last and phrases[inner].kind == "inner":
            inner += 1
        if inner < item.last and phrases[inner].kind == "np":
            return Piece(item.first, item.last, inner)
    return item


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
                slots.grant_span = (
                    complex_start(segment, subject.last),
                    complex_end(segment, subject.last, cue_at),
                )
                if (act := act_of_permission(segment, subject.last, cue_at)) is not None:
                    slots.actions.append(act)
            return
        if (
            slot == "action"
            and subject.relation == "reduced"
            and (act := act_after(segment, cue_at, subject)) is not None
        ):
            slots.actions.append(act)  # "the president, authorized by Congress, deployed": the deploying
            slots.actor = slots.actor or noun(segment, subject.last, cue_at)
            return
        if (
            "thing_subject" in match.construction.flags
            and not slots.actions
            and _is_thing(sentence, segment, subject)
        ):
            slot = "action"
        limit = cue_at if subject.last < cue_at else len(segment.phrases)
        if subject.relation == "owner":
            pieces = [Piece(complex_start(segment, index), index + 1, index) for index in subject.phrases]
        else:
            pieces = [noun(segment, index, limit) for index in subject.phrases]
        _assign(sentence, segment, slots, slot, pieces, cue_at)
    elif relation == "owner":
        grant = match.part("grant") or slots.grant_span
        if grant is None or slots.grant is None:
            return
        inside = organ_inside(
            segment,
            Piece(grant[0], grant[1] if slots.grant_span else min(grant[1], slots.grant + 1), slots.grant),
        )
        mandate = "mandate_n" in segment.phrases[slots.grant].classes
        organ = None if inside is None or (mandate and not _mandating(sentence, segment, inside)) else inside
        if (
            organ is not None
            and "licence" in segment.phrases[slots.grant].classes
            and "authority" not in segment.phrases[organ.head].classes
        ):
            organ = None  # a licence belongs to who has it
        if organ is not None and not slots.authorities:
            owner = segment.phrases[organ.head].classes
            receives = "authorization" in segment.phrases[slots.grant].classes and not owner.isdisjoint(
                {"head_of_state", "government"}
            )
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
        found = gap(segment, cue_at)
        if found is not None:
            slots.actions.append(found)
    elif relation == "clause":
        verb = finite_left(segment, match.start)
        if verb is None or segment.phrases[verb].group is None or segment.phrases[verb].group.copula:  # type: ignore[union-attr]
            _attach(match, slots)
            return
        slots.host_verb = verb
        slots.actions.append(Piece(verb, match.start, verb))
        _actor_of(segment, slots, verb)
    elif relation == "host":
        _attach(match, slots)
    elif relation == "controller":
        subject = subject_of(segment, cue_at)
        if subject is not None:
            _assign(
                sentence, segment, slots, slot, [noun(segment, i, cue_at) for i in subject.phrases], cue_at
            )


def _assign(
    sentence: Sentence, segment: Segment, slots: Slots, slot: str, pieces: list[Piece], cue_at: int
) -> None:
    if slot == "giver":
        for item in pieces:
            add_giver(sentence, segment, item, slots, cue_at)
    elif slot == "action":
        slots.actions += pieces
    elif slot == "authority":
        slots.authorities += pieces
    elif (
        slot == "actor" and pieces and not slots.actions and _is_act(segment.phrases[pieces[0].head].classes)
    ):
        slots.actions += pieces
    elif slot == "actor" and pieces and is_text(segment, pieces[0].head) and slots.instrument is None:
        slots.instrument = pieces[0]
    elif slot == "actor" and slots.actor is None and pieces:
        slots.actor = Piece(pieces[0].first, pieces[-1].last, pieces[0].head)
    elif slot == "instrument" and slots.instrument is None and pieces:
        slots.instrument = pieces[0]


def _mandating(sentence: Sentence, segment: Segment, piece: Piece) -> bool:
    """Whether who stands in "the mandate of X" or "X's mandate" gives it rather than has it."""
    before = segment.phrases[piece.first - 1].classes if piece.first else frozenset()
    after = segment.phrases[piece.last].classes if piece.last < len(segment.phrases) else frozenset()
    name = sentence.words.norms[segment.phrases[piece.head].head].lower()
    return ("of" not in before and "genitive" not in after) or name.endswith(
        ("council", "assembly", "parliament", "congress", "senate", "government", "union")
    )


def _is_act(classes: frozenset[str]) -> bool:
    """Whether a subject is an act rather than somebody: "the sale needs approval"."""
    return "action" in classes and classes.isdisjoint(_AGENTS)


_AGENTS = frozenset({"agent", "attempt", "authority", "person", "private"})
_SOMEBODY = frozenset(
    {
        "agent",
        "attempt",
        "authority",
        "person",
        "people",
        "name",
        "private",
        "person_class",
        "titled",
        "instrument",
        "number",
        "nobody",
        "time_noun",
    }
)


def _is_thing(sentence: Sentence, segment: Segment, subject: Subject) -> bool:
    """Whether a subject is an act or a thing, not somebody: "the drug needs approval", "sending troops requires it"."""
    phrase = segment.phrases[subject.last]
    if phrase.kind == "vg":
        return True
    start = complex_start(segment, subject.last)
    if (
        start > 0 and subject.relation == "direct" and segment.phrases[start - 1].group is not None
    ):  # "whoever wants to keep a crocodile needs"
        return False
    if "pronoun" in phrase.classes:
        return sentence.lower(phrase.head) in ("this", "that", "anything", "something", "everything")
    if not phrase.classes.isdisjoint(_SOMEBODY):
        return False
    lemma = sentence.words.lemma(phrase.head)
    return "action" in phrase.classes or (
        "noun" in phrase.classes and not lemma.endswith(("er", "or", "ee", "ist", "ian", "man", "men"))
    )


def _attach(match: Match, slots: Slots) -> None:
    """The act that a modifier such as "without approval" is said of."""
    segment = match.segment
    phrases = segment.phrases
    found = host(segment, match.start)
    if found is None:
        return
    slots.actions.clear()
    kind, index = found
    if kind == "np":
        slots.actions.append(noun(segment, index, match.start))
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
                _actor_of(segment, slots, index)
                return
        if (
            "light" in lemma_classes
            and not objects
            and (late := _object_after(segment, match.end)) is not None
        ):
            slots.actions.append(late)
            _actor_of(segment, slots, index)
            return
        subject = subject_of(segment, index)
        acted = subject is not None and _is_act(phrases[subject.last].classes)
        somebody = subject is not None and not phrases[subject.last].classes.isdisjoint(_SOMEBODY)
        if (
            ("happening" in lemma_classes and not somebody)
            or (group.passive and ("light" in lemma_classes or acted))
        ) and subject is not None:
            if subject.last < index:
                slots.actions += [noun(segment, at, index) for at in subject.phrases]
                return
        slots.actions.append(Piece(index, match.start, index))
        _actor_of(segment, slots, index)
        return
    end = index + 1
    while (
        end < len(phrases)
        and end < index + 12
        and phrases[end].classes.isdisjoint({"comma", "stop", "sub", "rel", "semicolon", "conj"})
    ):
        if phrases[end].group is not None and phrases[end].group.form == "finite":  # type: ignore[union-attr]
            break
        end += 1
    slots.actions.append(Piece(index, end, index))
    _actor_of(segment, slots, index)


def _object_after(segment: Segment, end: int) -> Piece | None:
    """The act after an insertion: "carrying out, without their consent, an attack"."""
    phrases = segment.phrases
    head = end + 1
    while head < len(phrases) and phrases[head].kind == "inner":
        head += 1
    if (
        head >= len(phrases)
        or "comma" not in phrases[end].classes
        or phrases[head].kind != "np"
        or "action" not in phrases[head].classes
    ):
        return None
    return noun(segment, head, len(phrases))


def _actor_of(segment: Segment, slots: Slots, verb: int) -> None:
    if slots.actor is not None:
        return
    subject = subject_of(segment, verb)
    if subject is not None and subject.last < verb:
        slots.actor = Piece(complex_start(segment, subject.phrases[0]), subject.last + 1, subject.last)
