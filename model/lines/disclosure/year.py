"""The months of a financial year: each by its number in the calendar, from April."""

MONTHS = {4: "April", 5: "May", 6: "June", 7: "July", 8: "August", 9: "September", 10: "October", 11: "November"}
MONTHS |= {12: "December", 1: "January", 2: "February", 3: "March"}
