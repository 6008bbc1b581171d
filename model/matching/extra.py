"""The library that solves a match: an extra, imported only where something is solved."""

from __future__ import annotations

from typing import Any

from model.extras import brought_by
from model.problems import InputError, Problem

MISSING = f"needs scipy, which is not installed; {brought_by('match')}"


def scipy() -> Any:
    """Return the parts of scipy that a match is solved with; raises InputError where scipy is not installed.

    They are `csr_array`, `min_weight_full_bipartite_matching`, `breadth_first_order` and `connected_components`.
    """
    try:
        from scipy import sparse
        from scipy.sparse import csgraph
    except ImportError:
        raise InputError([Problem("mancost match", MISSING)]) from None
    return sparse, csgraph
