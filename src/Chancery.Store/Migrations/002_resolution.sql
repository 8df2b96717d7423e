-- Resolution by profiles: a statement has a profile, profiles are joined to records. Records lose their key, which the profile that
-- bears their id keeps. They are made anew from the statements when the store is next opened for writing.

PRAGMA defer_foreign_keys = ON;

CREATE TEMP TABLE old_records AS SELECT number, id, type, fact, confidence, date_from, date_to, documents, independent FROM records;
CREATE TEMP TABLE old_parties AS SELECT party, record FROM record_parties;
DROP TABLE records;
CREATE TABLE records (
    number INTEGER PRIMARY KEY,
    -- The smallest id of its profiles.
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    -- NULL when the record has one statement and says what that says.
    fact TEXT,
    confidence REAL NOT NULL,
    -- Days (yyyymmdd) that the date covers; without a date 99999999 and 0, which no range overlaps and every order puts last.
    date_from INTEGER NOT NULL,
    date_to INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    independent INTEGER NOT NULL
);
CREATE INDEX records_by_date ON records (date_from, id);
INSERT INTO records SELECT * FROM old_records;
INSERT OR IGNORE INTO record_parties SELECT party, record FROM old_parties;
DROP TABLE old_records;
DROP TABLE old_parties;

-- What of statements decides which fact they tell of, each once.
CREATE TABLE profiles (
    number INTEGER PRIMARY KEY,
    -- First 8 bytes of the SHA-256 of the key, which are also the digits of its id.
    key_hash INTEGER NOT NULL UNIQUE,
    key TEXT NOT NULL,
    record INTEGER NOT NULL,
    -- Hash of the first profile that it is linked to, directly or through others: these are resolved together.
    component INTEGER NOT NULL
);
CREATE INDEX profiles_by_record ON profiles (record);
CREATE INDEX profiles_by_component ON profiles (component);

-- Keys under which a profile is found by those it is compared with.
CREATE TABLE blocks (
    key INTEGER NOT NULL,
    profile INTEGER NOT NULL,
    PRIMARY KEY (key, profile)
) WITHOUT ROWID;

ALTER TABLE statements ADD COLUMN profile INTEGER NOT NULL DEFAULT 0;
CREATE INDEX statements_by_profile ON statements (profile);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
