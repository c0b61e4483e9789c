"""Files that are either whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from authz.errors import InputError

__all__ = ["atomic_output"]


@contextmanager
def atomic_output(path: str) -> Iterator[BinaryIO]:
    """A stream that becomes the file ``path`` when the block ends well, and leaves it else.

    A device or a pipe is written to as it is.

    Raises:
        InputError: when the file cannot be written.
    """
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):
        with _opened(target, path, os.O_WRONLY) as stream:
            yield stream
        return
    folder, name = os.path.split(target)
    passing = os.path.join(folder, f".{name}.{os.getpid()}.part")
    # nobody else's file is written to through a link that waits under that name
    nofollow = getattr(os, "O_NOFOLLOW", 0)
    stream = _opened(passing, path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | nofollow)
    try:
        with stream:
            yield stream
        os.replace(passing, target)
    except BaseException:
        os.unlink(passing)
        raise


def _opened(path: str, shown: str, flags: int) -> BinaryIO:
    try:
        return cast(BinaryIO, os.fdopen(os.open(path, flags, 0o666), "wb"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"cannot be written: {reason}", file=shown) from None
