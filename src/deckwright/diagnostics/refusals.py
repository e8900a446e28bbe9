"""What the system refused, in words: which file, why, and what to do about it."""

from __future__ import annotations

import errno

_PERMISSIONS = "close it where it is open, or change its permissions or those of its folder"
_SPACE = "free some space and try again; what was there before is whole"
_MEMORY = "close some programs, or use --jobs 1"
_IN_THE_WAY = "something of another kind stands in its place: move it away"
_ADVICE = {
    "EACCES": _PERMISSIONS,
    "EPERM": _PERMISSIONS,
    "EROFS": "work on a copy in a place that can be written to",
    "ENOSPC": _SPACE,
    "EDQUOT": _SPACE,
    "EFBIG": "raise the limit of file sizes (ulimit -f); what was there before is whole",
    "EMFILE": "raise the limit of open files (ulimit -n), or use --jobs 1",
    "ENFILE": "close some programs and try again",
    "ENOMEM": _MEMORY,
    "EAGAIN": _MEMORY,
    "EILSEQ": "save it with the encoding UTF-8",
    "ENOENT": "it was there a moment ago: try again",
    "ENOTDIR": _IN_THE_WAY,
    "EEXIST": _IN_THE_WAY,
    "EISDIR": _IN_THE_WAY,
    "ENAMETOOLONG": "give it a shorter name",
    "ELOOP": "a link leads in a circle: remove it",
}
"""By the names of POSIX.1-2017, `errno.h`; not every system has all of them."""


def refusal(refused: OSError | MemoryError) -> tuple[str, str]:
    """What happened and what to do about it, each on one line; the latter may be empty."""
    if isinstance(refused, MemoryError):
        return "there is not enough memory", _MEMORY
    where = f"{refused.filename}: " if refused.filename else ""
    what = refused.strerror or str(refused) or type(refused).__name__
    return where + what.lower(), _ADVICE.get(errno.errorcode.get(refused.errno or 0, ""), "")
