"""Transport and the outside world: HTTP, Socket.IO, storage, exports, settings."""
