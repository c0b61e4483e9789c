"""From results to bytes: one module a format. A writer yields what it writes as results come."""

from __future__ import annotations
