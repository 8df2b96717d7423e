-- Documents, statements and records. Numbers are local to one store and never leave it; ids are hashes and the same everywhere.

CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL UNIQUE,
    content_hash TEXT NOT NULL,
    -- First 8 bytes of the SHA-256 of the text's words: equal for copies that differ in layout only.
    text_hash INTEGER NOT NULL,
    data_version TEXT NOT NULL,
    encoding TEXT NOT NULL,
    format TEXT NOT NULL,
    metadata TEXT NOT NULL,
    -- Path and title, folded, for finding a document by a part of either.
    heading TEXT NOT NULL,
    -- First day (yyyymmdd) of the document's own date; 0 without one.
    day INTEGER NOT NULL,
    -- UTF-16 code units of the decoded text.
    length INTEGER NOT NULL,
    -- Row id in paragraph_words of the first paragraph; the others follow it.
    first_paragraph INTEGER NOT NULL,
    paragraph_count INTEGER NOT NULL
);
CREATE INDEX documents_by_paragraph ON documents (first_paragraph);

-- Decoded text, cleaned text and paragraphs, packed by DocumentContent. Apart from documents, so that lists need not step over it.
CREATE TABLE contents (
    document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
    packed BLOB NOT NULL
);

CREATE TABLE records (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    -- First 8 bytes of the SHA-256 of the key: the index over it is a fifth of one over the key.
    key_hash INTEGER NOT NULL,
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
CREATE INDEX records_by_key ON records (key_hash);
CREATE INDEX records_by_date ON records (date_from, id);

CREATE TABLE record_parties (
    party TEXT NOT NULL,
    record INTEGER NOT NULL REFERENCES records (number) ON DELETE CASCADE,
    PRIMARY KEY (party, record)
) WITHOUT ROWID;
CREATE INDEX record_parties_by_record ON record_parties (record);

-- Rule ids and field sources: few, long and repeated.
CREATE TABLE origins (
    number INTEGER PRIMARY KEY,
    rule TEXT NOT NULL,
    field_sources TEXT NOT NULL,
    UNIQUE (rule, field_sources)
);

CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    record INTEGER NOT NULL REFERENCES records (number),
    fact TEXT NOT NULL,
    -- JSON list of starts and ends by turns, UTF-16 offsets in the decoded text.
    evidence TEXT NOT NULL,
    origin INTEGER NOT NULL REFERENCES origins (number),
    confidence REAL NOT NULL
);
CREATE INDEX statements_by_document ON statements (document);
CREATE INDEX statements_by_record ON statements (record);

-- Words as TextAnalyzer writes them, so the tokenizer only splits at blanks. Contentless: the texts stand in contents, and an entry
-- is deleted by giving its words again. Row ids: paragraph_words from documents.first_paragraph on, statement_words as statements.
CREATE VIRTUAL TABLE paragraph_words USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii');
CREATE VIRTUAL TABLE statement_words USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii');
