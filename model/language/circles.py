"""Parts a set of lines that read each other into the smallest groups that must be worked out together.

>>> list(circles({"open": ["close"], "cut": ["open"], "close": ["open", "cut"], "total": ["close", "price"]}))
[['open', 'cut', 'close'], ['total']]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def circles(reads: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Yield the names in groups, each in the order of `reads`: a group reads itself and groups before it, no other.

    `reads` has, for each name, what it reads; a name that is no key is read but not worked out. This is Tarjan's search
    for the strongly connected parts, without recursion, as a chain of lines is longer than Python's stack.
    """
    order = {name: place for place, name in enumerate(reads)}
    met: dict[str, int] = {}  # in the order of meeting
    back: dict[str, int] = {}  # of each name on the path: the place of the earliest that it leads back to
    path: list[str] = []
    walk: list[tuple[str, Iterator[str]]] = []

    def meet(name: str) -> None:
        met[name] = back[name] = len(met)
        path.append(name)
        walk.append((name, iter([each for each in reads[name] if each in order])))

    for start in reads:
        if start not in met:
            meet(start)
        while walk:
            name, ahead = walk[-1]
            for other in ahead:
                if other not in met:
                    meet(other)
                    break
                if other in back:
                    back[name] = min(back[name], met[other])
            else:  # all that it reads is parted
                walk.pop()
                if walk:
                    back[walk[-1][0]] = min(back[walk[-1][0]], back[name])
                if back[name] == met[name]:
                    group = path[path.index(name) :]
                    del path[-len(group) :]
                    for each in group:
                        del back[each]
                    yield sorted(group, key=order.__getitem__)
