"""What tests share and hold no claim: bodies to try, faults to plant, foreign engines to ask, papers read back."""
