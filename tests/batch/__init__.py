"""`mancost batch`: bodies spoiled, killed, resumed and handed to a scheduler, and the workbook of them all."""
