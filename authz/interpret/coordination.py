"""Distributes coordination: one piece for each member of a list, in the order of the text."""

from __future__ import annotations

from typing import Final

from authz.complexes import PREPOSITIONAL, finite_left, rightward, verb_left, verb_phrase_end
from authz.phrases import Segment

__all__ = ["granted_in", "head_of", "joined_bare", "later_infinitives", "members"]

_BETWEEN: Final = frozenset({"conj", "comma", "adv"})
_ACTORS: Final = frozenset({"authority", "titled", "person", "people", "agent"})
_ENDS: Final = frozenset({"conj", "comma", "stop", "semicolon", "colon", "sub", "rel", "that"})
_FAR: Final = 80
"""How many phrases off a member of a list may begin, so that time stays linear."""


def head_of(segment: Segment, first: int, last: int) -> int | None:
    """The phrase that heads ``[first, last)``: its first noun phrase, possessors apart, or verb group."""
    phrases = segment.phrases
    at = first
    while at < last:
        phrase = phrases[at]
        if phrase.group is not None:
            return at
        if phrase.kind == "np":
            if at + 1 < last and "genitive" in phrases[at + 1].classes:
                at += 2
                continue
            after = phrases[at + 1].group if at + 1 < last and "poss" in phrase.classes else None
            if after is not None and after.form == "ing":
                at += 1  # "its |being built|"
                continue
            return at
        at += 1
    inner = [i for i in range(first, last) if phrases[i].kind == "inner"]
    return inner[-1] if inner else None


def granted_in(segment: Segment, head: int, last: int) -> int:
    """The permission from ``head`` on, before ``last``: "evidence or the council's |approval|"; else the head."""
    for at in range(head, last):
        if segment.phrases[at].kind == "np" and "permission" in segment.phrases[at].classes:
            return at
    return head


def _nested(segment: Segment, begin: int, at: int) -> bool:
    """Whether an infinitive stands inside the member of a list that begins there, and its verb is nearer."""
    return any(p.group is not None and p.group.form == "infinitive" for p in segment.phrases[begin + 1 : at])


def _parallel(segment: Segment, head: int, at: int, follows: int) -> bool:
    """Whether what follows a conjunction is an act, as the head of the list is and what stands between is not.

    "the conscription of citizens and the requisition of property", "strikes on the camps and a raid"
    """
    phrases = segment.phrases
    if "conj" not in phrases[at].classes or "but" in phrases[at].classes:
        return False
    return (
        _is_event(phrases[head].classes)
        and _is_event(phrases[follows].classes)
        and not _is_event(phrases[at - 1].classes)
        and "instrument" not in phrases[at - 1].classes
    )


def _to_the_whole(segment: Segment, begin: int, at: int) -> bool:
    """Whether a conjunction joins to all that came before: "the building of nine ships, |along with| 214 aircraft"."""
    phrases = segment.phrases
    return (
        "along_with" in phrases[at].classes
        and "comma" in phrases[at - 1].classes
        and all("but" not in phrases[i].classes for i in range(begin, at))
    )


def _is_event(classes: frozenset[str]) -> bool:
    """Whether a noun names what happens: "raid", and not "troops" or "money", which an authority may authorize too."""
    return "action" in classes and "object_n" not in classes


def _next_actor(segment: Segment, head: int, at: int, follows: int, last: int) -> int | None:
    """The infinitive of who else may act: "to close roads and |the police to search cars|"; None where nobody is named.

    Where the words before are somebody too, both may be the object of the first infinitive.
    """
    phrases = segment.phrases
    group = phrases[head].group
    if group is None or group.form != "infinitive" or phrases[follows].kind != "np":
        return None
    if phrases[follows].classes.isdisjoint(_ACTORS) or not phrases[at - 1].classes.isdisjoint(_ACTORS):
        return None
    verb = follows + 1
    while verb + 1 < last and "of" in phrases[verb].classes:
        verb += 2
    acting = phrases[verb].group if verb < last else None
    return verb if acting is not None and acting.form == "infinitive" else None


