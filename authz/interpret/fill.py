"""Fills the slots of a statement: captured parts, then the relations that ``role`` lines ask for."""

from __future__ import annotations

from typing import Final

from authz.clauses import subject_of
from authz.complexes import complex_end, complex_start
from authz.hosts import clause_verb
from authz.interpret.acts import (
    act_after,
    act_meant,
    act_of_permission,
    chained,
    deed_called,
    doing,
    for_which,
    gap,
    is_thing_subject,
    only_is,
    piped,
    what_ends,
    what_is_done,
)
from authz.interpret.attach import actor_of, attach, is_act
from authz.interpret.coordination import granted_in, head_of, later_infinitives, members
from authz.interpret.elsewhere import act_elsewhere
from authz.interpret.framing import (
    all_deepened,
    cleft,
    for_somebody,
    framed,
    holds_mandate,
    is_mission,
    is_resolution,
    is_sum,
    led_by,
    name_end,
    of_alone,
    some_of,
)
from authz.interpret.givers import add_giver, mandating, names_nobody
from authz.interpret.kinds import is_body, only_places
from authz.interpret.makers import decider, holds_office, organ_inside
from authz.interpret.remote import (
    act_before_which,
    act_in_front,
    act_of_condition,
    complement,
    later_givers,
    more_givers,
)
from authz.interpret.sentence import Sentence
from authz.interpret.slots import Piece, Slots, gerund, is_text, noun, piece
from authz.match import Match
from authz.model import Status
from authz.phrases import Segment

__all__ = ["fill"]

