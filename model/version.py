"""The version of mancost, and a fingerprint of its code.

Two runs with the same input, rulebook and `made_by()` give the same figures. A version alone does not promise that,
since the code changes between two versions.
"""

from __future__ import annotations

from functools import cache

__version__ = "0.9.0"
LETTERS = 12  # of the hash: enough that no two states of the code have the same


@cache
def made_by() -> str:
    """Return the version and a fingerprint of the package's code, such as "0.3.0+1a2b3c4d5e6f".

    The fingerprint is the first 12 letters of a SHA-256 hash of every .py file, of the names as well as the bytes, in
    the order of the names. It is the same in a checkout and in an installed package. The rulebook's files are not in
    it, since the rulebook has a version of its own. The files are read once in a process, when this is first called.
    """
    from hashlib import sha256  # here, so that a command that stamps nothing does not wait for these imports
    from pathlib import Path

    package = Path(__file__).parent
    paths = {path.relative_to(package).as_posix(): path for path in package.rglob("*.py")}
    digest = sha256()
    for name in sorted(paths):
        if "__pycache__" not in paths[name].parts[len(package.parts) :]:
            content = paths[name].read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode() + content)  # lengths, so that no two files run together
    return f"{__version__}+{digest.hexdigest()[:LETTERS]}"
