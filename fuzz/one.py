"""One target under atheris: ``python -m fuzz.one NAME [option of libFuzzer]... [directory of inputs]...``."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["authz"]):
    from fuzz.targets import TARGETS


def main() -> None:
    """Fuzzes until an option of libFuzzer says that it is enough, or a law does not hold."""
    name = sys.argv.pop(1)
    if name == "archives":  # the extractor is not ours, and works in another process
        import authz.read.warc as reader

        vars(reader)["PageReader"] = _Words
    TARGETS[name](b"\x00The raid was authorized.")  # compiling the grammar is no part of an input's time
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


class _Words:
    """In place of the extractor: the page as it is."""

    def __enter__(self) -> _Words:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def send(self, page: bytes, charset: str | None) -> None:
        self._words = page.decode("utf-8", "replace") + (charset or "")

    def receive(self) -> str:
        return self._words


if __name__ == "__main__":
    main()
