"""The subject of a finite verb is who the order of the clauses says, however much stands between the two."""

from __future__ import annotations

import pytest

from authz import Annotator
from authz.clauses import subject_of

SUBJECTS = """
    those who refuse to pay and stay behind | have approved | Those who refuse to pay and stay behind have approved it.
    leaders | could approve | Leaders who fail to grasp the rules of the port could approve it.
    the number | was | The number of raids since the truce came into force was unlawful.
    the resolution | was vetoed | The resolution to impose a levy on the clan unless it halts its attacks on villages was vetoed.
    the assertions | were rejected | The assertions by the ministry that the levy was lawful and deemed useful were rejected.
    the move | lacked | The panel found the move to end the scheme for sailors lacked a legal basis.
    the ban | lacked | A study that said the ban on kites lacked a legal basis was read to the court.
    a study | was banned | A study that said the ban on kites lacked a legal basis was banned.
    the blockade | is | The union said the blockade, which began in May, is illegal.
    the border force | approved | Ruritania accused it of shooting sailors in raids on the port, but the border force approved it.
    we | do intend to authorize | The council has imposed fees on some traders, and we do intend to authorize more.
    the resolution | gives | They say that the resolution, passed days after the March 3 attacks, gives it authority to strike.
    the council | has authorized | To honor Ana Ruiz, daughter of a miner, the council, by a decree of May, has authorized a parade.
    the law | authorizes | Mr. Speaker, the law of 2010 authorizes the dredging.
    cabinet members | authorized | PORT ELLIS - Cabinet members authorized the dredging on Friday.
    the president | authorized | The barges, which carry the loads the president authorized in spring, will sail soon.
    it | is | As the minister said on Friday, it is illegal to fish there.
    the chancellor | warned | The raids, the chancellor warned the chamber in Arden, were never approved.
    the raids | were never approved | The raids, the chancellor warned the chamber in Arden, were never approved.
    trawling | is not allowed | Trawling in the reserve is not allowed.
    the committee | has backed | The committee which met in Port Ellis and heard the pilots has backed the illegal levy.
    the council | approved | If the guild, which met in May, objects, the council approved the sale in vain.
    the council | has authorized | The council has praised that principle in several towns, and has authorized the levy.
    raids and patrols | were authorized | The raids and patrols were authorized in May.
    a framework | permits | The chamber's decision to praise the plan was early, and a framework of the guild permits it.
"""
CASES = [tuple(part.strip() for part in line.split(" | ")) for line in SUBJECTS.strip().splitlines()]


@pytest.mark.parametrize(("subject", "verb", "text"), CASES, ids=[f"{c[1]}-{n}" for n, c in enumerate(CASES)])
def test_a_verb_has_the_subject_that_waits_for_it(
    annotator: Annotator, subject: str, verb: str, text: str
) -> None:
    """What stands between a subject and its verb, or after another verb, is not taken for the subject."""
    found = []
    for sentence in annotator.sentences(text):
        words = sentence.words
        for segment in sentence.segments:
            for index, phrase in enumerate(segment.phrases):
                said = text[words.starts[phrase.start] : words.ends[phrase.end - 1]]
                if said != verb:
                    continue
                known = subject_of(segment, index)
                assert known is not None
                first, last = (segment.phrases[at] for at in (known.phrases[0], known.phrases[-1]))
                found.append(text[words.starts[first.start] : words.ends[last.end - 1]].lower())
    assert [subject.startswith(one.removeprefix("the ").strip()) or one == subject for one in found] == [
        True
    ], found
