"""The tables, and how older ones become them."""

SCHEMA_VERSION = 6

# A checkpoint holds personal words too. Dropped, it leaves the seq behind up to which none is kept.
CHECKPOINTS = """
CREATE TABLE checkpoints (
    session TEXT PRIMARY KEY,
    dropped INTEGER NOT NULL DEFAULT 0,
    epoch TEXT,
    seq INTEGER,
    body BLOB
);
"""
# People's own agendas, for the events to come.
AGENDAS = """
CREATE TABLE agendas (
    agenda TEXT PRIMARY KEY,
    body BLOB NOT NULL
) WITHOUT ROWID;
"""
# What prompts show. Their files are found by what they hold, and never change.
PICTURES = """
CREATE TABLE pictures (
    session TEXT NOT NULL,
    name TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (session, name)
);
"""
# What is left of sessions that were deleted: their codes, so that none is given twice.
DESTROYED = """
CREATE TABLE destroyed (
    session TEXT PRIMARY KEY,
    at INTEGER NOT NULL
);
"""
# Which mail has gone to whom: server/storage/outbox.py. `claimed_by` is the run of the server whose
# it is until then; NULL where it was put off.
OUTBOX = """
CREATE TABLE outbox (
    session TEXT NOT NULL,
    participant TEXT NOT NULL,
    due TEXT NOT NULL,
    tries INTEGER NOT NULL,
    until INTEGER NOT NULL,
    claimed_by TEXT,
    outcome TEXT,
    PRIMARY KEY (session, participant, due)
) WITHOUT ROWID;
"""
# What may have to be forgotten (personal words, who sent which command) stands in tables of its
# own, so that it can be deleted without rewriting a commit.
SCHEMA = f"""
CREATE TABLE sessions (
    session TEXT PRIMARY KEY,
    epoch TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE commits (
    session TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (session, seq)
) WITHOUT ROWID;
CREATE TABLE personal (
    session TEXT NOT NULL,
    seq INTEGER NOT NULL,
    event INTEGER NOT NULL,
    field TEXT NOT NULL,
    subject TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (session, seq, event, field)
) WITHOUT ROWID;
CREATE INDEX personal_subject ON personal (session, subject);
CREATE TABLE answers (
    session TEXT NOT NULL,
    seq INTEGER NOT NULL,
    participant TEXT NOT NULL,
    command TEXT NOT NULL,
    result BLOB NOT NULL,
    PRIMARY KEY (session, seq, participant, command)
) WITHOUT ROWID;
{CHECKPOINTS}
{AGENDAS}
{PICTURES}
{DESTROYED}
{OUTBOX}
"""
# From a version to the next.
MIGRATIONS = {1: CHECKPOINTS, 2: AGENDAS, 3: PICTURES, 4: DESTROYED, 5: OUTBOX}
