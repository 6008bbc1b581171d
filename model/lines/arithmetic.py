"""Sums and differences of any number of values, for lines that are declared from a list."""


def added(first, *rest):
    """Return the sum of all the values given."""
    total = first
    for each in rest:
        total = total + each
    return total


def less(whole, *parts):
    """Return the first value, `whole`, less the sum of all the others."""
    for part in parts:
        whole = whole - part
    return whole


def in_pairs(values):
    """Return the values as a list of pairs: the first with the second, the third with the fourth, and so on."""
    each = iter(values)
    return list(zip(each, each, strict=True))


def weighted(*pairs):
    """Return the sum of values times their weights.

    `pairs` holds a value, its weight, the next value, its weight, and so on.
    """
    return added(*(value * weight for value, weight in in_pairs(pairs)))
