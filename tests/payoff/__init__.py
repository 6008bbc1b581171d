"""Payoff."""
