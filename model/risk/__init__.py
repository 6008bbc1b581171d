"""How sure the plan is: draws of its assumptions, what the results hang on, and where the answer turns."""
