"""What a room costs: `make bench` measures it, next to a room that is built as others build it."""
