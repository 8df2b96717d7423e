using Chancery.Engine.Resolve.Series;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Store;

/// <summary>What a store knows of a document, without its text.</summary>
/// <param name="Id">Document id.</param>
/// <param name="Path">Path it was ingested under.</param>
/// <param name="ContentHash">Hash of its bytes.</param>
/// <param name="DataVersion">Version of the data its statements were read with.</param>
/// <param name="Encoding">Encoding it was decoded with.</param>
/// <param name="Format">How its markup was read.</param>
/// <param name="Metadata">What is known beside the text.</param>
/// <param name="Length">Length of the decoded text in UTF-16 code units.</param>
/// <param name="StatementCount">Number of statements.</param>
public sealed record DocumentEntry(
    string Id,
    string Path,
    string ContentHash,
    string DataVersion,
    string Encoding,
    DocumentFormat Format,
    DocumentMetadata Metadata,
    int Length,
    int StatementCount);

/// <summary>One paragraph as stored: its range in the decoded source text, its kind and language.</summary>
/// <param name="Source">UTF-16 range in the decoded source text.</param>
/// <param name="Text">Cleaned text.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Language">Language tag.</param>
public sealed record StoredParagraph(Span Source, string Text, ParagraphKind Kind, string Language);

/// <summary>A document with its text, for the reader.</summary>
/// <param name="Entry">What is known of it.</param>
/// <param name="Text">Decoded source text.</param>
/// <param name="Paragraphs">Cleaned paragraphs in order.</param>
public sealed record StoredDocument(DocumentEntry Entry, string Text, IReadOnlyList<StoredParagraph> Paragraphs);

/// <summary>Which records to list. Null or empty means any.</summary>
public sealed record RecordFilter
{
    /// <summary>Types.</summary>
    public IReadOnlyList<RecordType> Types { get; init; } = [];

    /// <summary>Party codes that must all be among a record's parties.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>EDTF; records whose date ends before it are left out.</summary>
    public string? From { get; init; }

    /// <summary>EDTF; records whose date starts after it are left out.</summary>
    public string? To { get; init; }

    /// <summary>Words that must be found in the record's names, persons or evidence.</summary>
    public string? Text { get; init; }

    /// <summary>Only records with evidence in this document.</summary>
    public string? DocumentId { get; init; }

    /// <summary>A person whom records must name, in any spelling known to be his, or letters of such a name.</summary>
    public string? Person { get; init; }

    /// <summary>A mechanism that records must be about or belong to, in any spelling known to be its, or letters of such a name.</summary>
    public string? Mechanism { get; init; }

    /// <summary>A document's id, a part of its path or title, or a part of its publisher's name, of which records must have evidence.</summary>
    public string? Source { get; init; }
    /// <summary>Only records with these ids.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Only records at or above this confidence (0 to 1).</summary>
    public double? MinConfidence { get; init; }

    /// <summary>True leaves out records without a date.</summary>
    public bool DatedOnly { get; init; }

    /// <summary>True lists newest first; otherwise oldest first, undated last.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>Opaque cursor from <see cref="Page{T}.Next"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Most records to return, 1 to 10000.</summary>
    public int Limit { get; init; } = 100;
}

/// <summary>A page of results.</summary>
/// <param name="Items">The results.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
/// <param name="Total">How many there are in all.</param>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, long Total);

/// <summary>One place where searched words stand.</summary>
/// <param name="Document">The document.</param>
/// <param name="Source">UTF-16 range of the paragraph in the decoded source text.</param>
/// <param name="Snippet">Cleaned text around the words.</param>
/// <param name="Marks">Ranges of the words in <paramref name="Snippet"/>.</param>
public sealed record SearchHit(DocumentEntry Document, Span Source, string Snippet, IReadOnlyList<Span> Marks);

/// <summary>Counts of what a store holds.</summary>
/// <param name="SchemaVersion">Number of the last migration.</param>
/// <param name="Documents">Documents.</param>
/// <param name="Statements">Statements.</param>
/// <param name="Records">Records.</param>
/// <param name="RecordsByType">Records of each type.</param>
/// <param name="RecordsByParty">Records of each party, most first.</param>
public sealed record StoreSummary(
    int SchemaVersion,
    long Documents,
    long Statements,
    long Records,
    IReadOnlyDictionary<RecordType, long> RecordsByType,
    IReadOnlyList<KeyValuePair<string, long>> RecordsByParty);

/// <summary>Which findings of the audit to list. Null or empty means any.</summary>
public sealed record FindingFilter
{
    /// <summary>Verdicts.</summary>
    public IReadOnlyList<FindingVerdict> Verdicts { get; init; } = [];

    /// <summary>Kinds.</summary>
    public IReadOnlyList<FindingKind> Kinds { get; init; } = [];

    /// <summary>A part of the path or title of a document that the finding speaks of.</summary>
    public string? Document { get; init; }

    /// <summary>Opaque cursor from <see cref="Page{T}.Next"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Most findings to return, 1 to 10000.</summary>
    public int Limit { get; init; } = 100;
}

/// <summary>The store could not be used; the message says why and what to do.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Creates the error.</summary>
    public StoreException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

