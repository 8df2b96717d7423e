-- Which documents are copies of one another. Prints of documents that are here already are made when the store is next opened for writing.

-- Number of the group of copies, the smallest number of its documents; the document's own number for one without copies.
ALTER TABLE documents ADD COLUMN source INTEGER NOT NULL DEFAULT 0;
-- Party whose office published the document.
ALTER TABLE documents ADD COLUMN official TEXT;
-- MinHash signature; NULL for a text that is too short.
ALTER TABLE documents ADD COLUMN print BLOB;
CREATE INDEX documents_by_source ON documents (source);

-- Keys of which near copies share at least one.
CREATE TABLE print_bands (
    key INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (key, document)
) WITHOUT ROWID;

-- Pairs of copies, each once (first < second).
CREATE TABLE copies (
    first INTEGER NOT NULL,
    second INTEGER NOT NULL,
    -- Estimated share of runs of letters in common, 0 to 1.
    share REAL NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX copies_by_second ON copies (second);

-- Hash of the paragraph that holds the evidence; 0 when it is too short to tell a copied passage.
ALTER TABLE statements ADD COLUMN passage INTEGER NOT NULL DEFAULT 0;
