"""The tests of mancost, in rooms named as the model's are; what they share stands in support, and the rest beside."""