/// <summary>
/// Where documents, statements and records live. One document is saved in one transaction: after a crash it is wholly there or not
/// at all. Readers may work while one writer saves.
/// </summary>
public partial interface IRecordStore : IDisposable
{
    /// <summary>The entry of the document ingested under this path; null when there is none.</summary>
    DocumentEntry? FindByPath(string path);

    /// <summary>
    /// Saves documents with their statements, replacing what was saved under the same paths, and brings every record that shares a
    /// key with an old or new statement up to date. One transaction.
    /// </summary>
    /// <param name="batch">Documents with their cleaned text and statements.</param>
    /// <param name="dataVersion">Version of the data they were read with.</param>
    /// <param name="audits">What the audit of each document gave, by path; null when they were not audited.</param>
    void Save(
        IReadOnlyList<(SourceDocument Document, CleanDocument Clean, IReadOnlyList<Statement> Statements)> batch,
        string dataVersion,
        IReadOnlyDictionary<string, DocumentAudit>? audits = null);

    /// <summary>Removes a document and its statements; false when there is none under this path.</summary>
    bool Remove(string path);

    /// <summary>A document with its text; null when there is none.</summary>
    StoredDocument? GetDocument(string id);

    /// <summary>Entries of several documents, by id; unknown ids are left out.</summary>
    IReadOnlyDictionary<string, DocumentEntry> GetEntries(IEnumerable<string> ids);

    /// <summary>Documents, newest date first; those whose title or path holds <paramref name="text"/> when it is given.</summary>
    Page<DocumentEntry> ListDocuments(string? text, string? cursor, int limit);

    /// <summary>Records that pass a filter, by date.</summary>
    Page<Record> ListRecords(RecordFilter filter);

    /// <summary>
    /// Makes a decision and brings the records it speaks of up to date. It holds for the statements it speaks of: when a document is read
    /// again and tells the same, it still does.
    /// </summary>
    /// <exception cref="ArgumentException">What it speaks of is not there, or it says nothing new; the message says why.</exception>
    Decision Decide(DecisionRequest request);

    /// <summary>Undoes a decision; it stays in the history.</summary>
    /// <exception cref="ArgumentException">There is no such decision, or it is undone already.</exception>
    Decision Undo(long number, string who);

    /// <summary>All decisions, or those on the statements of a record, newest first, undone and orphaned ones too.</summary>
    IReadOnlyList<Decision> ListDecisions(string? recordId = null);

    /// <summary>What a person should look at, in falling order of what an answer would settle.</summary>
    /// <param name="limit">Most items, 1 to 10000.</param>
    IReadOnlyList<ReviewItem> Review(int limit);

    /// <summary>Numbered sessions of mechanisms and editions of exercises, the longest series first.</summary>
    /// <param name="parties">Party codes that a series must all have; empty for any.</param>
    IReadOnlyList<SessionSeries> ListSeries(IReadOnlyList<string> parties);

    /// <summary>The series of a mechanism's record; null when no numbered session of it is told.</summary>
    /// <param name="mechanism">The record's values.</param>
    /// <param name="all">What <see cref="ListSeries"/> gave.</param>
    SessionSeries? FindSeries(Fact mechanism, IReadOnlyList<SessionSeries> all);

    /// <summary>What became of agreements: signed, ratified, extended.</summary>
    /// <param name="parties">Party codes that an agreement must all have; empty for any.</param>
    IReadOnlyList<AgreementLife> ListLives(IReadOnlyList<string> parties);

    /// <summary>Documents that are one source with this one, itself included, oldest first; empty when there is no such document.</summary>
    IReadOnlyList<SourceCopy> GetCopies(string documentId);

    /// <summary>Why a record is one record and where its values come from; null when there is no such record.</summary>
    RecordExplanation? Explain(string recordId);

    /// <summary>One record, by its id or by one it had before others joined it; null when there is none.</summary>
    Record? GetRecord(string id);

    /// <summary>
    /// A record as each of its documents tells it: the record's id, confidence and sources, but the values and evidence of one document.
    /// In order of document path; one item, the record itself, when one document tells it.
    /// </summary>
    IReadOnlyList<Record> GetTellings(Record record);

    /// <summary>The statements of a record, in order of document path and position.</summary>
    IReadOnlyList<Statement> GetStatements(string recordId);

    /// <summary>The statements of a document, in order of position, each with the id of its record.</summary>
    IReadOnlyList<(Statement Statement, string RecordId)> GetDocumentStatements(string documentId);

    /// <summary>Findings that pass a filter, worst first: by verdict, kind and id.</summary>
    Page<Finding> ListFindings(FindingFilter filter);

    /// <summary>Number of findings of each verdict that pass a filter, whatever verdicts and page it asks for.</summary>
    IReadOnlyDictionary<FindingVerdict, long> CountFindings(FindingFilter filter);

    /// <summary>What all documents claim that others may claim too, in order of document path and position.</summary>
    IReadOnlyList<Claim> ListClaims();

    /// <summary>Replaces all findings that compare several documents.</summary>
    void ReplaceFindingsAcross(IReadOnlyList<Finding> findings);

    /// <summary>Counts.</summary>
    StoreSummary Summary();

    /// <summary>
    /// Grows with every write: as long as it is the same, everything read from the store is. What was computed from it may be kept
    /// until then, also when another program writes.
    /// </summary>
    long Revision();
}
