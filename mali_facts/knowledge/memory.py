"""What is remembered about large files of one's own, so that it is found out once.

To check a file takes twice as long as reading it, and to index it for questions twenty times.
So what was found out is left in the user's cache: under a name made from the file's path, with
a digest of itself, of every byte of the file and of the program's version. What does not bear
the right digest (one byte of the file is another, or one byte of what was left) counts for
nothing. Whatever is wrong with the cache, the program does as if there were none.
"""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from typing import NamedTuple

from mali_facts.version import __version__

SMALLEST = 256 * 1024
"""Bytes: what there is to know of a smaller file is found out more quickly than looked up."""

LARGEST = 512 * 1024 * 1024
"""Bytes: more is not remembered of a file, and not read from the cache."""

SEAL = 64
"""Bytes of the digest that stands before what is kept."""

ABANDONED = 60
"""Seconds after which nobody writes any more at what is half written."""


class Kind(NamedTuple):
    """Something that is found out about files."""

    name: str
    """Of its folder in the cache."""
    most: int
    """Files in it at most: what is known of one file gives way to what is known of another."""


PASSED = Kind("passed", 256)
"""That a file passed the check; nothing more is said of it."""

INDEX = Kind("index", 16)
"""The tables by which questions are answered: a third of the size of the file."""


def memory_of(file: str, data: bytes) -> Memory | None:
    """The memory of a file that holds these bytes; None where nothing is remembered of it."""
    cache = os.environ.get("XDG_CACHE_HOME") or ""
    if not os.path.isabs(cache):
        home = os.environ.get("HOME") or ""
        cache = os.path.join(home, ".cache")
        if not os.path.isabs(home):
            return None
    if len(data) < SMALLEST or not hasattr(os, "geteuid"):
        return None
    try:
        path = os.path.abspath(file).encode("utf-8", "surrogateescape")
    except OSError:  # the current directory is gone
        return None
    return Memory(os.path.join(cache, "mali-facts"), path, data)


class Memory:
    """What is remembered of one file as it is now."""

    def __init__(self, folder: str, path: bytes, data: bytes) -> None:
        """Take the folder for all that is remembered, the file's path and its bytes."""
        from hashlib import blake2b  # 2 ms, for large files only

        self._folder = folder
        self._number = int.from_bytes(blake2b(path, digest_size=8).digest(), "big")
        person = __version__.encode()[:16]
        self._digest = blake2b(data, digest_size=32, person=person).digest()

    def recall(self, kind: Kind, maker: bytes = b"") -> bytes | None:
        """What was kept of this kind, to the byte; None where nothing was, or for another file.

        What another `maker` made counts for nothing either. Only the user's own files count.
        """
        try:
            with open(self.path(kind), "rb", opener=_unblocked) as stream:
                found = os.fstat(stream.fileno())
                own = stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
                if not own or found.st_size > LARGEST:
                    return None
                seal, content = stream.read(SEAL), stream.read()
        except (OSError, ValueError):
            return None
        return content if seal == self._seal(content, maker) else None

    def keep(self, kind: Kind, content: bytes, maker: bytes = b"") -> None:
        """Remember something, whole or not at all; nothing happens where that is not possible."""
        if SEAL + len(content) > LARGEST:
            return
        path = self.path(kind)
        new = f"{path}.new"
        with suppress(OSError, ValueError):
            os.makedirs(os.path.dirname(new), mode=0o700, exist_ok=True)
            try:
                stream = open(new, "xb", opener=_private)  # noqa: SIM115 - closed below
            except FileExistsError:
                # Another process writes just now; or it was ended as it wrote, and the next one
                # shall find room.
                if time.time() - os.lstat(new).st_mtime > ABANDONED:
                    os.unlink(new)
                return
            try:
                with stream:
                    stream.write(self._seal(content, maker))
                    stream.write(content)
                os.replace(new, path)
            except BaseException:  # Ctrl-C as well
                os.unlink(new)
                raise

    def path(self, kind: Kind) -> str:
        """Where something of this kind is kept: one of a few names, so that they never grow."""
        return os.path.join(self._folder, kind.name, f"{self._number % kind.most:02x}")

    def _seal(self, content: bytes, maker: bytes) -> bytes:
        """What stands before a content: a digest of it, of its maker, the file and the version."""
        from hashlib import blake2b

        key = blake2b(maker, digest_size=32, key=self._digest).digest()
        return blake2b(content, digest_size=SEAL // 2, key=key).hexdigest().encode()


def _unblocked(path: str, flags: int) -> int:
    """Open what may be no file, without waiting: anything may lie there."""
    return os.open(path, flags | os.O_NONBLOCK | os.O_NOFOLLOW)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
