"""People made by software: those of a recorded conversation, and those of a rehearsal.

They are ordinary clients of the live protocol; the server does not know them apart from others.
"""
