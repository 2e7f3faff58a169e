"""Makes an event's files beside the server that serves its people."""
