"""The HTTP API described, a noun a file; `document` is the whole."""
