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
