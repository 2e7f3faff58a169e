"""The engagement lead's desk: all events of a server, side by side, and what became of them.

What it shows follows from the logs alone. `server.desk.search` keeps it ready to be asked.
"""
