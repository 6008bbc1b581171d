"""Workbooks: what finance teams read, trace and flex."""
