"""Decides of each form in -ed whether it is a past ("Congress approved it") or a participle ("approved by Congress").

English writes both alike. What tells them apart is what stands around the form: an auxiliary before it, an
object or "by" after it, another verb that the clause already has.
"""

from __future__ import annotations

from typing import Final

from authz.clauseverbs import BOUNDARY, CLAUSE, clause_has_verb, described, first_of, in_predicate, told_of
from authz.phrases import Phrase, VerbGroup
from authz.tokens import Words

__all__ = ["adopt", "settle"]

_BE: Final = frozenset({"be"})
_BE_HAVE: Final = frozenset({"be", "have"})
_BEFORE_BASE: Final = frozenset({"do", "modal", "have"})
"""What stands before a base form, or before one that is a participle too: "had not, in any case, let"."""
_SENTENCE_ENDS: Final = frozenset({"semicolon", "stop", "colon"})
_INSERTED: Final = 12
"""How many phrases an insertion between an auxiliary and its participle has at most."""
_TRANSITIVE: Final = frozenset({"light", "grantor", "passing"})
"""Verbs that are passive where no object follows."""


def settle(words: Words, phrases: list[Phrase], index: int, group: VerbGroup) -> None:
    """Writes into ``group``, the form in -ed at ``index``, whether it is finite and whether it is passive."""
    if group.led:
        group.form = "finite"
    elif (auxiliary := _auxiliary(phrases, index)) is not None:
        earlier = phrases[auxiliary].group
        assert earlier is not None
        group.form = "finite"
        group.passive = not earlier.perfect or words.lemma(phrases[auxiliary].head) == "be"
        group.negators = (*earlier.negators, *group.negators)  # "was, the envoy said, |never| approved"
        group.modals, group.auxiliary = earlier.modals, auxiliary
    else:
        finite = words.tags[phrases[index].head] in "de" and _is_past(phrases, index)
        if (
            finite
            and index
            and phrases[index - 1].kind == "np"
            and words.lemma(phrases[index].head).endswith(" in")
        ):
            finite = not in_predicate(phrases, index - 1)  # "to stop a firm |engaged in| piracy"
        group.form, group.passive = ("finite", False) if finite else ("ed", True)


def _auxiliary(phrases: list[Phrase], index: int) -> int | None:
    """The auxiliary that a participle belongs to across an insertion: "has, over the years, authorized"."""
    at = index - 1
    if at > 0 and phrases[at].kind == "np" and phrases[at - 1].group is not None:
        aux = phrases[at - 1].group
        assert aux is not None
        led = phrases[at - 2].classes if at > 1 else frozenset({"wh"})
        if "wh" in led or aux.negators:  # "Is it authorized", "Has he given it", "nor are they"
            return at - 1 if _helps(phrases[at - 1], _BE_HAVE) else None
    if at >= 0 and phrases[at].group is not None:  # the time between them was left out
        return at if _helps(phrases[at], _BE_HAVE) else None
    return _before_insertion(phrases, at, _BE_HAVE)


def adopt(words: Words, phrases: list[Phrase], index: int, group: VerbGroup) -> bool:
    """Whether the base form at ``index`` has its auxiliary before an insertion: "may not, without a warrant, search".

    It is then finite, with what the auxiliary says, which is written into ``group``.
    """
    auxiliary = _before_insertion(phrases, index - 1, _BEFORE_BASE)
    if auxiliary is None and index > 0 and _helps(phrases[index - 1], _BEFORE_BASE):
        auxiliary = index - 1  # what stood between them was left out
    if group.form == "finite":  # a present that may be a base form too: "could down the road |authorize| it"
        plain = words.lemma(phrases[index].head) == words.norms[phrases[index].start]
        if auxiliary is None or not plain or "modal" not in phrases[auxiliary].classes:
            return False
    if auxiliary is None:
        return False
    earlier = phrases[auxiliary].group
    assert earlier is not None
    group.form = "finite"
    group.negators, group.modals, group.auxiliary = earlier.negators, earlier.modals, auxiliary
    return True


_TIMES: Final = frozenset({"time_noun", "year", "month"})


def _before_insertion(phrases: list[Phrase], at: int, verbs: frozenset[str]) -> int | None:
    """The auxiliary before an insertion that ends at ``at``: "has, |he said,| authorized", "could |in time| authorize"."""
    if at > 1 and phrases[at].kind == "np":
        opener = at - 1
        while opener > 1 and phrases[opener].kind == "inner":
            opener -= 1
        said = "prep" in phrases[opener].classes and "of" not in phrases[opener].classes
        if "modal" not in verbs and phrases[at].classes.isdisjoint(_TIMES):
            return None  # "the exception is for a force authorized to do it"
        return opener - 1 if said and _helps(phrases[opener - 1], verbs) else None
    if at < 1 or "comma" not in phrases[at].classes:
        return None
    for earlier in range(at - 2, max(at - 2 - _INSERTED, -1), -1):
        phrase = phrases[earlier]
        if not phrase.classes.isdisjoint(_SENTENCE_ENDS):
            return None
        if phrase.group is not None and "comma" in phrases[earlier + 1].classes:
            return earlier if _helps(phrase, verbs) else None
    return None


