"""The parts of the event's report, one a module, each `section(source)`."""
