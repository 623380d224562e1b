-- Version 1. Times are milliseconds since 1970 in UTC; days are written YYYY-MM-DD.

-- Which vault this is.
CREATE TABLE meta (
    only       INTEGER PRIMARY KEY CHECK (only = 1),
    vault      TEXT NOT NULL,
    workspace  TEXT NOT NULL CHECK (workspace IN ('supervisor', 'candidate')),
    created_at INTEGER NOT NULL
) STRICT;

-- Every record that is not private. `candidate` is taken out of the body so that it can be asked for;
-- `deleted_at` is the trash.
CREATE TABLE record (
    seq        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    kind       TEXT NOT NULL,
    candidate  TEXT,
    body       TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX record_by_kind ON record (kind, candidate);

-- The history of each record: a body that was replaced.
CREATE TABLE version (
    seq        INTEGER PRIMARY KEY,
    record     TEXT NOT NULL REFERENCES record (id),
    written_at INTEGER NOT NULL,
    kept_at    INTEGER NOT NULL,
    body       TEXT NOT NULL
) STRICT;
CREATE INDEX version_of_record ON version (record, seq);

-- What a person wrote for nobody else, beside a record.
CREATE TABLE private_note (
    about      TEXT PRIMARY KEY REFERENCES record (id),
    text       TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE private_note_version (
    seq        INTEGER PRIMARY KEY,
    about      TEXT NOT NULL REFERENCES private_note (about),
    written_at INTEGER NOT NULL,
    kept_at    INTEGER NOT NULL,
    text       TEXT NOT NULL
) STRICT;
CREATE INDEX private_note_version_about ON private_note_version (about, seq);

-- The words of a client that must never leave: a name, a place, an employer.
CREATE TABLE client_word (
    seq        INTEGER PRIMARY KEY,
    client     TEXT NOT NULL REFERENCES record (id),
    word       TEXT NOT NULL,
    added_at   INTEGER NOT NULL,
    UNIQUE (client, word)
) STRICT;

-- A file attached to a record. The file lies encrypted in `evidence/<id>` under this key alone,
-- so destroying the key destroys the file.
CREATE TABLE evidence (
    seq              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    record           TEXT NOT NULL REFERENCES record (id),
    file_name        TEXT NOT NULL,
    media_type       TEXT NOT NULL,
    size             INTEGER NOT NULL,
    sha256           BLOB NOT NULL CHECK (length(sha256) = 32),
    key              BLOB CHECK (length(key) = 32),
    consent_by       TEXT,
    consent_given_on TEXT,
    consent_note     TEXT,
    expires_on       TEXT,
    added_at         INTEGER NOT NULL,
    destroyed_at     INTEGER,
    CHECK ((key IS NULL) = (destroyed_at IS NOT NULL))
) STRICT;
CREATE INDEX evidence_of_record ON evidence (record);