def _helps(phrase: Phrase, verbs: frozenset[str]) -> bool:
    """Whether a phrase is a group of auxiliaries alone, the last of them one of ``verbs``."""
    return phrase.group is not None and phrase.group.copula and not verbs.isdisjoint(phrase.classes)


def _is_past(phrases: list[Phrase], index: int) -> bool:
    """Whether the form in -ed at ``index`` is the verb of its clause."""
    after = _after(phrases, index)
    own = index  # "|unlawfully| arrested": what is said inside stands before it
    while own > 0 and phrases[own - 1].kind == "inner" and phrases[own - 1].start >= phrases[index].start:
        own -= 1
    before = phrases[own - 1].classes if own else frozenset({"stop"})
    if "rel" in before or "subjective" in before:
        return True
    if "letting" in phrases[index].classes and "by" not in after:
        return True  # nobody is "let" without an auxiliary
    if "np" in before and "intransitive" in phrases[index].classes:
        return True  # "a motion authorizing the strikes failed": nothing is failed
    if "np" in before and _said_in_relative(phrases, index, after):
        return True  # "the fighters that Oman allowed to cross"
    resolved = "resolving_v" in phrases[index].classes
    if resolved and not before.isdisjoint({"np", "comma", "dash"}) and _waits(phrases, index):
        return True
    voted = "vote" in phrases[index].classes  # "voted by a large majority to": nobody is voted
    if ("by" in after and not voted) or ("infinitive" in after and "grantor" in phrases[index].classes):
        return False
    if "np" in before and "infinitive" in after and "failing" in phrases[index].classes:
        return True  # "the ministry declined on Friday to let them dock"
    if resolved and "infinitive" in after and not before.isdisjoint({"np", "comma", "dash"}):
        return True  # "The governor, a Democrat, agreed on Monday to let them dock"
    object_follows = not after.isdisjoint({"np", "inner", "det"})
    if "conj" in after and index + 3 < len(phrases) and phrases[index + 2].group is not None:
        object_follows = not phrases[index + 3].classes.isdisjoint(
            {"np", "inner"}
        )  # "authorized and requested the president"
    if not object_follows and "grantor" in phrases[index].classes and "conj" in before and "under" in after:
        return False  # "was right and authorized under the law"
    if not object_follows and "conj" in before and own > 1 and "adj" in phrases[own - 2].classes:
        return False  # "were it wise or lawfully authorized"
    if not object_follows and "conj" in before and not phrases[index].classes.isdisjoint(_TRANSITIVE):
        if _shares_passive(phrases, index - 1):
            return False  # "was planned for months and carried out with"
    nominal = not before.isdisjoint({"np", "genitive"})
    if (
        nominal
        and not object_follows
        and "grantor" in phrases[index].classes
        and not after.isdisjoint({"for", "under"})
        and before.isdisjoint({"authority", "titled"})
        and not _contact(phrases, index - 1)
    ):
        return False  # "tests authorized for use"
    if nominal and not object_follows and "=in" in after and _in_text(phrases, index):
        return False  # "any of the powers described in section 2"
    if nominal and not object_follows and "attached" in phrases[index].classes:
        return False  # "groups affiliated to it shelled the town"
    if nominal and not object_follows and _fronted(phrases, index - 1):
        return False  # "By the authority vested in me, I determine"
    granting = nominal and "grantor" in phrases[index].classes
    if granting and "comma" in after and _governed(phrases, index - 1) and not _contact(phrases, index - 1):
        return False  # "Congress, by a joint resolution approved in 1963, has": no subject
    if nominal and "say" in phrases[index].classes and _said_of(phrases, index):
        return False  # "the raid announced tonight was"
    if nominal and not object_follows and told_of(phrases, index) and not clause_has_verb(phrases, index, 1):
        return True  # "they say the ship |docked| without leave"
    if nominal or not before.isdisjoint({"conj", "neg", "that"}):
        if object_follows or "that" in after:
            return True
        if "say" in phrases[index].classes and "np" in before:
            return not described(phrases, index)
        if nominal and _contact(phrases, index - 1) and not _aimed(phrases, index, after):
            return True
        if clause_has_verb(phrases, index, 1):
            return False
        organ = nominal and "authority" in before and "grantor" in phrases[index].classes
        if organ and "prep" in after and not _governed(phrases, index - 1):
            return True  # "as you know, Congress authorized in its resolution the use of force"
        if nominal and in_predicate(phrases, index - 1):
            return False  # "to review programs funded with it"
        return not clause_has_verb(phrases, index, -1)
    if not before.isdisjoint({"comma", "dash"}):
        if "comma" in before and (_listed(phrases, index) or _closes(phrases, index)):
            return True
        if not after.isdisjoint({"that", "stop"}) or (
            "say" in phrases[index].classes and "comma" not in after
        ):
            return True
        return (object_follows and not clause_has_verb(phrases, index, 1)) or _told_on(phrases, index)
    return False


