-- The language most of a document is written in, for narrowing a search; empty when it was saved before this was kept, or has no letters.
ALTER TABLE documents ADD COLUMN language TEXT NOT NULL DEFAULT '';
