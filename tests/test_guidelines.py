"""The guidelines' section "Hard cases, decided", line by line: each test quotes the line that it proves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from authz.annotator import Annotator
from tests.cases import Case, assert_decided, case

CASES: Sequence[Case] = (
    case(
        'An instrument as subject: "the resolution authorizes member states to use force"',
        "The resolution authorizes member states to use force.",
        {
            "status": "authorized",
            "instrument": "The resolution",
            "authority": None,
            "actor": "member states",
            "action": "use force",
            "head": "use",
        },
    ),
    case(
        'An instrument as subject: "Security Council resolution 1973": the organ is the authority, the whole is the instrument',
        "Security Council resolution 1973 authorized the use of force.",
        {"authority": "Security Council", "instrument": "Security Council resolution 1973", "head": "use"},
    ),
    case(
        '"X authorized Y to Z": actor Y, action the verb phrase Z without "to"; action_head the verb',
        "Congress authorized the president to bomb the camps.",
        {"authority": "Congress", "actor": "the president", "action": "bomb the camps", "head": "bomb"},
    ),
    case(
        '"X did Z without approval from W": action the verb phrase or noun phrase Z that lacks approval',
        "The army bombed the camps without approval from Parliament.",
        {
            "status": "not_authorized",
            "action": "bombed the camps",
            "head": "bombed",
            "authority": "Parliament",
        },
    ),
    case(
        "A noun phrase that names an authorization together with its action presupposes it: authorized",
        "Congress's authorization of the strikes came late.",
        {"status": "authorized", "head": "strikes", "authority": "Congress"},
    ),
    case(
        "Without an action it states nothing, unless the sentence says that it is given, sought, refused, needed, lacking",
        "The authorization is forty pages long.",
    ),
    case(
        'The vote of an organ ("the Senate voted to authorize") is its act',
        "The Senate voted to authorize the strikes.",
        {"status": "authorized", "head": "strikes", "authority": "The Senate"},
    ),
    case(
        'The vote or opinion of single members ("she voted to authorize the war") has authority null',
        "She voted to authorize the war.",
        {"status": "authorized", "head": "war", "authority": None},
    ),
    case(
        "opposition to it as authorized with modality possible",
        "He opposed authorizing the war.",
        {"status": "authorized", "head": "war", "authority": None, "modality": "possible"},
    ),
    case(
        '"authorized" said of money, ships, programs by a law is in scope',
        "The law authorizes the construction of nine vessels.",
        {"status": "authorized", "head": "construction", "instrument": "The law", "authority": None},
    ),
    case(
        '"urged / called on / asked X to authorize": requested, authority X',
        "The general urged Congress to authorize the strikes.",
        {"status": "requested", "head": "strikes", "authority": "Congress", "actor": "The general"},
    ),
    case(
        '"X approves Y" when X is a person with public office acting in it: in scope',
        "The president approved the sale of the frigates.",
        {"status": "authorized", "head": "sale", "authority": "The president"},
    ),
    case(
        '"approved of the camps" (opinion): out of scope',
        "Most voters approved of the camps.",
    ),
    case(
        "Power in general: authorized with modality possible when it says who may authorize what",
        "Congress could authorize the President to detain persons.",
        {"status": "authorized", "modality": "possible", "authority": "Congress", "head": "detain"},
    ),
    case(
        '"only X can authorize" is required',
        "Only Congress can authorize a war.",
        {"status": "required", "authority": "Congress", "head": "war"},
    ),
    case(
        'Two cues with the same action, authority and status in one clause ("authorized and approved") are one statement',
        "The cabinet authorized and approved the sale.",
        {"status": "authorized", "cue": "authorized", "head": "sale"},
    ),
    case(
        'two cues with different force ("illegal and unauthorized") are two',
        "The search was illegal and unauthorized.",
        {"status": "unlawful", "head": "search"},
        {"status": "not_authorized", "head": "search"},
    ),
    case(
        "A court's ruling on legality: lawful or unlawful, the court is the source, authority null",
        "The Supreme Court ruled that the ban was unlawful.",
        {"status": "unlawful", "head": "ban", "authority": None, "source": "The Supreme Court"},
    ),
    case(
        "A court that itself permits, orders, stays or blocks an act is the authority",
        "A federal judge blocked the travel ban.",
        {"status": "denied", "head": "ban", "authority": "A federal judge"},
    ),
    case(
        '"has the authority / the right / the power to Z" (by law): lawful, action Z',
        "The governor has the power to close the port.",
        {"status": "lawful", "head": "close", "actor": "The governor"},
    ),
    case(
        '"has no right to Z": unlawful',
        "The governor has no right to close the port.",
        {"status": "unlawful", "head": "close"},
    ),
    case(
        '"illegal / lawful without W\'s authorization": required',
        "The flights are illegal without the ministry's authorization.",
        {"status": "required", "head": "flights", "authority": "the ministry"},
    ),
    case(
        '"It is illegal to Z", said of a kind of act: in scope, unlawful',
        "It is illegal to export rifles.",
        {"status": "unlawful", "head": "export"},
    ),
    case(
        "A measure, law or policy held unconstitutional or illegal: in scope, the measure is the action",
        "The court declared the surveillance program unconstitutional.",
        {"status": "unlawful", "head": "program", "source": "The court"},
    ),
    case(
        'Adjectives on things and on kinds of act ("illegal weapons", "illegal voting"): out',
        "Police seized illegal weapons and warned of illegal voting.",
    ),
    case(
        'Accusations, charges and convictions that contain the words ("charged with unauthorized access"): out',
        "He was charged with unauthorized access to a computer.",
    ),
    case(
        '"authorized / approved N for Z": the action is Z when Z is an act ("approved for use in children": "use")',
        "The vaccine was approved for use in children.",
        {"status": "authorized", "head": "use"},
    ),
    case(
        "the sum with its purpose when money is released",
        "Congress approved $6.7 billion for the wall.",
        {"status": "authorized", "head": "billion", "authority": "Congress"},
    ),
    case(
        "Pending bills and drafts, also in the present tense: conditional",
        "The bill authorizes the sale of the port.",
        {"status": "authorized", "head": "sale", "modality": "conditional"},
    ),
    case(
        '"as requested by <an organ entitled to ask>": authorized',
        "The troops were deployed as requested by the Iraqi government.",
        {"status": "authorized", "authority": "the Iraqi government"},
    ),
    case(
        'Persons and things described by a licence as a class ("a licensed physician"): out',
        "A licensed physician and two registered voters signed.",
    ),
    case(
        "That somebody or something has, lacks, seeks or loses a licence, permit, visa or status: in",
        "The operator lacks a permit.",
        {"status": "not_authorized"},
    ),
    case(
        '"passed / voted for the Authorization for Use of Military Force against Iraq": in, action "Use of Military Force"',
        "Congress passed the Authorization for Use of Military Force against Iraq.",
        {"status": "authorized", "authority": "Congress", "action": "Use of Military Force", "head": "Use"},
    ),
    case(
        "Agreements, bills and budgets approved as documents: out",
        "The Senate approved the budget and the agreement.",
    ),
    case(
        "approved deals, sales, mergers, deployments, plans to act: in",
        "The commission approved the merger.",
        {"status": "authorized", "head": "merger", "authority": "The commission"},
    ),
    case(
        "Cooperation between agencies of one side, or with militias: out",
        "The army retook the town in cooperation with allied militias.",
    ),
    case(
        "with the authority on whose territory it happens: in",
        "The strikes are conducted in coordination with the Iraqi government.",
        {"status": "coordinated", "head": "strikes", "authority": "the Iraqi government"},
    ),
    case(
        "A pronoun as authority stays the pronoun",
        "They approved the deployment.",
        {"status": "authorized", "authority": "They", "head": "deployment"},
    ),
    case(
        '"instrument gives X the right / power to Z": authorized',
        "The treaty gives Iran the right to enrich uranium.",
        {"status": "authorized", "instrument": "The treaty", "actor": "Iran", "head": "enrich"},
    ),
    case(
        '"X has the right to Z": lawful',
        "Iran has the right to enrich uranium.",
        {"status": "lawful", "actor": "Iran", "head": "enrich"},
    ),
    case(
        '"not allowed / not permitted": not_authorized when a named authority or instrument withholds it',
        "The convoy was not permitted by the ministry to enter the town.",
        {"status": "not_authorized", "authority": "the ministry", "head": "enter"},
    ),
    case(
        "of a kind of act under the law, unlawful",
        "Hunting is not permitted under federal law.",
        {"status": "unlawful", "head": "Hunting", "instrument": "federal law"},
    ),
    case(
        'Money: the head is the noun ("funding" in "$5 billion in funding")',
        "Congress approved $5 billion in funding for the wall.",
        {"status": "authorized", "head": "funding"},
    ),
    case(
        '"decision / plan / request to Z" approved: the head is Z\'s verb',
        "The cabinet approved a plan to buy the ships.",
        {"status": "authorized", "head": "buy"},
    ),
    case(
        '"carry out the strikes": the head is the verb',
        "The council authorized France to carry out the strikes.",
        {"status": "authorized", "head": "carry"},
    ),
    case(
        "requested: the asker is the actor, not the source",
        "The president asked Congress to authorize the strikes.",
        {"status": "requested", "actor": "The president", "source": None},
    ),
    case(
        '"must seek, should have obtained": required',
        "The president must seek approval from Congress for the strikes.",
        {"status": "required", "authority": "Congress", "head": "strikes"},
    ),
    case(
        '"should seek": requested, possible',
        "The president should seek approval from Congress for the strikes.",
        {"status": "requested", "modality": "possible", "authority": "Congress"},
    ),
    case(
        '"without a warrant / a permit": that noun is the instrument',
        "The police searched the house without a warrant.",
        {"status": "not_authorized", "head": "searched", "instrument": "a warrant"},
    ),
    case(
        'action is null unless a verb or modifier names one ("work permits": "work")',
        "The ministry revoked their work permits.",
        {"status": "revoked", "head": "work", "authority": "The ministry"},
    ),
    case(
        'Pending: "a bill / draft / proposal that authorizes" is conditional',
        "They wrote a draft that would authorize the strikes.",
        {"status": "authorized", "modality": "conditional", "head": "strikes"},
    ),
    case(
        '"permitted by law": lawful',
        "The agency shared data as permitted by law.",
        {"status": "lawful", "instrument": "law"},
    ),
    case(
        "A law or clause is never a source",
        "The law says that the strikes are illegal.",
        {"status": "unlawful", "head": "strikes", "source": None},
    ),
    case(
        "the subject of believing, hoping, arguing is one",
        "Critics believe that the strikes are illegal.",
        {"status": "unlawful", "head": "strikes", "source": "Critics"},
    ),
    case(
        'Persons described by "illegally" or "without authorization" as a class: out',
        "Immigrants present without authorization may apply.",
    ),
    case(
        'An act alleged of a named actor ("alleged unauthorized leaks"): in only when the sentence commits somebody',
        "The minister condemned the aide's unauthorized leaks.",
        {"status": "not_authorized", "head": "leaks"},
    ),
    case(
        "Religious authorities: out, unless acting for a state",
        "The archbishop approved the marriage.",
    ),
    case(
        '"cannot Z without W\'s approval": required, action Z',
        "The president cannot declare war without the approval of Congress.",
        {"status": "required", "head": "declare", "authority": "Congress"},
    ),
    case(
        '"may not Z unless W approves": required',
        "They may not enter the town unless Baghdad approves it.",
        {"status": "required", "head": "enter", "authority": "Baghdad"},
    ),
    case(
        '"if it does not get approval": not_authorized, conditional',
        "The sale will fail if the firm does not get approval from the regulator.",
        {"status": "not_authorized", "modality": "conditional", "authority": "the regulator"},
    ),
    case(
        '"before authorizing Z": authorized, conditional',
        "The council wants a report before authorizing the mission.",
        {"status": "authorized", "modality": "conditional", "head": "mission"},
    ),
    case(
        "A mandate or authorization extended or renewed: authorized",
        "The Security Council extended the mandate of the mission.",
        {"status": "authorized", "authority": "The Security Council"},
    ),
    case(
        "up for renewal: requested",
        "The mandate of the mission is up for renewal.",
        {"status": "requested"},
    ),
    case(
        "terminated: revoked",
        "The mandate of the mission was terminated.",
        {"status": "revoked"},
    ),
    case(
        '"legalize": authorized',
        "Parliament legalized the protests.",
        {"status": "authorized", "head": "protests", "authority": "Parliament"},
    ),
    case(
        '"will not allow" by an authority: not_authorized',
        "Turkey will not allow the overflights.",
        {"status": "not_authorized", "authority": "Turkey", "head": "overflights"},
    ),
    case(
        "a refusal of a request: denied",
        "The ministry rejected a request to land at the base.",
        {"status": "denied", "authority": "The ministry", "head": "land"},
    ),
    case(
        "A duty to consult or to notify is not coordinated",
        "The president must notify Congress.",
    ),
    case(
        "consultation that took place is",
        "Ankara coordinated the operation with the Russian government.",
        {"status": "coordinated", "head": "operation", "authority": "the Russian government"},
    ),
    case(
        '"appears", "apparently": possible',
        "The strikes appear to be illegal.",
        {"status": "unlawful", "modality": "possible"},
    ),
    case(
        "Consent of a legislature to nominees: out",
        "The Senate gave its consent to the nominee.",
    ),
    case(
        "Fragments and headings that state nothing have no statements",
        "Permits and licences",
    ),
)


@pytest.mark.parametrize("one", [pytest.param(one, id=one.text) for one in CASES])
def test_a_hard_case_is_decided(one: Case, annotator: Annotator) -> None:
    """The line's sentence says what the line decides, and nothing else."""
    assert_decided(one, annotator)
