class StorageError(Exception):
    """The log cannot be used; the text says why, in one line."""
