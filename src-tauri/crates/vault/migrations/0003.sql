-- Version 3. An index of every word that can be searched for. It holds no text, only which record has which word.
-- Triggers keep it, so that whatever writes a record writes its words. What is written over leaves traces until the index is
-- merged: removing for good merges it.
-- A number in it is a record's `seq`, or that of an attached file.

CREATE VIRTUAL TABLE search USING fts5 (said, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

-- What is private has an index of its own.
CREATE VIRTUAL TABLE search_private USING fts5 (said, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE VIRTUAL TABLE search_file USING fts5 (said, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

-- What a record says: every text in its body but the names of other records. The person's own profile is no finding, and an
-- export says what its letter says. A damaged body says nothing, and can still be written over.
CREATE TRIGGER search_added AFTER INSERT ON record WHEN new.kind NOT IN ('profile', 'export') BEGIN
    INSERT INTO search (rowid, said) SELECT new.seq, coalesce(group_concat(value, char(10)), '') FROM json_tree(CASE WHEN json_valid(new.body) THEN new.body ELSE '{}' END)
    WHERE type = 'text' AND key NOT IN ('id', 'candidate', 'client', 'session', 'letter');
END;
CREATE TRIGGER search_changed AFTER UPDATE OF body ON record WHEN new.kind NOT IN ('profile', 'export') BEGIN
    INSERT INTO search (search, rowid, said) SELECT 'delete', old.seq, coalesce(group_concat(value, char(10)), '')
    FROM json_tree(CASE WHEN json_valid(old.body) THEN old.body ELSE '{}' END) WHERE type = 'text' AND key NOT IN ('id', 'candidate', 'client', 'session', 'letter');
    INSERT INTO search (rowid, said) SELECT new.seq, coalesce(group_concat(value, char(10)), '') FROM json_tree(CASE WHEN json_valid(new.body) THEN new.body ELSE '{}' END)
    WHERE type = 'text' AND key NOT IN ('id', 'candidate', 'client', 'session', 'letter');
END;
CREATE TRIGGER search_gone AFTER DELETE ON record WHEN old.kind NOT IN ('profile', 'export') BEGIN
    INSERT INTO search (search, rowid, said) SELECT 'delete', old.seq, coalesce(group_concat(value, char(10)), '')
    FROM json_tree(CASE WHEN json_valid(old.body) THEN old.body ELSE '{}' END) WHERE type = 'text' AND key NOT IN ('id', 'candidate', 'client', 'session', 'letter');
END;
INSERT INTO search (rowid, said)
SELECT seq, (SELECT coalesce(group_concat(value, char(10)), '') FROM json_tree(CASE WHEN json_valid(body) THEN body ELSE '{}' END)
             WHERE type = 'text' AND key NOT IN ('id', 'candidate', 'client', 'session', 'letter'))
FROM record WHERE kind NOT IN ('profile', 'export');

CREATE TRIGGER search_private_added AFTER INSERT ON private_note BEGIN
    INSERT INTO search_private (rowid, said) SELECT seq, new.text FROM record WHERE id = new.about;
END;
CREATE TRIGGER search_private_changed AFTER UPDATE OF text ON private_note BEGIN
    INSERT INTO search_private (search_private, rowid, said) SELECT 'delete', seq, old.text FROM record WHERE id = old.about;
    INSERT INTO search_private (rowid, said) SELECT seq, new.text FROM record WHERE id = new.about;
END;
-- A note goes before its record does, which it refers to.
CREATE TRIGGER search_private_gone BEFORE DELETE ON private_note BEGIN
    INSERT INTO search_private (search_private, rowid, said) SELECT 'delete', seq, old.text FROM record WHERE id = old.about;
END;
INSERT INTO search_private (rowid, said) SELECT seq, text FROM private_note JOIN record ON id = about;

CREATE TRIGGER search_file_added AFTER INSERT ON evidence BEGIN
    INSERT INTO search_file (rowid, said) VALUES (new.seq, new.file_name);
END;
CREATE TRIGGER search_file_changed AFTER UPDATE OF file_name ON evidence BEGIN
    INSERT INTO search_file (search_file, rowid, said) VALUES ('delete', old.seq, old.file_name);
    INSERT INTO search_file (rowid, said) VALUES (new.seq, new.file_name);
END;
CREATE TRIGGER search_file_gone AFTER DELETE ON evidence BEGIN
    INSERT INTO search_file (search_file, rowid, said) VALUES ('delete', old.seq, old.file_name);
END;
INSERT INTO search_file (rowid, said) SELECT seq, file_name FROM evidence;
