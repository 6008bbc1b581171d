"""Sums and differences of any number of values, for lines that are declared from a list."""


def added(first, *rest):
    """Return the sum of the values."""
    total = first
    for each in rest:
        total = total + each
    return total


def less(whole, *parts):
    """Return the first value less all the others."""
    for part in parts:
        whole = whole - part
    return whole


def in_pairs(values):
    """Return the values two by two: the first and second, the third and fourth, and so on."""
    each = iter(values)
    return list(zip(each, each, strict=True))


def weighted(*pairs):
    """Return the sum of values and weights that stand in turn: value, its weight, value, its weight."""
    return added(*(value * weight for value, weight in in_pairs(pairs)))
