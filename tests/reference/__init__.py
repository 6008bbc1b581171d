"""The model written a second time from the rule text, in plain Python and another style, by which lines are judged."""