_HELD: Final = frozenset({"licence", "status_n"})
"""What belongs to who has it, not to who gives it."""


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
        begin = first
        if "mandate_n" in granted and holds_mandate(sentence, segment, first, last):
            # "the mandate of the mission to disarm them": who has it is no act
            begin = next((i for i in range(first, last) if _infinitive(segment, i)), last)
        listed = [*members(segment, begin, last), *later_infinitives(segment, begin, last)]
        if match.construction.status == Status.REVOKED and _still_to_do(segment, slots.verb):
            listed = listed[:1]  # "will repeal the authority to use force, fund a withdrawal and pay for it"
        slots.actions += [doing(sentence, segment, p) for a, b in listed if (p := piece(segment, a, b))]
    for item in [p for p in slots.actions if some_of(sentence, segment, p)]:
        slots.actions.remove(item)  # "the consent of two thirds of the holders": who gives
        slots.authorities.append(item)
    if granted:
        for item in [p for p in slots.actions if holds_office(segment, p.head)]:
            slots.actions.remove(item)  # "needs the approval of Anna Lund, the prime minister": who gives
            slots.authorities.append(Piece(item.head, item.head + 1, item.head))
    if "authorization" in granted:  # "authorization to thirteen sites": no act
        slots.actions = [
            p for p in slots.actions if "action" in phrases[p.head].classes or not led_by(segment, p, "to")
        ]
        slots.actions = [p for p in slots.actions if not for_somebody(segment, p)]
        if any(
            sentence.words.lemma(phrases[at].head).startswith("re")
            for at in range(*grant)  # type: ignore[misc]
        ):  # "the reauthorization of the bank to help exporters": what for
            slots.actions = [p for p in slots.actions if phrases[p.head].group is None]
        for item in [p for p in slots.actions if is_resolution(segment, p)]:
            slots.actions.remove(item)  # "without the authorization of a UN resolution": who gives
            add_giver(sentence, segment, item, slots, cue_at)
    if (
        "force_law" in granted
    ):  # "the Authorization for Use of Military Force against Iraq": its name says what
        slots.actions = [of_alone(segment, p) for p in slots.actions]
    if "licence" in granted or "mandate_n" in granted:
        slots.actions = [
            p
            for p in slots.actions
            if "action" in phrases[p.head].classes
            or (
                (group := phrases[p.head].group) is not None
                and not (
                    group.form == "infinitive"
                    and "revoke" in phrases[cue_at].classes
                    and slots.grant is not None
                    and sentence.words.lemma(phrases[slots.grant].head)
                    in sentence.tables.scope["nouns"]["papers"]
                )
            )  # "revoked the visas to punish them": what for
        ]
    for first, last in parts.get("authority", ()):
        for a, b in members(segment, first, last, names=True):
            if (found := piece(segment, a, b)) is None:
                continue
            if "licence" in granted and led_by(segment, found, "of"):
                slots.actor = slots.actor or found  # "revokes the visa of the envoy": who holds it
            elif is_text(segment, found.head):  # "the authorization of a UN resolution"
                add_giver(sentence, segment, found, slots, cue_at)
            elif "authorization" in granted and is_mission(sentence, segment, found):
                slots.actions.append(found)  # "the authorization of the security force"
            elif is_act(phrases[found.head].classes) and led_by(segment, found, "from") and not slots.actions:
                slots.actions.append(found)  # "withhold her consent from the demolition"
            else:
                if sentence.lower(phrases[found.head].head) in sentence.tables.scope["nouns"]["anybody"]:
                    continue  # "needs no permission from anyone"
                if "neg" in phrases[found.first].classes:  # "the consent of neither A nor B"
                    slots.nobody = True
                    found = Piece(found.first + 1, found.last, found.head)
                slots.authorities.append(found)
    if "mandate_n" in granted:  # the mandate of a mission is no authority's
        slots.authorities = [p for p in slots.authorities if mandating(sentence, segment, p)]
    for first, last in parts.get("giver", ()):
        for a, b in members(segment, first, last, names=True):
            if (found := piece(segment, a, b)) and only_places(sentence, segment, found):
                slots.misled = True
            elif found:
                add_giver(sentence, segment, found, slots, cue_at)
    if (part := match.part("actor")) and (found := piece(segment, *part)):
        slots.actor = found
    if (part := match.part("instrument")) and (found := piece(segment, *part)):
        slots.instrument = found

    if "bodies_act" in match.construction.flags:
        for item in [p for p in slots.actions if is_body(sentence, segment, p)]:
            slots.actions.remove(item)
            slots.actor = slots.actor or item
    if slots.actions and slots.authorities:
        ends = {p.last: name_end(sentence, segment, p) for p in slots.authorities}
        slots.actions = [
            p for p in slots.actions if p.last > ends.get(p.first - 1, 0)
        ]  # "Committee on |Trade|"
    for role in match.construction.roles:
        _relate(sentence, match, slots, role.slot, role.relation, cue_at)
    slots.actions = all_deepened(sentence, segment, slots)
    if "asserted" in match.construction.flags:
        slots.actions = [what_ends(segment, p) for p in slots.actions]
    if (
        not slots.actions
        and slots.actor is not None
        and match.part("actor")
        and is_act(phrases[slots.actor.head].classes)
    ):
        slots.actions, slots.actor = [slots.actor], None  # "gave |the merger| the green light"
    _renewed_law(segment, slots, cue_at)
    _from_afar(sentence, match, slots, cue_at)
    return slots


def _verb(segment: Segment, parts: tuple[tuple[int, int], ...]) -> int | None:
    """The first verb group in the parts."""
    for first, last in parts:
        for at in range(first, last):
            if segment.phrases[at].group is not None:
                return at
    return None


def _renewed_law(segment: Segment, slots: Slots, cue_at: int) -> None:
    """A law that is authorized again is no act but the instrument: "reauthorize Section 702"."""
    phrases = segment.phrases
    group = phrases[cue_at].group
    if len(slots.actions) != 1 or "authorize" not in phrases[cue_at].classes:
        return
    item = slots.actions[0]
    if group is not None and group.form == "ing" and item.first == cue_at + 1 == item.head:
        return  # "contains |authorizing provisions|"
    classes = phrases[item.head].classes
    made = "agreeing_n" in classes  # "any agreement must be authorized by parliament": the agreeing
    if is_text(segment, item.head) and "action" not in classes and "law" in classes and not made:
        slots.instrument = item
        slots.actions = []


