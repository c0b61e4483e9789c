"""The words that the notation knows beside those of the lexicon: structural classes, slots, relations, flags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["CAPTURES", "FLAGS", "RELATIONS", "SLOTS", "STRUCTURAL"]

SLOTS: Final = ("cue", "action", "authority", "actor", "instrument", "source", "antecedent", "place")
"""The parts of a statement: what an example may mark."""

CAPTURES: Final = (*SLOTS, "grant", "giver", "verb")
"""What a pattern may name. Beside the slots: the words for a permission, the one who gives (an authority
or an instrument, which the head decides), and the verb that holds the negation."""

STRUCTURAL: Final = frozenset(
    {
        "np", "vg", "inner", "word", "titled", "finite", "infinitive", "ing", "ed", "bare", "active", "passive",
        "lexical", "copula", "obliged", "able", "then", "compound", "citation",
    }
)  # fmt: skip
"""Classes that the chunker gives a phrase, whatever its words are."""

RELATIONS: Final[Mapping[str, str]] = {
    "subject": "the subject of the cue's verb group",
    "host": "the noun phrase or verb group that the match is attached to",
    "clause": "the main verb group of the clause that the match modifies",
    "owner": "who is named inside the captured permission: Congress's approval, UN mandate",
    "modifier": "the act that stands before the captured permission: work permit, arrest warrant",
    "gap": "what the relative clause around the cue is said of",
}

FLAGS: Final[Mapping[str, str]] = {
    "no_text": "a law or another text is no act",
    "noun_polarity": "a negated noun turns the status: no unlawful measures",
    "bare_ban": "not allowed, with nobody who forbids it, is unlawful",
    "necessary": "what must be had is required: need to have the authority",
    "needs_body": "an authority must be named",
    "act_only": "the action must be an act, not a document",
    "act_subject": "the subject must be an act",
    "asserted": "the modality is asserted, whatever stands around it",
    "cited_law": "the instrument must be a cited or well-known law",
    "class_noun": "silent where the noun names a class of persons or things",
    "close": "silent where a comma or a conjunction parts it from what it is said of",
    "conditional": "the modality is conditional",
    "domain": "silent where the authority has no place or domain of its own: other countries",
    "foreign": "the authority must be a state, a government or an organization of states",
    "future": "the modality is future",
    "host_only": "status and modality follow the verb that the match is attached to",
    "again": "made only where an earlier statement of the sentence names the permission, whose act and giver it takes",
    "needs_action": "an action must be named",
    "needs_authority": "the giver must be an authority or an instrument",
    "needs_negation": "the cue's verb must be negated: did not have authorization",
    "needs_necessity": "the action's verb must be one of need: the authority that it needs to act",
    "fact": "silent where what is said is not a fact: if they violated it, would violate it",
    "needs_law": "the instrument must be a law, a truce or a treaty: no right, no airspace, none in general",
    "somebody_subject": "the subject must be somebody, no act and no text",
    "needs_is_to": "the action's verb must be one of what is to be: is to, was to",
    "needs_wish": "the cue's verb must be one of wishing: want to see",
    "needs_would": "the action's verb must be one of a case that is not yet: would",
    "needs_text": "the giver must be a legal text",
    "no_arrangement": "silent where what enables is no law: an agreement, measures, this",
    "no_duty_given": "silent where a law or a parliament mandates, which lays down a duty",
    "needs_giver": "silent where nobody is named who gives the permission",
    "needs_told": "silent where an authority is only to be told: shall inform",
    "needs_grant": "the subject must be a permission",
    "needs_named_law": "the instrument must be a law with a name",
    "needs_regulator": "the giver must be an office that lets things be sold and used",
    "needs_owner": "the permission must belong to a named authority",
    "no_accusation": "silent where the act is only what somebody is charged with",
    "no_conviction": "silent where a court has the act before it: pleaded guilty to it, was convicted of it",
    "no_anonymity": "silent for the sourcing formula: not authorized to speak",
    "no_polarity": "negation does not turn the status",
    "deed": "silent where an authority lets befall what is no deed: become, fall, collapse",
    "no_pronoun": "silent where the giver is a first person or nobody in particular",
    "by_law": "can and may only carry what the law gives: asserted",
    "public_law": "the instrument must be a public law, treaty, truce or right, no house rule",
    "own_adverb": "silent where the adverb belongs to a verb before it: who cross illegally will be sent back",
    "definite": "silent where the act is of a kind and no particular one: any unlawful conduct",
    "event_subject": "the subject must be an event, a measure or a text, no doer and no thing",
    "no_house_rule": "the instrument must be no rule of a house, a contract or a style",
    "no_social": "silent where guests do what guests do: attend the service at the invitation of",
    "presupposed": "the statement is in a noun: an indefinite one is possible, a question takes it for granted",
    "possible": "the modality is possible",
    "questioned": "the modality is questioned",
    "thing_subject": "a subject that is nobody is the action",
    "named_act": "silent where the act is only pointed at: what the envoy called illegal",
    "wanted": "where somebody wants it done it is requested",
    "no_exhortation": "silent where somebody only says what must not be let happen",
    "no_claim": "silent where the right is to what needs no leave: to know, to expect",
    "done": "silent where the act is only wished for, possible or conditional",
    "no_best": "silent where somebody does all that is in his power, or is to",
    "no_duty": "silent where the act is only to be done: shall, must, should",
    "no_heading": "silent where the text has no finite verb: a title, an item of a list",
    "weak": "silent where who asks is only a partner or some members",
    "basis": "silent where the act is itself to authorize or to require: the text is its basis",
    "named_actor": "silent where the actor is nobody in particular: cars, migrants",
    "no_new_body": "silent where who is to act is made thereby: authorized a new mission to",
    "bodies_act": "a body in the place of the act is who may act: authorized the ministry",
    "agents_only": "silent where the actor is no armed force: guests",
    "unbound": "silent where the law obliges: legally obliged to act",
    "led_cue": "the cue is what leads its verb group: required to march",
    "modal_cue": "the cue is the modal of its verb group: may, can",
    "legislature": "the authority must be a legislature",
    "court": "the authority must be a court or a judge",
}
