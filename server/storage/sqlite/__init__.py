"""What is kept in one SQLite file: the embedded default."""

from server.storage.sqlite.file import LARGEST_WAL, PRIVATE, SQLiteFile
from server.storage.sqlite.log import SQLiteLog
from server.storage.sqlite.schema import MIGRATIONS

__all__ = ["LARGEST_WAL", "MIGRATIONS", "PRIVATE", "SQLiteFile", "SQLiteLog"]
