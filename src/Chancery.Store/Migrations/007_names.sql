-- Persons and mechanisms that records name, for filters and the network; and what drawing all records on a line of time needs, in one
-- index. Stores that hold records already get their names when they are next opened for writing.

CREATE TABLE names (
    number INTEGER PRIMARY KEY,
    -- 1 person, 2 mechanism.
    kind INTEGER NOT NULL,
    -- What all spellings of one name have in common.
    key TEXT NOT NULL,
    -- Letters and digits of the folded name.
    plain TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (kind, key, name)
);

CREATE TABLE record_names (
    name INTEGER NOT NULL REFERENCES names (number),
    record INTEGER NOT NULL REFERENCES records (number) ON DELETE CASCADE,
    -- 0 for the mechanism above the one that the record is about.
    main INTEGER NOT NULL,
    PRIMARY KEY (name, record)
) WITHOUT ROWID;
CREATE INDEX record_names_by_record ON record_names (record);

-- 1 when an end of the date is marked approximate or uncertain.
ALTER TABLE records ADD COLUMN approximate INTEGER NOT NULL DEFAULT 0;
UPDATE records SET approximate = 1
WHERE json_extract(coalesce(fact, (SELECT s.fact FROM statements s WHERE s.record = records.number LIMIT 1)), '$.date') GLOB '*[~?%]*';

DROP INDEX records_by_date;
CREATE INDEX records_by_date ON records (date_from, id, date_to, type, confidence, judgement, approximate);
