"""The language server, in a real session over standard input and output."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls")

TEXT = (
    "# News 😀\n\n😀 The raid was *illegal*. The ministry authorised the flight. "
    "The court authorized a search.\n"
)


class Client:
    """A client of the protocol, of which only framing and order matter here."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._id = 0
        self.notes: list[dict[str, Any]] = []

    def ask(self, method: str, params: Any) -> Any:
        self._id += 1
        self._send({"id": self._id, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._id and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self.notes.append(message)

    def tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def wait_for(self, method: str) -> dict[str, Any]:
        for n, message in enumerate(self.notes):
            if message.get("method") == method:
                return dict(self.notes.pop(n)["params"])
        while True:
            message = self._receive()
            if message.get("method") == method:
                return dict(message["params"])
            self.notes.append(message)

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        stream.flush()

    def _receive(self) -> dict[str, Any]:
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while (line := stream.readline().strip()) != b"":
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the server went away"
        return dict(json.loads(stream.read(length)))


@contextmanager
def session(folder: Path) -> Iterator[Client]:
    command = [sys.executable, "-m", "authz", "server"]
    env_root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={"PYTHONPATH": env_root}
    )
    client = Client(process)
    try:
        answer = client.ask(
            "initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {"general": {}}}
        )
        assert answer["serverInfo"]["name"] == "authz"
        client.tell("initialized", {})
        yield client
        client.ask("shutdown", None)
        client.tell("exit", None)
        assert process.wait(10) == 0
    finally:
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()


def test_a_session(tmp_path: Path) -> None:
    """Diagnostics on open and change, in UTF-16 units; hover; a fix; a silencing that silences."""
    uri = (tmp_path / "a.md").as_uri()
    document = {"uri": uri, "languageId": "markdown", "version": 1, "text": TEXT}
    with session(tmp_path) as client:
        client.tell("textDocument/didOpen", {"textDocument": document})
        found = client.wait_for("textDocument/publishDiagnostics")["diagnostics"]
        assert [d["code"] for d in found] == ["AZ101", "AZ303"]
        illegal, spelling = (d["range"] for d in found)
        assert illegal == {"start": {"line": 2, "character": 17}, "end": {"line": 2, "character": 24}}

        hover = client.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": illegal["start"]})
        assert "status: unlawful" in hover["contents"]["value"]
        assert "AZ101" in hover["contents"]["value"]
        empty = client.ask(
            "textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
        )
        assert empty is None

        asked = {"textDocument": {"uri": uri}, "range": spelling, "context": {"diagnostics": []}}
        fix, silence = client.ask("textDocument/codeAction", asked)
        assert fix["isPreferred"]
        (edit,) = fix["edit"]["changes"][uri]
        assert edit["newText"] == "s"
        assert silence["title"] == "Silence AZ303 mixed-spelling here"
        (edit,) = silence["edit"]["changes"][uri]
        line = TEXT.split("\n")[2] + edit["newText"]

        client.tell(
            "textDocument/didChange",
            {
                "textDocument": {"uri": uri, "version": 2},
                "contentChanges": [{"text": f"# News 😀\n\n{line}\n"}],
            },
        )
        found = client.wait_for("textDocument/publishDiagnostics")["diagnostics"]
        assert [d["code"] for d in found] == ["AZ101"]

        client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        assert client.wait_for("textDocument/publishDiagnostics")["diagnostics"] == []
