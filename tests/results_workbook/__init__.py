"""The live workbook: every formula agrees in two engines, edits move it, faults turn its checks red."""