def _told_on(phrases: list[Phrase], index: int) -> bool:
    """Whether a comma after a form in -ed brings what is said: "Lopez, a lawyer, |sued|, saying", "said, in May, that"."""
    if index + 2 >= len(phrases) or "comma" not in phrases[index + 1].classes:
        return False
    following = phrases[index + 2]
    if following.group is not None and following.group.form == "ing":
        return "say" in following.classes
    if "say" not in phrases[index].classes or "prep" not in following.classes:
        return False
    for at in range(index + 3, min(index + 3 + _INSERTED, len(phrases) - 1)):
        if "comma" in phrases[at].classes:
            return "that" in phrases[at + 1].classes
    return False


def _listed(phrases: list[Phrase], index: int) -> bool:
    """Whether a form in -ed is in a list of verbs that share an object: "planned, |approved| and paid for the raid"."""
    earlier = phrases[index - 2].group if index > 1 else None
    if earlier is None or earlier.form != "finite" or earlier.passive or earlier.copula:
        return False
    at = index + 1
    joined = False
    for _ in range(_INSERTED):
        if at + 1 >= len(phrases):
            return False
        classes = phrases[at].classes
        if "conj" in classes or "comma" in classes or phrases[at].group is not None:
            joined = joined or "conj" in classes
        elif joined and (phrases[at].kind in ("np", "inner") or "np" in phrases[at + 1].classes):
            return "by" not in classes and phrases[at - 1].group is not None
        else:
            return False
        at += 1
    return False


def _aimed(phrases: list[Phrase], index: int, after: frozenset[str]) -> bool:
    """Whether a text is described by what it was made for: "clear that |a law drafted to| curb piracy authorizes"."""
    if "instrument" not in phrases[index - 1].classes or "infinitive" not in after:
        return False
    return clause_has_verb(phrases, index, 1)


def _closes(phrases: list[Phrase], index: int) -> bool:
    """Whether a comma before a form in -ed ends what was set in after the subject: "The states, led by Ohio, |sued|"."""
    opened = None
    for at in range(index - 2, max(-1, index - 2 - _INSERTED), -1):
        phrase = phrases[at]
        if "comma" in phrase.classes:
            opened = at
            break
        described = "rel" in phrases[at - 1].classes if at > 0 else False
        if not phrase.classes.isdisjoint(BOUNDARY - {"rel"}) or (
            phrase.group is not None and phrase.group.form == "finite" and not described
        ):
            return False
    if opened is None or opened == 0 or phrases[opened - 1].kind != "np":
        return False
    inside = phrases[opened + 1]
    start = first_of(phrases, opened - 1)
    if start > 0 and "rel" in phrases[start - 1].classes:
        return True  # "the raid that the council, which met in May, |blocked|"
    if inside.group is None and inside.classes.isdisjoint({"prep", "rel"}):
        return False  # a list of names
    while start > 0 and phrases[start - 1].kind in ("np", "inner"):
        start -= 1
    if start > 0 and phrases[start - 1].classes.isdisjoint(BOUNDARY):
        return False
    for at in range(index + 1, min(index + 1 + CLAUSE, len(phrases))):
        group = phrases[at].group
        if not phrases[at].classes.isdisjoint(BOUNDARY):
            break
        if group is not None and group.form in ("finite", "ed"):
            return False
    return True


def _shares_passive(phrases: list[Phrase], conjunction: int) -> bool:
    """Whether the verb before a conjunction is passive and finite, so that a participle after it shares its auxiliary."""
    for at in range(conjunction - 1, max(-1, conjunction - 1 - _INSERTED), -1):
        group = phrases[at].group
        if group is not None:
            return group.passive and group.form == "finite"
        if not phrases[at].classes.isdisjoint(BOUNDARY):
            return False
    return False


def _said_of(phrases: list[Phrase], index: int) -> bool:
    """Whether an act stands before a verb of saying and the verb that is said of it right after: "the raid announced was"."""
    if index + 1 >= len(phrases) or phrases[index + 1].group is None:
        return False
    before = phrases[index - 1].classes
    return "action" in before and before.isdisjoint({"authority", "agent", "person", "name", "report_n"})


