"""The filters of meaning: what looks like a statement and is none.

Each is a row of a table: for which flag of a construction it is asked, what it tests, what is told of it.
"""
