"""What is remembered about large files of one's own: that they passed the check.

To check a file takes as long as reading it. So a note is left in the user's cache, under a name
made from the file's path: a digest of every byte of the file and of the program's version. What
does not hold the right digest, because one byte of the file is another or one of the note,
counts for nothing. Whatever is wrong with the cache, the program does as if there were none.
"""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress

from mali_facts.version import __version__

SMALLEST = 256 * 1024
"""Bytes: what there is to know of a smaller file is found out more quickly than looked up."""

NOTES = 256
"""Files in the cache at most: what is known of one file gives way to what is known of another."""

SEAL = 64
"""Bytes of a note."""

ABANDONED = 60
"""Seconds after which nobody writes any more at what is half written."""


def note_of(file: str, data: bytes) -> Note | None:
    """The note on a file that holds these bytes; None where nothing is remembered of it."""
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
    return Note(os.path.join(cache, "mali-facts", "passed"), path, data)


class Note:
    """That one file, as it is now, passed."""

    def __init__(self, folder: str, path: bytes, data: bytes) -> None:
        """Take the folder for all notes, the file's path and its bytes."""
        from hashlib import blake2b  # 2 ms, for large files only

        number = int.from_bytes(blake2b(path, digest_size=8).digest(), "big") % NOTES
        self.path = os.path.join(folder, f"{number:02x}")
        person = __version__.encode()[:16]
        digest = blake2b(data, digest_size=SEAL // 2, person=person)
        self._seal = digest.hexdigest().encode()

    def is_kept(self) -> bool:
        """Whether the user has this note; nobody else's counts."""
        try:
            with open(self.path, "rb", opener=_unblocked) as stream:
                found = os.fstat(stream.fileno())
                if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid():
                    return False
                return stream.read(SEAL + 1) == self._seal
        except (OSError, ValueError):
            return False

    def keep(self) -> None:
        """Leave the note, whole or not at all; nothing happens where that is not possible."""
        new = f"{self.path}.new"
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
                    stream.write(self._seal)
                os.replace(new, self.path)
            except BaseException:  # Ctrl-C as well
                os.unlink(new)
                raise


def _unblocked(path: str, flags: int) -> int:
    """Open what may be no file, without waiting: anything may lie there."""
    return os.open(path, flags | os.O_NONBLOCK | os.O_NOFOLLOW)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
