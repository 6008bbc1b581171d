"""The model's chapters: the cut, pay and on-cost, an exit's cost, who goes, and what the accounts disclose."""
