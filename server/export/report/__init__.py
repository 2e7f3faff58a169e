"""Documents for people to read: one model of blocks, a builder a document, a writer a format."""
