"""The guidelines' hard cases again, in other words: no line is met by the accident of one sentence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from authz.annotator import Annotator
from tests.cases import Case, assert_decided, case

CASES: Sequence[Case] = (
    case(
        '"a law passed by Congress": the organ is the authority, the whole is the instrument',
        "A statute passed by the Knesset permits the police to close the cafés.",
        {"status": "authorized", "authority": "the Knesset", "actor": "the police", "head": "close"},
    ),
    case(
        '"a law passed by Congress": the organ is the authority, the whole is the instrument',
        "A decree issued by the Syrian government authorizes the seizure of empty houses.",
        {"status": "authorized", "authority": "the Syrian government", "head": "seizure"},
    ),
    case(
        "An instrument as subject: authority null unless named, actor member states",
        "The new decree allows mayors to fine the owners.",
        {"instrument": "The new decree", "authority": None, "actor": "mayors", "head": "fine"},
    ),
    case(
        '"X authorized Y to Z": actor Y, action the verb phrase Z without "to"; action_head the verb',
        "The Danish parliament has authorized its navy to board the tankers.",
        {
            "authority": "The Danish parliament",
            "actor": "its navy",
            "action": "board the tankers",
            "head": "board",
        },
    ),
    case(
        '"X did Z without approval from W": action the verb phrase or noun phrase Z that lacks approval',
        "The dictator annexed the islands without the consent of their government.",
        {"status": "not_authorized", "action": "annexed the islands", "head": "annexed"},
    ),
    case(
        'The vote of an organ ("the Senate voted to authorize") is its act',
        "The Bundestag voted to approve the deployment.",
        {"status": "authorized", "head": "deployment", "authority": "The Bundestag"},
    ),
    case(
        "The vote or opinion of single members or parties has authority null",
        "Senator Lindqvist voted to authorize the invasion.",
        {"status": "authorized", "head": "invasion", "authority": None},
    ),
    case(
        '"urged / called on / asked X to authorize": requested, authority X',
        "The king called on the African Union to authorize a rescue mission.",
        {"status": "requested", "authority": "the African Union", "actor": "The king", "head": "mission"},
    ),
    case(
        '"X approves Y" when X is a person with public office acting in it: in scope',
        "Governor Abara approved the demolition of the old prison.",
        {"status": "authorized", "authority": "Governor Abara", "head": "demolition"},
    ),
    case(
        '"only X can authorize" is required',
        "Only the Security Council may authorize such a blockade.",
        {"status": "required", "head": "blockade"},
    ),
    case(
        "Power in general: authorized with modality possible when it says who may authorize what",
        "The king may authorize the army to enter the capital.",
        {"status": "authorized", "modality": "possible", "authority": "The king", "head": "enter"},
    ),
    case(
        'two cues with different force ("illegal and unauthorized") are two',
        "The ministry calls the flights unauthorized and illegal.",
        {"status": "not_authorized", "head": "flights", "source": "The ministry"},
        {"status": "unlawful", "head": "flights", "source": "The ministry"},
    ),
    case(
        "A court's ruling on legality: the court is the source, authority null",
        "A tribunal in Lagos found the detention of the editor unlawful.",
        {"status": "unlawful", "head": "detention", "authority": None, "source": "A tribunal in Lagos"},
    ),
    case(
        "A court that itself permits, orders, stays or blocks an act is the authority",
        "The appeals court allowed the deportation of the two brothers.",
        {"status": "authorized", "head": "deportation", "authority": "The appeals court"},
    ),
    case(
        '"has no right to Z": unlawful',
        "The police have no right to read these letters.",
        {"status": "unlawful", "head": "read", "actor": "The police"},
    ),
    case(
        '"illegal / lawful without W\'s authorization": required',
        "Such searches are unlawful without a judge's authorization.",
        {"status": "required", "head": "searches", "authority": "a judge"},
    ),
    case(
        '"It is illegal to Z", said of a kind of act: in scope, unlawful',
        "It is unlawful to bury waste within a mile of the river.",
        {"status": "unlawful", "head": "bury"},
    ),
    case(
        "Accusations, charges and convictions that contain the words: out",
        "The clerk was convicted of unauthorized disclosure of files.",
    ),
    case(
        '"authorized / approved N for Z": Z when Z is an act ("authorized for release": "release")',
        "Nine reports were authorized for release.",
        {"status": "authorized", "head": "release"},
    ),
    case(
        "the sum with its purpose when money is released",
        "The assembly approved 40 million euros for the new bridge.",
        {
            "status": "authorized",
            "authority": "The assembly",
            "action": "40 million euros for the new bridge",
        },
    ),
    case(
        '"as requested by <an organ entitled to ask>": authorized',
        "The frigates escorted the convoy, as requested by the Somali government.",
        {"status": "authorized", "authority": "the Somali government", "head": "escorted"},
    ),
    case(
        "Agreements, bills and budgets approved as documents: out",
        "Parliament approved the report and the agenda.",
    ),
    case(
        "approved deals, sales, mergers, deployments, plans to act: in",
        "The regulator has approved the takeover of the airline.",
        {"status": "authorized", "head": "takeover", "authority": "The regulator"},
    ),
    case(
        "Cooperation with the authority on whose territory or in whose domain it happens: in",
        "Our pilots act in close cooperation with the Jordanian authorities.",
        {"status": "coordinated", "authority": "the Jordanian authorities"},
    ),
    case(
        "A pronoun as authority stays the pronoun",
        "He has authorized the strikes.",
        {"status": "authorized", "authority": "He", "head": "strikes"},
    ),
    case(
        "A power or right named as a noun counts only when it is affirmed, denied or questioned",
        "The power to close ports is a serious matter.",
    ),
    case(
        "A power or right named as a noun counts only when it is affirmed, denied or questioned",
        "The right to strike is discussed in the third chapter.",
    ),
    case(
        '"instrument gives X the right / power to Z": authorized',
        "The new statute gives the ministry the power to ban gatherings.",
        {"status": "authorized", "instrument": "The new statute", "actor": "the ministry", "head": "ban"},
    ),
    case(
        '"not allowed": not_authorized when a named authority or instrument withholds it',
        "The observers were not allowed by the junta to visit the prison.",
        {"status": "not_authorized", "authority": "the junta", "head": "visit"},
    ),
    case(
        'Money: the head is the noun ("funding" in "$5 billion in funding")',
        "The Senate approved $300 million in emergency aid for the islands.",
        {"status": "authorized", "authority": "The Senate", "head": "aid"},
    ),
    case(
        '"decision / plan / request to Z" approved: the head is Z\'s verb',
        "The court declared the government's decision to expel the envoys lawful.",
        {"status": "lawful", "head": "expel"},
    ),
    case(
        '"decision / plan / request to Z" approved: the head is Z\'s verb',
        "The ministry approved a request to dredge the harbour.",
        {"status": "authorized", "authority": "The ministry", "head": "dredge"},
    ),
    case(
        "requested: the asker is the actor, not the source",
        "The shipping minister asked parliament for permission to arm the crews.",
        {"status": "requested", "actor": "The shipping minister", "authority": "parliament", "source": None},
    ),
    case(
        '"must seek, should have obtained": required',
        "The agency should have obtained the consent of the court.",
        {"status": "required", "authority": "the court"},
    ),
    case(
        '"was granted a licence": that noun is the instrument',
        "The station was granted a licence by the broadcasting authority.",
        {"status": "authorized", "instrument": "a licence", "authority": "the broadcasting authority"},
    ),
    case(
        '"was granted a licence": that noun is the instrument',
        "The trawler was granted a permit in May.",
        {"status": "authorized", "instrument": "a permit", "action": None},
    ),
    case(
        '"without a warrant / a permit": that noun is the instrument',
        "Officers entered the flat without a warrant.",
        {"status": "not_authorized", "head": "entered", "instrument": "a warrant"},
    ),
    case(
        'Pending: "legislation" and "it" are asserted unless the sentence shows them pending',
        "The legislation authorizes the purchase of six ferries.",
        {"status": "authorized", "modality": "asserted", "instrument": "The legislation", "head": "purchase"},
    ),
    case(
        'Pending: "legislation" and "it" are asserted unless the sentence shows them pending',
        "It authorizes the sale of the old barracks.",
        {"status": "authorized", "modality": "asserted", "instrument": "It", "head": "sale"},
    ),
    case(
        'Pending: "a bill / draft / proposal that authorizes" is conditional',
        "A proposal that authorizes the drilling is on the table.",
        {"status": "authorized", "modality": "conditional", "head": "drilling"},
    ),
    case(
        '"permitted by law": lawful; a specific statute that permits: authorized',
        "Such patrols are permitted under the Emergency Powers Act.",
        {"status": "authorized", "head": "patrols", "instrument": "the Emergency Powers Act"},
    ),
    case(
        '"permitted by law": lawful; a specific statute that permits: authorized',
        "The Aliens Act permits the detention of foreigners for a week.",
        {"status": "authorized", "head": "detention", "instrument": "The Aliens Act"},
    ),
    case(
        '"Constitutionally" (by the constitution) is an instrument',
        "They defend the constitutionally authorized use of the guard.",
        {"status": "authorized", "head": "use", "instrument": "constitutionally"},
    ),
    case(
        '"Constitutionally" (by the constitution) is an instrument',
        "They object to constitutionally authorized inspections of the barracks.",
        {"status": "authorized", "head": "inspections", "instrument": "constitutionally"},
    ),
    case(
        "the subject of believing, hoping, arguing is a source",
        "The opposition argues that the curfew is unconstitutional.",
        {"status": "unlawful", "head": "curfew", "source": "The opposition"},
    ),
    case(
        'Persons described by "illegally" or "without authorization" as a class: out',
        "Foreigners working without authorization were told to register.",
    ),
    case(
        "Religious authorities: out, unless acting for a state",
        "The rabbi gave his approval to the wedding.",
    ),
    case(
        '"barred from Z without it": required, action Z',
        "The agency is barred from tapping a phone without the approval of a judge.",
        {"status": "required", "head": "tapping", "authority": "a judge"},
    ),
    case(
        '"did not want to go ahead without it": required',
        "The general did not want to cross the river without the approval of the cabinet.",
        {"status": "required", "head": "cross", "authority": "the cabinet"},
    ),
    case(
        '"shall not Z until W\'s approval": required',
        "The company shall not sell the mine until the ministry has given its consent.",
        {"status": "required", "head": "sell", "authority": "the ministry"},
    ),
    case(
        '"if it does not get approval": not_authorized, conditional',
        "If the army does not get authorization from the assembly, the reserve will stay at home.",
        {"status": "not_authorized", "modality": "conditional", "authority": "the assembly"},
    ),
    case(
        '"before authorizing Z": authorized, conditional',
        "Before authorizing any deployment, the cabinet will hear two experts.",
        {"status": "authorized", "modality": "conditional", "head": "deployment"},
    ),
    case(
        "A mandate or authorization extended or renewed: authorized",
        "The Security Council renewed the mandate of the mission in Haiti.",
        {"status": "authorized", "authority": "The Security Council"},
    ),
    case(
        "terminated: revoked",
        "The ministry has terminated the operator's licence.",
        {"status": "revoked", "authority": "The ministry"},
    ),
    case(
        '"will not allow" by an authority: not_authorized; a refusal of a request: denied',
        "The governor turned down a request to reopen the mine.",
        {"status": "denied", "authority": "The governor", "head": "reopen"},
    ),
    case(
        "A duty to consult or to notify is not coordinated; consultation that took place is",
        "Norway notified Moscow of the exercise in advance.",
        {"status": "coordinated", "authority": "Moscow", "head": "exercise"},
    ),
    case(
        '"appears", "apparently": possible',
        "The searches were apparently unlawful.",
        {"status": "unlawful", "modality": "possible", "head": "searches"},
    ),
    case(
        "Consent of a legislature to nominees: out",
        "The president shall appoint judges with the consent of the Senate.",
    ),
    case(
        "Unions' and members' votes to authorize a strike: out",
        "Members of the pilots' union voted to authorize a strike.",
    ),
)


@pytest.mark.parametrize("one", [pytest.param(one, id=one.text) for one in CASES])
def test_a_hard_case_is_decided_again(one: Case, annotator: Annotator) -> None:
    """The other sentence says what the line decides too."""
    assert_decided(one, annotator)


def test_no_sentence_stands_twice() -> None:
    """The variations are other sentences than the first ones, and each other."""
    from tests.test_guidelines import CASES as FIRST
    from tests.test_guidelines_fields import CASES as FIELDS

    texts = [one.text for one in (*FIRST, *FIELDS, *CASES)]
    assert len(texts) == len(set(texts))
