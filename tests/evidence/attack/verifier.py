"""A second verifier of proofs, written from docs/about/evidence alone; it shares no code."""

from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Any

import yaml

TAG = b"casebook-evidence-1"


def verify(map_text: str, proofs_text: str) -> int:
    """The number of proofs, all of which hold; ValueError otherwise."""
    listed = yaml.load(map_text, yaml.BaseLoader)["commitments"]  # noqa: S506 - texts only
    commitments = {each["document"]: paragraphs(each) for each in listed}
    first, *lines, end, after = proofs_text.split("\n")
    demand((first, end, after) == ("casebook proofs 1", "end", ""), "first or last line")
    begun: dict[str, list[tuple[int, int, int]]] = {}
    document = ""
    for line in lines:
        if line.startswith("commitment "):
            document = line.removeprefix("commitment ")
            demand(document in commitments and document not in begun, "commitment")
            begun[document] = []
            continue
        label, positions, salts, hashes, words = line.split(" ", 4)
        start, last = map(int, positions.split("-"))
        place = (int(label[1:]), start, last)
        demand(f"p{place[0]} {start}-{last}" == f"{label} {positions}", "form")
        demand(not begun[document] or begun[document][-1] < place, "order")
        size, root = commitments[document][label]
        tokens, keys = words.split(" "), pieces(salts, 16)
        demand(1 <= start <= last <= size and all(tokens), "positions or words")
        demand(len(tokens) == len(keys) == last - start + 1, "number of tokens")
        leaves = [digest(b"\0", keys[n], token.encode()) for n, token in enumerate(tokens)]
        beside = [] if hashes == "-" else pieces(hashes, 32)
        head = climb(0, size, start - 1, leaves, beside)
        made = digest(b"\2", TAG, bytes.fromhex(document), number(place[0]), number(size), head)
        demand(not beside and made == root, f"proof of {label} {positions}")
        begun[document].append(place)
    return sum(map(len, begun.values()))


def climb(low: int, high: int, start: int, leaves: list[bytes], beside: list[bytes]) -> bytes:
    if high <= start or start + len(leaves) <= low:
        demand(beside, "missing hashes")
        return beside.pop(0)
    if high - low == 1:
        return leaves[low - start]
    middle = low + 2 ** ((high - low - 1).bit_length() - 1)
    left = climb(low, middle, start, leaves, beside)
    return digest(b"\1", left, climb(middle, high, start, leaves, beside))


def paragraphs(commitment: dict[str, Any]) -> dict[str, tuple[int, bytes]]:
    lines = [line[1:].split(" ") for line in commitment["paragraphs"]]
    listed = [(number(int(n)), number(int(size)), bytes.fromhex(root)) for n, size, root in lines]
    begin = (b"\3", TAG, bytes.fromhex(commitment["document"]), number(len(lines)))
    made = digest(*begin, *(part for each in listed for part in each))
    demand(commitment["scheme"].encode() == TAG and made.hex() == commitment["root"], "root")
    return {f"p{n}": (int(size), bytes.fromhex(root)) for n, size, root in lines}


def pieces(text: str, length: int) -> list[bytes]:
    data = b64decode(text, validate=True)
    demand(b64encode(data).decode() == text and data and len(data) % length == 0, "base64")
    return [data[place : place + length] for place in range(0, len(data), length)]


def digest(*parts: bytes) -> bytes:
    return sha256(b"".join(parts)).digest()


def number(value: int) -> bytes:
    return value.to_bytes(4, "big")


def demand(true: object, what: str) -> None:
    if not true:
        raise ValueError(f"This does not hold: {what}.")