def _waits(phrases: list[Phrase], index: int) -> bool:
    """Whether words of manner part a verb from its infinitive: "declined without comment to", "refused by 13 votes to"."""
    if index + 3 >= len(phrases) or phrases[index + 1].classes.isdisjoint({"prep", "by"}):
        return False
    manner = phrases[index + 2 : index + 6]
    for phrase in manner:
        if "infinitive" in phrase.classes:
            return True
        if "of" in phrase.classes or (phrase.kind == "word" and "adj" in phrase.classes):
            continue  # "agreed by a vote |of 6-3| to let it proceed"
        if phrase.kind not in ("np", "inner"):
            return False
        if "by" in phrases[index + 1].classes and phrase.classes.isdisjoint({"number", "vote_n", "inner"}):
            return False
    return False


def _after(phrases: list[Phrase], index: int) -> frozenset[str]:
    """The classes of what follows the form in -ed: "authorized |only| to carry them out" is followed by the infinitive."""
    at = index + 1
    while at < len(phrases) and phrases[at].kind == "inner" and "adv" in phrases[at].classes:
        at += 1
    return phrases[at].classes if at < len(phrases) else frozenset({"stop"})


def _contact(phrases: list[Phrase], at: int) -> bool:
    """Whether the noun phrase at ``at`` is the subject of a relative: "the war that Congress approved"."""
    at = first_of(phrases, at)
    if at == 0:
        return False
    before = phrases[at - 1]
    if not before.classes.isdisjoint({"rel", "that", "what", "sub"}):
        return True
    if _in_relative(phrases, at):
        return True
    if before.group is not None and before.group.form == "finite" and "say" in before.classes and at > 1:
        return not phrases[at].classes.isdisjoint(
            {"titled", "pronoun", "name"}
        )  # "that officials say he approved"
    return before.kind == "np" and not phrases[at].classes.isdisjoint(
        {"authority", "pronoun", "title", "name"}
    )


def _said_in_relative(phrases: list[Phrase], index: int, after: frozenset[str]) -> bool:
    """Whether a relative pronoun stands before who lets the others act: "|whom the ministry| authorized to sign"."""
    if "infinitive" not in after or "grantor" not in phrases[index].classes:
        return False
    at = first_of(phrases, index - 1)
    if at < 2 or "rel" not in phrases[at - 1].classes or "of_whom" in phrases[at - 1].classes:
        return False
    return not phrases[index - 1].classes.isdisjoint({"authority", "titled", "subjective", "name"})


def _in_relative(phrases: list[Phrase], start: int) -> bool:
    """Whether a phrase that begins at ``start`` says where somebody is who opens a relative: "that |a judge| in Ohio"."""
    for _ in range(2):
        if start < 3 or "prep" not in phrases[start - 1].classes or phrases[start - 2].kind != "np":
            return False
        somebody = phrases[start - 2].classes
        start = first_of(phrases, start - 2)
        if start > 0 and "rel" in phrases[start - 1].classes:
            return not somebody.isdisjoint({"authority", "titled", "person", "agent"})
        if start > 0 and phrases[start - 1].kind == "np" and not somebody.isdisjoint({"authority", "titled"}):
            return True  # "the raid a judge in Ohio authorized"
    return False


def _governed(phrases: list[Phrase], at: int) -> bool:
    """Whether a preposition stands before the noun phrase at ``at``: it is no subject."""
    at = first_of(phrases, at)
    return at > 0 and "prep" in phrases[at - 1].classes and "clausal" not in phrases[at - 1].classes


def _in_text(phrases: list[Phrase], index: int) -> bool:
    """Whether a thing stands before a form in -ed and a part of a text after it: "the factors |listed| in section 9"."""
    if not phrases[index - 1].classes.isdisjoint(
        {"authority", "titled", "person", "name", "pronoun", "agent"}
    ):
        return False
    at = index + 2
    while at < len(phrases) and phrases[at].kind == "inner":
        at += 1
    return at < len(phrases) and "section" in phrases[at].classes


def _fronted(phrases: list[Phrase], at: int) -> bool:
    """Whether the noun phrase at ``at`` ends a phrase that opens the clause: "In reply to |shells| fired from the hill, ..."."""
    for _ in range(_INSERTED):
        while at > 0 and phrases[at - 1].kind == "inner":
            at -= 1
        if at == 0:
            return False
        before = phrases[at - 1]
        opens = at == 1 or not phrases[at - 2].classes.isdisjoint(BOUNDARY)
        if before.group is not None:
            return opens and before.group.form in ("infinitive", "ing")
        if before.classes.isdisjoint({"prep", "to"}) or "clausal" in before.classes:
            return False
        if opens:
            return True
        at -= 2
        if phrases[at].kind != "np":
            return False
    return False
