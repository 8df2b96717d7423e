-- What people decided: who, when, why. A decision is never changed; undoing it is noted beside it.

CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    -- Id that the record had when it was decided; empty for decisions on documents.
    record_id TEXT NOT NULL,
    -- The record in one line, for lists of decisions whose record has gone.
    summary TEXT NOT NULL,
    -- Of a correction the field and its value as JSON.
    field TEXT,
    value TEXT,
    who TEXT NOT NULL,
    -- UTC, ISO 8601.
    made_at TEXT NOT NULL,
    why TEXT NOT NULL,
    undone_by TEXT,
    undone_at TEXT
);

-- The statements that a decision speaks of. side tells the two sides of a merge or split.
CREATE TABLE decided_statements (
    decision INTEGER NOT NULL REFERENCES decisions (number),
    statement BLOB NOT NULL,
    side INTEGER NOT NULL,
    PRIMARY KEY (decision, statement)
) WITHOUT ROWID;
CREATE INDEX decided_statements_by_statement ON decided_statements (statement);

-- Paths of two documents that are one source, or are not.
CREATE TABLE decided_sources (
    decision INTEGER NOT NULL REFERENCES decisions (number),
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    same INTEGER NOT NULL,
    PRIMARY KEY (decision)
) WITHOUT ROWID;
CREATE INDEX decided_sources_by_first ON decided_sources (first);
CREATE INDEX decided_sources_by_second ON decided_sources (second);

-- What a decision makes of a record: accepted, or NULL.
ALTER TABLE records ADD COLUMN judgement TEXT;

-- Pairs of profiles that are linked or nearly so, each once (first < second). Those in two records are questions for a person.
CREATE TABLE ties (
    first INTEGER NOT NULL,
    second INTEGER NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX ties_by_second ON ties (second);
