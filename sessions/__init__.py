"""The pure core: what a session is and what may happen in it. No I/O, no clock, no random."""