def _from_afar(sentence: Sentence, match: Match, slots: Slots, cue_at: int) -> None:
    """What stands farther off than the construction reaches: by-phrases, and the act that a permission is for."""
    segment = match.segment
    phrases = segment.phrases
    group = phrases[cue_at].group
    if group is not None and group.passive:
        if slots.authorities and "by" in phrases[slots.authorities[0].first - 1].classes:
            slots.authorities += more_givers(segment, match.end)
        elif not slots.authorities and slots.instrument is None and not slots.nobody:
            for giver in later_givers(segment, match.end):
                add_giver(sentence, segment, giver, slots, cue_at)
    if slots.grant is None or slots.actions or group is None:
        return
    found = (
        (piped(segment, slots.verb) if slots.verb is not None else None)
        or (None if "revoke" in phrases[match.end - 1].classes else complement(segment, match.end))
        or act_before_which(sentence, segment, match.end)
        or (act_before_which(sentence, segment, 0) if match.start else None)
    )
    if found is None and slots.verb is not None:
        found = act_of_condition(sentence, segment, slots.verb, match.end) or act_in_front(
            sentence, segment, slots.verb
        )
    if found is None and slots.verb is not None and not slots.instrument:
        found = act_elsewhere(sentence, segment, slots.verb)
    if found is not None:
        slots.actions += [p for a, b in members(segment, *found.span) if (p := piece(segment, a, b))]


def _still_to_do(segment: Segment, verb: int | None) -> bool:
    """Whether a verb is one that bare verbs after it may be joined to: "will repeal", "to repeal"."""
    group = segment.phrases[verb].group if verb is not None else None
    return group is not None and (group.form in ("infinitive", "bare") or bool(group.modals))


def _is_empty(segment: Segment, item: Piece) -> bool:
    """Whether a subject names nothing: "there has been a violation"."""
    return "existential" in segment.phrases[item.head].classes


def _infinitive(segment: Segment, at: int) -> bool:
    group = segment.phrases[at].group
    return group is not None and group.form == "infinitive"


