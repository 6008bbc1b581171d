"""The months of a financial year, by their numbers in the calendar: 4 for April first, 3 for March last."""

MONTHS = {4: "April", 5: "May", 6: "June", 7: "July", 8: "August", 9: "September", 10: "October", 11: "November"}
MONTHS |= {12: "December", 1: "January", 2: "February", 3: "March"}
