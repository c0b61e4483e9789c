"""Hypothesis strategies for the records of the model. Every mention drawn obeys the span law."""

from __future__ import annotations

from hypothesis import strategies as st

from authz.model import (
    Action,
    Authority,
    AuthorityType,
    Cue,
    Document,
    Instrument,
    Mention,
    Modality,
    Result,
    Span,
    Statement,
    Status,
)

#: Any text whatever, with half surrogate pairs, controls and marks that reorder a line.
texts = st.text(st.characters(exclude_categories=()), max_size=60)
words = st.text(st.characters(exclude_categories=()), min_size=1, max_size=12)
offsets = st.integers(0, 10_000)
names = st.from_regex(r"[a-z][a-z_]{0,14}", fullmatch=True)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(offsets)
    return Span(start, start + draw(st.integers(0, 300)))


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    start, text = draw(offsets), draw(words)
    return Mention(start=start, end=start + len(text), text=text)


@st.composite
def cues(draw: st.DrawFn) -> Cue:
    start, text = draw(offsets), draw(words)
    return Cue(start=start, end=start + len(text), text=text, lemma=draw(names))


@st.composite
def actions(draw: st.DrawFn) -> Action:
    start, text = draw(offsets), draw(words)
    head_start = draw(st.integers(0, len(text) - 1))
    head_end = draw(st.integers(head_start + 1, len(text)))
    return Action(
        start=start,
        end=start + len(text),
        text=text,
        head=text[head_start:head_end],
        head_start=start + head_start,
        head_end=start + head_end,
        actor=draw(st.none() | mentions()),
        place=draw(st.none() | mentions()),
        antecedent=draw(st.none() | mentions()),
    )


@st.composite
def authorities(draw: st.DrawFn) -> Authority:
    start, text = draw(offsets), draw(words)
    return Authority(
        start=start,
        end=start + len(text),
        text=text,
        id=draw(st.none() | st.from_regex(r"Q[1-9][0-9]{0,6}", fullmatch=True)),
        type=draw(st.none() | st.sampled_from(AuthorityType)),
    )


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    start, text = draw(offsets), draw(words)
    return Instrument(start=start, end=start + len(text), text=text, id=draw(st.none() | words))


statements = st.builds(
    Statement,
    status=st.sampled_from(Status),
    cue=cues(),
    action=st.none() | actions(),
    authority=st.none() | authorities(),
    instrument=st.none() | instruments(),
    modality=st.sampled_from(Modality),
    source=st.none() | mentions(),
    sentence=spans(),
    rule=names,
)

documents = st.builds(Document, id=texts, text=texts)

results = st.builds(Result, id=texts, statements=st.lists(statements, max_size=3).map(tuple)) | st.builds(
    Result, id=texts, error=texts
)

#: Words of the domain, of every part of speech, with what joins them: nearly sentences, often with cues.
_PIECES = (
    "the|a|its|no|any|Iraqi|U.S.|Congress|parliament|the United Nations Security Council|Baghdad|"
    "President Assad|the court|a judge|the ministry|strikes|the raid|troops|those|they|it|which|that|who|"
    "resolution 1973|the AUMF|international law|Article 51|consent|permission|approval|a warrant|mandate|"
    "the green light|authorization|authorized|not authorized|approved|was|were|has|have been|never|will|may|"
    "must|failed to|refused to|voted to|authorize|approve|allow|veto|vetoed|revoked|requested|sought|needs|"
    "lacks|without|with|by|of|from|to|for|in|under|illegal|unlawful|lawful|unauthorized|UN-mandated|"
    "court-ordered|illegally|in violation of|in accordance with|in cooperation with|at the request of|and|or|"
    "but not|neither|nor|both|either|if|unless|until|whether|said|according to|,|;|:|.|?|(|)|\"|'s|\u2019s|"
    "\u201c|\u201d|\u2014|\n|\n\n|\t|\u00a0|2,500|$5 billion|to use force|in Syria|deploying troops"
).split("|")

#: Sentence-like texts that often match, with odd spacing and punctuation.
newslike = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40).map(" ".join)

#: Any text without half surrogate pairs, often between words of the domain.
unicode_texts = st.lists(
    st.sampled_from(_PIECES)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.sampled_from(
        [
            "\u0130stanbul",
            "\u1e9e",
            "\ufb01nal",
            "e\u0301",
            "\u202e",
            "\u200d",
            "\U0001f3f4",
            "\x00",
            "\ufeff",
            "\u2028",
            "\U000f0000",
        ]
    ),
    max_size=30,
).flatmap(lambda pieces: st.sampled_from(["", " "]).map(lambda glue: glue.join(pieces)))
