"""How a line is declared and computed, over years too, and that two engines read its words alike."""
