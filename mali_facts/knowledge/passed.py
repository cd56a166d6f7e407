"""What large files of one's own have passed the check: remembered, so that it is done once.

The check takes twice as long as reading a file. So a file that passed leaves a note in the
user's cache: by its path, a digest of every byte of it and of the program's version. A file
with one byte changed has another digest and is checked. Whatever is wrong with the cache, the
file is checked as if there were none; `mali-facts check` always checks.
"""

from __future__ import annotations

import os
from contextlib import suppress

from mali_facts.version import __version__

SMALLEST = 256 * 1024
"""Bytes: a smaller file is checked more quickly than it is looked up."""


def note_of(file: str, data: bytes) -> tuple[str, bytes] | None:
    """Where the note on a file would be, and what it would say; None for no memory."""
    cache = os.environ.get("XDG_CACHE_HOME") or ""
    if not os.path.isabs(cache):
        home = os.environ.get("HOME") or ""
        cache = os.path.join(home, ".cache")
        if not os.path.isabs(home):
            return None
    if len(data) < SMALLEST or not hasattr(os, "geteuid"):
        return None
    from hashlib import blake2b  # 2 ms, for large files only

    try:
        path = os.path.abspath(file).encode("utf-8", "surrogateescape")
    except OSError:  # the current directory is gone
        return None
    digest = blake2b(data, digest_size=32, person=__version__.encode()[:16]).hexdigest()
    # One of 256 names, so that the notes never grow beyond that: a file whose note was
    # overwritten by another's is checked again.
    name = blake2b(path, digest_size=1).hexdigest()
    return os.path.join(cache, "mali-facts", "passed", name), digest.encode()


def is_noted(note: tuple[str, bytes]) -> bool:
    """Whether the note is there and says the same; only the user's own notes count."""
    with suppress(OSError, ValueError):
        # Not blocking: what lies there may be no file, and anything may lie there.
        descriptor = os.open(note[0], os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        try:
            own = os.fstat(descriptor).st_uid == os.geteuid()
            return own and os.read(descriptor, len(note[1]) + 1) == note[1]
        finally:
            os.close(descriptor)
    return False


def leave(note: tuple[str, bytes]) -> None:
    """Leave the note, whole or not at all; nothing happens where that is not possible."""
    new = f"{note[0]}.{os.getpid()}"
    with suppress(OSError, ValueError):
        os.makedirs(os.path.dirname(new), mode=0o700, exist_ok=True)
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        try:
            os.write(descriptor, note[1])
            os.replace(new, note[0])
        except OSError:
            os.unlink(new)
        finally:
            os.close(descriptor)
