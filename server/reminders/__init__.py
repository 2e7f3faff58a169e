"""Mail after the event: what is due (`chore`), what it says (`letters`), how it goes (`smtp`)."""
