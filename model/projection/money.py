"""How an amount of money is written in a sentence: in the terminal, on a sheet and in a paper alike.

>>> money(-8_534_000.0), money(586_594.0), money(430.0), money(999_700.0)
('-£8.53m', '£587k', '£430', '£1.00m')
"""

from __future__ import annotations

PENNY = 0.005  # £: a difference below this is nil


def money(amount: float) -> str:
    """Return an amount in pounds as a sentence writes it, such as '£8.53m', '£587k' or '£430'."""
    size, sign = abs(amount), "-" if amount < 0 else ""
    if round(size) >= 1e6 - 500:  # £999,500 would be written as £1,000k
        return f"{sign}£{size / 1e6:,.2f}m"
    return f"{sign}£{size / 1e3:,.0f}k" if round(size) >= 1e3 else f"{sign}£{size:,.0f}"
