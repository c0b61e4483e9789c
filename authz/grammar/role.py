"""Roles: how a construction fills a slot from the grammar of the sentence."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Role"]


class Role(NamedTuple):
    """Fills a slot of the statement from a relation: ``authority from subject``."""

    slot: str
    relation: str
