"""A long run: so many documents through one annotator, its memory as it goes, and the same in two processes.

    python -m benchmarks.longrun --documents 200000            # memory and order, one process and two
    python -m benchmarks.longrun --documents 200000 --new 10   # ten new words a document: what is remembered fills, and is forgotten
    python -m benchmarks.longrun --bytes 1000000000            # memory over a stream of that many bytes, of long documents

Documents are made of the project's own gold sentences and of sentences without a cue, no two alike, so that no
memory of the program can know them from before. With ``--out FILE`` the samples are kept for ``benchmarks.plots``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path

from authz.annotator import Annotator
from authz.model import Document
from authz.serialize import dumps, result_to_json
from benchmarks.material import own

#: Of six documents one has two cue sentences, one has one, and four have none, as news has them at most.
PLAIN = "The river rose by {0} centimetres overnight, and ferry number {0} of line {1} stayed at its pier near house {2}."
SAMPLES = 200


def documents(count: int, length: int = 10, new: int = 1) -> Iterator[Document]:
    """Documents of so many sentences without a cue (10: some 1,300 code points), each another, with so many new words."""
    cues = own()
    for number in range(count):
        sentences = [PLAIN.format(new * number + k, number % 97, k) for k in range(length)]
        for k in range(max(0, 2 - number % 6)):
            cue = cues[(number // 6 + k) % len(cues)]
            sentences.insert(3 + k, f"{cue} That was on day {number} in Port {number % 1013}.")
        yield Document(id=str(number), text=" ".join(sentences))


def resident() -> float:
    """The memory that this process holds now, in megabytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1000
    raise OSError("no VmRSS in /proc/self/status")


def run(count: int, processes: int, length: int = 10, new: int = 1) -> dict[str, object]:
    """One run over all documents: a digest of its results in their order, and samples of memory."""
    annotator = Annotator()
    digest = hashlib.sha256()
    samples: list[tuple[int, float]] = []
    step = max(1, count // SAMPLES)
    size = statements = 0

    def counted() -> Iterator[Document]:
        nonlocal size
        for document in documents(count, length, new):
            size += len(document.text)
            yield document

    begun, cpu = time.perf_counter(), time.process_time()
    for number, result in enumerate(annotator.pipe(counted(), processes)):
        digest.update(dumps(result_to_json(result)))
        statements += len(result.statements)
        if number % step == 0:
            samples.append((number, resident()))
    samples.append((count, resident()))
    return {
        "processes": processes,
        "documents": count,
        "megabytes": size / 1e6,
        "statements": statements,
        "seconds": time.perf_counter() - begun,
        "processor_seconds_here": time.process_time() - cpu,
        "digest": digest.hexdigest(),
        "samples": samples,
    }


def main() -> None:
    """Prints a row a run, and whether the results are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--bytes", type=int, help="in place of --documents, one process only")
    parser.add_argument(
        "--new",
        type=int,
        default=1,
        help="so many words of a document are new (at most 10); above 1 one process only",
    )
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.bytes:
        mean = sum(len(d.text) for d in documents(600, 100)) / 600
        runs = [run(int(options.bytes / mean), 1, 100)]
    elif options.new > 1:
        runs = [run(options.documents, 1, new=options.new)]
    else:
        runs = [run(options.documents, processes) for processes in (1, 2)]
    for one in runs:
        samples = one["samples"]
        assert isinstance(samples, list)
        tenth = len(samples) // 10
        early, late = samples[tenth : 2 * tenth], samples[-tenth:]
        first, last = (sum(memory for _, memory in part) / len(part) for part in (early, late))
        print(
            f"{one['processes']} process(es): {one['documents']:,} documents, {one['megabytes']:,.0f} MB, "
            f"{one['statements']:,} statements in {one['seconds']:,.0f} s; memory {first:.1f} MB in the second tenth, "
            f"{last:.1f} MB in the last, {max(memory for _, memory in samples):.1f} MB at most"
        )
    if len(runs) > 1:
        print("the same results in the same order:", runs[0]["digest"] == runs[1]["digest"])
    if options.out:
        options.out.write_text(json.dumps(runs))


if __name__ == "__main__":
    main()
