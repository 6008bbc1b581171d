"""Staff lists from elsewhere: headings understood, rows accounted for, and what is left open asked."""
