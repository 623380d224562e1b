-- Version 2. Times are milliseconds since 1970 in UTC; days are written YYYY-MM-DD.

-- The text of a letter as it was exported: never thinned out of the history.
ALTER TABLE version ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;

-- How long the vault had lived when a text was set aside: see `upkeep`. Histories are thinned by this, not by the clock. What was
-- set aside before there was such an account lies behind its beginning, by the pauses in between, of which none counts for
-- more than two days.
ALTER TABLE version ADD COLUMN kept_lived INTEGER NOT NULL DEFAULT 0;
UPDATE version SET kept_lived = before.lived
FROM (SELECT seq, total(pause) OVER (PARTITION BY record ORDER BY seq) - total(pause) OVER (PARTITION BY record) AS lived
      FROM (SELECT seq, record, min(172800000, max(0, kept_at - lag(kept_at) OVER (PARTITION BY record ORDER BY seq))) AS pause
            FROM version)) AS before
WHERE version.seq = before.seq;
DROP INDEX version_of_record;
CREATE INDEX version_of_record ON version (record, seq, kept_lived, pinned);

ALTER TABLE private_note_version ADD COLUMN kept_lived INTEGER NOT NULL DEFAULT 0;
UPDATE private_note_version SET kept_lived = before.lived
FROM (SELECT seq, total(pause) OVER (PARTITION BY about ORDER BY seq) - total(pause) OVER (PARTITION BY about) AS lived
      FROM (SELECT seq, about, min(172800000, max(0, kept_at - lag(kept_at) OVER (PARTITION BY about ORDER BY seq))) AS pause
            FROM private_note_version)) AS before
WHERE private_note_version.seq = before.seq;
DROP INDEX private_note_version_about;
CREATE INDEX private_note_version_about ON private_note_version (about, seq, kept_lived);

-- How long the vault had lived when a record went into the trash: see `upkeep`.
ALTER TABLE record ADD COLUMN removed_lived INTEGER;

-- The vault's own housekeeping.
CREATE TABLE upkeep (
    only      INTEGER PRIMARY KEY CHECK (only = 1),
    -- The clock when it was last looked at.
    last_seen INTEGER NOT NULL,
    -- How long the vault has lived, in milliseconds: grows with the clock, by two days at a time at the most, and never
    -- shrinks. So a clock that jumps ages nothing.
    lived     INTEGER NOT NULL DEFAULT 0,
    -- Whether anything was written since the last backup.
    changed   INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO upkeep (only, last_seen) SELECT 1, created_at FROM meta;
UPDATE record SET removed_lived = 0 WHERE deleted_at IS NOT NULL;

-- A file attached to a record. It lies encrypted in `evidence/<file>` under a key of its own, so destroying the key destroys
-- the file. No version wrote into the table that this one replaces.
DROP TABLE evidence;
CREATE TABLE evidence (
    seq              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    record           TEXT NOT NULL REFERENCES record (id),
    -- The name under which the encrypted file lies; the person's own name for it is `file_name`.
    file             TEXT NOT NULL UNIQUE,
    file_name        TEXT NOT NULL,
    media_type       TEXT NOT NULL,
    size             INTEGER NOT NULL,
    sha256           BLOB NOT NULL CHECK (length(sha256) = 32),
    sealed_size      INTEGER NOT NULL,
    sealed_sha256    BLOB NOT NULL CHECK (length(sealed_sha256) = 32),
    key              BLOB NOT NULL CHECK (length(key) = 32),
    -- Who consented, when, to what, until when.
    consent_by       TEXT NOT NULL DEFAULT '',
    consent_on       TEXT,
    consent_for      TEXT NOT NULL DEFAULT '',
    expires_on       TEXT,
    added_at         INTEGER NOT NULL,
    deleted_at       INTEGER,
    removed_lived    INTEGER
) STRICT;
CREATE INDEX evidence_of_record ON evidence (record);

-- That something was removed for good: which, when, why; never what it said.
CREATE TABLE destruction (
    seq  INTEGER PRIMARY KEY,
    id   TEXT NOT NULL,
    -- The kind of a record, or `evidence`.
    kind TEXT NOT NULL,
    -- The record that the evidence was attached to.
    of   TEXT,
    at   INTEGER NOT NULL,
    why  TEXT NOT NULL CHECK (why IN ('by_hand', 'expired', 'trash'))
) STRICT;

-- The data keys that this vault had before it was encrypted anew: backups from that time are under them, and removing for
-- good must reach into those too.
CREATE TABLE retired_key (
    seq        INTEGER PRIMARY KEY,
    key        BLOB NOT NULL CHECK (length(key) = 32),
    retired_at INTEGER NOT NULL
) STRICT;
