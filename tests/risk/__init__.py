"""How sure a plan is: draws of its assumptions, what it hangs on, where it turns, and how that is said."""