def members(segment: Segment, first: int, last: int, *, names: bool = False) -> list[tuple[int, int]]:
    """The stretches that a list in ``[first, last)`` consists of.

    A conjunction splits where what follows is the same kind of thing as the head of the list: a verb
    group after a verb group, a noun phrase after a noun phrase. After a prepositional phrase the
    second noun belongs to that phrase ("funds for housing and roads"), unless ``names`` says that the
    list is of authorities.
    """
    phrases = segment.phrases
    head = head_of(segment, first, last)
    if head is None or last - head < 3:  # no room for a conjunction and another
        return [(first, last)]
    verbal = phrases[head].group is not None
    cuts: list[tuple[int, int]] = []
    begin = first
    bare = True
    for at in range(head + 1, last):
        phrase = phrases[at]
        classes = phrase.classes
        if not classes.isdisjoint(PREPOSITIONAL) or (phrase.group is not None and not verbal):
            bare = False
        if "conj" not in classes and "comma" not in classes and "nor" not in classes:
            continue
        follows = at + 1
        while follows < last and (
            phrases[follows].kind == "inner" or not phrases[follows].classes.isdisjoint(_BETWEEN)
        ):
            follows += 1
        if follows >= last:
            continue
        next_phrase = phrases[follows]
        if verbal:
            if "conj" in classes and (acting := _next_actor(segment, head, at, follows, last)) is not None:
                cuts.append((begin, at))
                begin, bare = acting, True
                continue
            group = next_phrase.group
            form = phrases[head].group.form  # type: ignore[union-attr]
            same = group is not None and group.form in ("infinitive", "bare", form)
            if group is not None and group.form == "ed" and form == "finite":
                same = "past_or_participle" in phrases[head].classes  # "arrested and |deported| the men"
            if same and group is not None and group.form == "bare" and _nested(segment, max(head, begin), at):
                same = False  # "arrest people trying to deface or destroy them"
            if same and group is not None and group.form == "bare" and "allow" in next_phrase.classes:
                # "would permit him to be tried |and even allow| others to be": joined to what permits
                same = all("adv" not in p.classes for p in phrases[at + 1 : follows])
            if same and group is not None and group.form == "bare" and _ends_main_list(segment, head, at):
                cuts.append((begin, at))  # "back their right to strike, |and work| with them"
                begin = last
                break
            if group is not None and group.negators and group.form == "infinitive":
                same = False  # "authorized to study the causes, |not to assign| blame"
            if same and "comma" in classes and group is not None and group.form == "infinitive":
                same = (
                    phrases[at - 1].group is not None  # "to overfly, to photograph"
                    or group.main - next_phrase.start > 1  # "let alone to keep them"
                    or _lists(segment, follows)
                )
        elif "comma" in classes and not _goes_on(segment, at):
            same = False  # "warrantless raids, torture": an enumeration that breaks off, or an apposition
        else:
            same = next_phrase.kind == "np" and (
                bare
                or names
                or _to_the_whole(segment, begin, at)
                or (len(cuts) > 0 and "and" in classes and "comma" in phrases[at - 1].classes)
                or not {"money", "counted"}.isdisjoint(phrases[head].classes & next_phrase.classes)
                or _parallel(segment, head, at, follows)
            )
        if same:
            cuts.append((begin, at))
            begin = at + 1
            while begin < follows and not phrases[begin].classes.isdisjoint(_BETWEEN):
                begin += 1
            bare = True
    cuts.append((begin, last))
    return [(a, b) for a, b in cuts if b > a]


def _ends_main_list(segment: Segment, head: int, at: int) -> bool:
    """Whether ", and" at ``at`` ends a list of main verbs: "we honour the crews, back their right to strike, |and work|"."""
    phrases = segment.phrases
    comma = at if "comma" in phrases[at].classes else at - 1
    listed = "comma" in phrases[comma].classes and "conj" in segment.phrase(comma + 1).classes
    if not listed or any("comma" in p.classes for p in phrases[head:comma]):
        return False
    last = verb_left(segment, head)
    group = phrases[last].group if last is not None else None
    if last is None or group is None or group.form not in ("finite", "bare"):
        return False
    return last > 2 and "comma" in phrases[last - 1].classes and finite_left(segment, last - 1) is not None


def _goes_on(segment: Segment, at: int) -> bool:
    """Whether a conjunction follows a comma of a list: "raids, |seizures and| arrests"."""
    return any("conj" in phrase.classes for phrase in segment.phrases[at : at + _FAR])


def _lists(segment: Segment, verb: int) -> bool:
    """Whether an infinitive after a comma is one of a list that goes on, and not what the one before it is done for.

    "to meet on Friday, |to hear| the envoy" is one act; "to board, |to search| and to seize ships" are three.
    """
    phrases = segment.phrases
    for at in rightward(segment, verb, _FAR):
        after = segment.phrase(at + 1).group
        if "conj" in phrases[at].classes and after is not None and after.form in ("infinitive", "bare"):
            return True
    return False


def later_infinitives(segment: Segment, first: int, last: int) -> list[tuple[int, int]]:
    """The infinitives farther off that a conjunction joins to the one that heads ``[first, last)``.

    "to use the reserve, which is full, and to open a second": none where another infinitive is nearer.
    """
    phrases = segment.phrases
    head = head_of(segment, first, last)
    group = phrases[head].group if head is not None else None
    if group is None or group.form != "infinitive":
        return []
    found: list[tuple[int, int]] = []
    at = last
    while at < min(len(phrases), last + _FAR):
        if (near := phrases[at].group) is not None and near.form == "infinitive":
            break
        follows = at + 1
        if "conj" in phrases[at].classes:
            joined = segment.phrase(follows).group
            if joined is not None and joined.form == "infinitive":
                at = verb_phrase_end(segment, follows, _ENDS)
                found.append((follows, at))
                continue
        at += 1
    return found


def joined_bare(segment: Segment, last: int) -> list[tuple[int, int]]:
    """The bare verbs from ``last`` on that are joined to an infinitive before it: "plans to train|, arm and pay them|"."""
    phrases = segment.phrases
    found: list[tuple[int, int]] = []
    at = last
    while at + 1 < len(phrases):
        follows = at
        while follows < len(phrases) and not phrases[follows].classes.isdisjoint(_BETWEEN):
            follows += 1
        group = segment.phrase(follows).group
        if follows == at or group is None or group.form != "bare":
            break
        at = verb_phrase_end(segment, follows, _ENDS)
        found.append((follows, at))
    listed = any("conj" in p.classes for p in phrases[last:at])
    return found if listed else []
