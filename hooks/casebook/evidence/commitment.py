"""Commitments: one hash that binds us to a text, and the secret salts that the text itself holds.

Who has the text can compute every salt and so check everything; who has not, cannot tell a hidden
word from another one. The words and formulas are those of `docs/about/evidence`.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from casebook.evidence.tree import Nodes, grown, leaf
from casebook.evidence.words import Tokens

SCHEME = "casebook-evidence-1"
"""Names this construction and the rules of `words`; raised whenever one of them changes."""

ROUNDS = 600_000
"""Rounds of the slow derivation: about a third of a second for each guess at a text."""

SALT = 16
"""Bytes of a salt, and of the name of a document."""

FEWEST = 32
"""Tokens that stay hidden in a document of which not everything is quoted.

With fewer, the rest could be guessed from the quotations, and the right guess would show itself.
"""

Derive = Callable[[bytes, bytes], bytes]
"""Makes the key of a text from its secret and the name of its document, slowly."""

_PARAGRAPH, _DOCUMENT = b"\x02", b"\x03"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is published of one paragraph: the number in its label, its tokens, its root."""

    number: int
    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Commitment:
    """What is published of one text: its name, and its paragraphs in the order of the text."""

    document: bytes
    paragraphs: tuple[Paragraph, ...]

    @property
    def root(self) -> bytes:
        """The one hash that stands for the whole text."""
        head = _DOCUMENT + SCHEME.encode() + self.document + _number(len(self.paragraphs))
        listed = (_number(each.number) + _number(each.size) + each.root for each in self.paragraphs)
        return sha256(head + b"".join(listed)).digest()

    @property
    def size(self) -> int:
        """How many tokens the text has."""
        return sum(each.size for each in self.paragraphs)


def paragraph_root(document: bytes, number: int, size: int, head: bytes) -> bytes:
    """The root of paragraph ``number``, whose tree over ``size`` tokens has the hash ``head``."""
    place = document + _number(number) + _number(size)
    return sha256(_PARAGRAPH + SCHEME.encode() + place + head).digest()


def secret(paragraphs: Sequence[Tokens]) -> bytes:
    """What the key is derived from: each paragraph in its normal form, after its length."""
    texts = [" ".join(each).encode() for each in paragraphs]
    return b"".join(_number(len(text)) + text for text in texts)


def derived(secret: bytes, document: bytes) -> bytes:
    """The key of a text. Slow on purpose; needs OpenSSL, in whose place a page uses WebCrypto."""
    from hashlib import pbkdf2_hmac  # noqa: PLC0415 - Python in a browser has none

    return pbkdf2_hmac("sha256", secret, document, ROUNDS)


def slow_key(paragraphs: Sequence[Tokens], document: bytes, derive: Derive = derived) -> bytes:
    """The key of the text of ``paragraphs``."""
    return derive(secret(paragraphs), document)


@dataclass(frozen=True)
class Whole:
    """A text at hand: its paragraphs by number, in the order of the text, and its key."""

    document: bytes
    key: bytes
    paragraphs: Mapping[int, Tokens]

    def salts(self, number: int) -> tuple[bytes, ...]:
        """The salts of the tokens of paragraph ``number``."""
        key = _mac(self.key, number)
        size = len(self.paragraphs[number])
        return tuple(_mac(key, place)[:SALT] for place in range(1, size + 1))

    def nodes(self, number: int) -> Nodes:
        """The hash tree of paragraph ``number``."""
        return grown(list(map(leaf, self.salts(number), self.paragraphs[number])))

    @cached_property
    def commitment(self) -> Commitment:
        """What is published of the text."""
        return Commitment(
            self.document, tuple(self._paragraph(number) for number in self.paragraphs)
        )

    def _paragraph(self, number: int) -> Paragraph:
        size = len(self.paragraphs[number])
        head = self.nodes(number)[0, size]
        return Paragraph(number, size, paragraph_root(self.document, number, size, head))


def whole(
    paragraphs: Sequence[Tokens],
    document: bytes,
    numbers: Sequence[int] | None = None,
    derive: Derive = derived,
) -> Whole:
    """The text of ``paragraphs``, whose labels have the ``numbers``: 1, 2 and so on by default."""
    numbered = zip(numbers or range(1, len(paragraphs) + 1), paragraphs, strict=True)
    return Whole(document, slow_key(paragraphs, document, derive), dict(numbered))


def _mac(key: bytes, number: int) -> bytes:
    return hmac.digest(key, _number(number), "sha256")


def _number(number: int) -> bytes:
    return number.to_bytes(4, "big")