def _relate(sentence: Sentence, match: Match, slots: Slots, slot: str, relation: str, cue_at: int) -> None:
    segment = match.segment
    if relation == "subject":
        subject = subject_of(segment, cue_at)
        slots.subject = slots.subject or subject
        slots.subject_role = slot
        if subject is None:
            if slot == "action" and (done := what_is_done(sentence, segment, cue_at)) is not None:
                slots.actions.append(done)
            return
        if slot == "action":
            if (meant := for_which(segment, subject, cue_at)) is not None:
                slots.actions.append(meant)
                return
            subject = chained(segment, subject, cue_at)
        if subject.relation == "free" and "thing_subject" in match.construction.flags:
            slots.misled = True  # "What is allowed in Andorra?": nothing in particular
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
            and all(only_is(segment, a) for a in slots.actions)
            and is_thing_subject(sentence, segment, subject)
        ):
            slots.actions.clear()  # "the sale needed a licence |to be lawful|": the sale
            slot = "action"
        limit = cue_at if subject.last < cue_at else len(segment.phrases)
        if subject.last < match.start < limit:
            limit = match.start  # "fishing |without a licence is illegal|"
        if subject.relation == "owner":
            pieces = [Piece(complex_start(segment, index), index + 1, index) for index in subject.phrases]
        elif subject.relation == "gerund":
            pieces = [gerund(segment, subject.last, limit)]
        else:
            pieces = [noun(segment, index, limit) for index in subject.phrases]
        if slot == "action":
            pieces = [
                act_meant(sentence, segment, p, cue_at)
                for p in pieces
                if not _is_empty(segment, p) and not cleft(sentence, segment, p, cue_at, match.end)
            ]
        elif slot == "authority":
            pieces = [decider(segment, p) for p in pieces]
        _assign(sentence, segment, slots, slot, pieces, cue_at)
    elif relation == "owner":
        grant = match.part("grant") or slots.grant_span
        if grant is None or slots.grant is None:
            return
        head = slots.grant if slots.grant_span else granted_in(segment, slots.grant, grant[1])
        end = grant[1] if slots.grant_span else min(grant[1], head + 1)
        inside = organ_inside(segment, Piece(grant[0], end, head))
        mandate = "mandate_n" in segment.phrases[slots.grant].classes
        organ = None if inside is None or (mandate and not mandating(sentence, segment, inside)) else inside
        if (
            organ is not None
            and not segment.phrases[slots.grant].classes.isdisjoint(_HELD)
            and (
                "authority" not in segment.phrases[organ.head].classes
                or (
                    segment.phrases[organ.head].kind == "inner"
                    and "adj" in segment.phrases[organ.head].classes
                )
            )
        ):
            organ = None  # a licence, as asylum, belongs to who has it
        granted = segment.phrases[slots.grant].classes
        if organ is not None and segment.phrases[organ.head].kind == "inner":
            if "status_n" in granted or (
                not granted.isdisjoint({"power", "right_n"}) and "poss" in segment.phrases[organ.head].classes
            ):
                organ = None  # "granted U.S. citizenship", "are denied their basic rights"
        if organ is not None and not slots.authorities:
            owner = segment.phrases[organ.head].classes
            authorized = "authorization" in segment.phrases[slots.grant].classes
            lacking = not segment.phrases[match.parts["cue"][0][0]].classes.isdisjoint({"need", "without"})
            receives = authorized and not lacking and not owner.isdisjoint({"head_of_state", "government"})
            last = segment.phrases[match.parts["cue"][-1][1] - 1].classes
            if authorized and "authority" not in owner and not last.isdisjoint({"revoke", "expire"}):
                receives = True  # "|the firm's| authorization expires": its holder
            _assign(sentence, segment, slots, "actor" if receives else slot, [organ], cue_at)
    elif relation == "modifier":
        grant = match.part("grant") or slots.grant_span
        if grant is not None and not slots.actions:
            for at in range(*grant):
                classes = segment.phrases[at].classes
                if segment.phrases[at].kind != "inner" or classes.isdisjoint(
                    {"action", "gerund", "licensed_act"}
                ):
                    continue
                if (
                    sentence.words.lemma(segment.phrases[at].head)
                    not in sentence.tables.scope["nouns"]["waived"]
                ):
                    slots.actions.append(Piece(at, at + 1, at))
                    break
    elif relation == "gap":
        found = gap(segment, cue_at)
        if found is not None and "judge" in segment.phrases[cue_at].classes:
            found = deed_called(sentence, segment, found)
        if found is not None:
            slots.actions.append(found)
    elif relation == "clause":
        verb = clause_verb(segment, match.start)
        if verb is None or segment.phrases[verb].group is None or segment.phrases[verb].group.copula:  # type: ignore[union-attr]
            attach(match, slots)
            return
        slots.host_verb = verb
        slots.actions.append(Piece(verb, match.start, verb))
        actor_of(segment, slots, verb)
    elif relation == "host":
        attach(match, slots)


def _assign(
    sentence: Sentence, segment: Segment, slots: Slots, slot: str, pieces: list[Piece], cue_at: int
) -> None:
    if slot == "giver":
        for item in pieces:
            add_giver(sentence, segment, item, slots, cue_at)
    elif slot == "action":
        slots.actions += pieces
    elif slot == "authority":
        slots.authorities += [p for p in pieces if not names_nobody(sentence, segment, p)]
    elif slot == "actor" and pieces and is_sum(sentence, segment, pieces[0], cue_at):
        slots.actions = pieces  # "$3 million authorized to build the road": the sum
    elif (
        slot == "actor"
        and pieces
        and not slots.actions
        and (act := framed(sentence, segment, pieces[0], slots)) is not None
    ):
        slots.actions.append(act)
    elif slot == "actor" and pieces and not slots.actions and is_act(segment.phrases[pieces[0].head].classes):
        slots.actions += pieces
    elif slot == "actor" and pieces and is_text(segment, pieces[0].head) and slots.instrument is None:
        slots.instrument = pieces[0]
    elif slot == "actor" and slots.actor is None and pieces:
        slots.actor = Piece(pieces[0].first, pieces[-1].last, pieces[0].head)
    elif slot == "instrument" and slots.instrument is None and pieces:
        slots.instrument = pieces[0]
