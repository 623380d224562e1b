-- Version 3. An index of every word that can be searched for. It holds no text, only which record has which word.
-- A number in it is a record's `seq`, or that of an attached file. What is removed or written over leaves traces until the index
-- is merged: removing for good merges it.
CREATE VIRTUAL TABLE search USING fts5 (
    said, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
-- What is private has an index of its own.
CREATE VIRTUAL TABLE search_private USING fts5 (
    said, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE VIRTUAL TABLE search_file USING fts5 (
    said, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

-- Records, and private notes, that were written since the index last took in their words: an autosave does not wait for that.
-- Triggers note them, so that whatever writes a text has it found.
CREATE TABLE search_due (seq INTEGER PRIMARY KEY) STRICT;
CREATE TABLE search_private_due (seq INTEGER PRIMARY KEY) STRICT;

-- The person's own profile is no finding, and an export says what its letter says.
CREATE TRIGGER search_added AFTER INSERT ON record WHEN new.kind NOT IN ('profile', 'export') BEGIN
    INSERT OR IGNORE INTO search_due VALUES (new.seq);
END;
CREATE TRIGGER search_changed AFTER UPDATE OF body ON record WHEN new.kind NOT IN ('profile', 'export') BEGIN
    INSERT OR IGNORE INTO search_due VALUES (new.seq);
END;
CREATE TRIGGER search_gone AFTER DELETE ON record BEGIN
    DELETE FROM search WHERE rowid = old.seq;
    DELETE FROM search_due WHERE seq = old.seq;
END;
INSERT INTO search_due SELECT seq FROM record WHERE kind NOT IN ('profile', 'export');

CREATE TRIGGER search_private_added AFTER INSERT ON private_note BEGIN
    INSERT OR IGNORE INTO search_private_due SELECT seq FROM record WHERE id = new.about;
END;
CREATE TRIGGER search_private_changed AFTER UPDATE OF text ON private_note BEGIN
    INSERT OR IGNORE INTO search_private_due SELECT seq FROM record WHERE id = new.about;
END;
-- A note goes before its record does, which it refers to.
CREATE TRIGGER search_private_gone BEFORE DELETE ON private_note BEGIN
    DELETE FROM search_private WHERE rowid = (SELECT seq FROM record WHERE id = old.about);
    DELETE FROM search_private_due WHERE seq = (SELECT seq FROM record WHERE id = old.about);
END;
INSERT INTO search_private_due SELECT seq FROM private_note JOIN record ON id = about;

-- The name of a file is a few words, and is taken in at once.
CREATE TRIGGER search_file_added AFTER INSERT ON evidence BEGIN
    INSERT INTO search_file (rowid, said) VALUES (new.seq, new.file_name);
END;
CREATE TRIGGER search_file_changed AFTER UPDATE OF file_name ON evidence BEGIN
    DELETE FROM search_file WHERE rowid = old.seq;
    INSERT INTO search_file (rowid, said) VALUES (new.seq, new.file_name);
END;
CREATE TRIGGER search_file_gone AFTER DELETE ON evidence BEGIN
    DELETE FROM search_file WHERE rowid = old.seq;
END;
INSERT INTO search_file (rowid, said) SELECT seq, file_name FROM evidence;
