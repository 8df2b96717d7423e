-- What the audit found, and what documents claim that others may claim too.

CREATE TABLE findings (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- Numbers of FindingVerdict and FindingKind, in the order in which findings are listed.
    verdict INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    -- 1 when it compares several documents: such findings are replaced as a whole after an ingest.
    across INTEGER NOT NULL,
    finding TEXT NOT NULL
);
CREATE INDEX findings_by_verdict ON findings (verdict, kind, id);

CREATE TABLE finding_documents (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    finding INTEGER NOT NULL REFERENCES findings (number) ON DELETE CASCADE,
    PRIMARY KEY (document, finding)
) WITHOUT ROWID;
CREATE INDEX finding_documents_by_finding ON finding_documents (finding);

-- A finding goes with any of its documents.
CREATE TRIGGER finding_loses_document AFTER DELETE ON finding_documents BEGIN
    DELETE FROM findings WHERE number = OLD.finding;
END;

CREATE TABLE claims (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (document, place)
) WITHOUT ROWID;
