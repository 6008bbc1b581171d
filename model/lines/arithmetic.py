"""Sums and differences of any number of values, and amounts in real terms, for lines that share them."""


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


def in_real_terms(flow, index, first):
    """Return an amount of a year in the prices of the first: `index` is the year's price index, `first` the first's."""
    return flow / index * first
