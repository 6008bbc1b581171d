"""Which mancost this is: its version, and a fingerprint of the code itself.

Two runs of one input, rulebook and `made_by()` give the same figures; a version alone does not say so, since code is
changed between two versions.
"""

from __future__ import annotations

from functools import cache

__version__ = "0.3.0"
LETTERS = 12  # of the hash: enough that no two states of the code share them


@cache
def made_by() -> str:
    """Return the version and the first 12 letters of a hash of the package's Python files, such as 0.2.0+1a2b3c4d5e6f.

    The hash is a SHA-256 of every .py file's path within the package and of its bytes, in the order of the paths: the
    same in a checkout and in an installed wheel, whatever stands in `__pycache__`. The rulebook has a version of its
    own. The files are read when this is first called, and once in a process.
    """
    from hashlib import sha256  # here, so that a command that stamps nothing does not wait for them
    from pathlib import Path

    package = Path(__file__).parent
    paths = {path.relative_to(package).as_posix(): path for path in package.rglob("*.py")}
    digest = sha256()
    for name in sorted(paths):
        if "__pycache__" not in paths[name].parts[len(package.parts) :]:
            content = paths[name].read_bytes()
            digest.update(f"{name}\0{len(content)}\0".encode() + content)  # lengths, so that no two files run together
    return f"{__version__}+{digest.hexdigest()[:LETTERS]}"
