"""Ideas that say the same: found by their words, on this machine, always for a person to confirm.

Nothing here knows a session, a person or the network.
"""
