using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Chancery.Server.Api;

/// <summary>Documents: what is known of them, their text, their records and their copies.</summary>
internal static class DocumentEndpoints
{
    private const string Tag = "documents";
    private const int MostCharacters = 100_000;

    /// <summary>Adds the operations.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/documents", List, new(
            "listDocuments", Tag, "List documents", "Documents of the store, newest date first.", [ApiParameters.Title, ApiParameters.Cursor, ApiParameters.Limit]));
        routes.MapRead(
            "/documents/{id}",
            Get,
            new(
                "getDocument",
                Tag,
                "Read a document",
                "What is known of a document and from where; with <c>include</c> also its decoded text or a range of it, and where its records stand in that range.",
                [ApiParameters.Include, ApiParameters.Start, ApiParameters.End])
            {
                Path = ApiParameters.DocumentId,
            },
            ApiCode.NoDocument);
        routes.MapRead(
            "/documents/{id}/copies",
            Copies,
            new("listCopies", Tag, "List copies of a document", "Documents that are one source with this one, itself included, oldest first.") { Path = ApiParameters.DocumentId },
            ApiCode.NoDocument);
    }

    private static Ok<ApiPage<DocumentItem>> List(ApiQuery query, IRecordStore store, Quotations links) => TypedResults.Ok(ApiPage.Of(
        store.ListDocuments(query.One(ApiParameters.Title), query.One(ApiParameters.Cursor), query.Limit(ApiParameters.Limit)), d => DocumentItem.Of(d, links)));

    private static Ok<DocumentDetails> Get(string id, ApiQuery query, IRecordStore store, DocumentTexts documents, Quotations links)
    {
        var document = documents.Find(id) ?? throw ApiResults.NoDocument(id);
        var length = document.Index.ToCodePoint(document.Stored.Text.Length);
        var start = query.Number(ApiParameters.Start, 0);
        var end = query.Number(ApiParameters.End, (int)Math.Min((long)start + MostCharacters, length));
        if (start > end || end > length || end - start > MostCharacters)
        {
            var wrong = start > length ? ApiParameters.Start : ApiParameters.End;
            throw ApiQuery.Bad(wrong, $"{start} to {end} is no range of this document", [$"0 <= start <= end <= {length}, at most {MostCharacters} code points"]);
        }

        var span = new Span(document.Index.ToUtf16(start), document.Index.ToUtf16(end));
        return TypedResults.Ok(new DocumentDetails(
            DocumentItem.Of(document.Stored.Entry, links),
            length,
            Origins(document.Stored.Entry.Metadata),
            query.Has(ApiParameters.Include, "text") ? new TextRange(start, end, span.In(document.Stored.Text).ToString()) : null,
            query.Has(ApiParameters.Include, "records") ? [.. Marks(store, document, span)] : null));
    }

    private static Ok<ApiList<CopyItem>> Copies(string id, ApiQuery _, IRecordStore store, Quotations links)
    {
        var copies = store.GetCopies(id);
        return copies.Count == 0
            ? throw ApiResults.NoDocument(id)
            : TypedResults.Ok(ApiList.Of(copies, c => new CopyItem(DocumentItem.Of(c.Document, links), Math.Round(c.Share, 3), c.IsSuperseded)));
    }

    /// <summary>Where records stand in a range of a document, in order.</summary>
    public static IEnumerable<RecordMark> Marks(IRecordStore store, DocumentText document, Span range) =>
        from told in store.GetDocumentStatements(document.Stored.Entry.Id)
        from span in told.Statement.Evidence
        where span.Overlaps(range)
        orderby span
        select new RecordMark(
            told.RecordId,
            told.Statement.Fact.Type.Name(),
            told.Statement.Id,
            document.Index.ToCodePoint(span.Start),
            document.Index.ToCodePoint(span.End),
            span.In(document.Stored.Text).ToString());

    private static SortedDictionary<string, string> Origins(DocumentMetadata metadata)
    {
        var origins = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in (ReadOnlySpan<(string, MetadataValue?)>)
            [
                ("title", metadata.Title), ("date", metadata.Date), ("source", metadata.Source), ("author", metadata.Author), ("address", metadata.Address),
                ("place", metadata.Place), ("language", metadata.Language), ("perspective", metadata.Perspective),
            ])
        {
            if (value is not null)
            {
                origins[name] = value.Origin;
            }
        }

        return origins;
    }
}

/// <summary>A document without its text. What nothing gives is absent.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">File name, as evidence names it.</param>
/// <param name="Path">Path it was ingested under.</param>
/// <param name="Title">Title.</param>
/// <param name="Date">Date of publication (EDTF).</param>
/// <param name="Source">Publisher or author.</param>
/// <param name="Author">Author.</param>
/// <param name="Address">Address it was published at.</param>
/// <param name="Place">Place it is dated from.</param>
/// <param name="Language">Main language (BCP 47).</param>
/// <param name="Perspective">Whose view it takes: a party code or free text.</param>
/// <param name="Format"><c>text</c>, <c>markdown</c> or <c>html</c>.</param>
/// <param name="Encoding">Encoding it was decoded with.</param>
/// <param name="ContentHash">SHA-256 of its bytes, hexadecimal.</param>
/// <param name="DataVersion">Version of the data it was read with.</param>
/// <param name="Statements">Number of statements.</param>
/// <param name="Link">Its page in the explorer; absent when none is served.</param>
internal sealed record DocumentItem(
    string Id,
    string Name,
    string Path,
    string? Title,
    string? Date,
    string? Source,
    string? Author,
    string? Address,
    string? Place,
    string? Language,
    string? Perspective,
    string Format,
    string Encoding,
    string ContentHash,
    string DataVersion,
    int Statements,
    string? Link)
{
    /// <summary>A document for programs.</summary>
    public static DocumentItem Of(DocumentEntry entry, Quotations links) => new(
        entry.Id,
        entry.Path[(entry.Path.LastIndexOf('/') + 1)..],
        entry.Path,
        entry.Metadata.Title?.Value,
        entry.Metadata.Date?.Value,
        entry.Metadata.Source?.Value,
        entry.Metadata.Author?.Value,
        entry.Metadata.Address?.Value,
        entry.Metadata.Place?.Value,
        entry.Metadata.Language?.Value,
        entry.Metadata.Perspective?.Value,
        entry.Format.ToString().ToLowerInvariant(),
        entry.Encoding,
        entry.ContentHash,
        entry.DataVersion,
        entry.StatementCount,
        links.LinkToDocument(entry.Id));
}

/// <summary>A document with what was asked for.</summary>
/// <param name="Document">What is known of it.</param>
/// <param name="Length">Length of its decoded text in code points.</param>
/// <param name="Origins">For each field that is known where it was found, such as <c>front-matter:date</c>.</param>
/// <param name="Text">Its text or a range of it, when asked for.</param>
/// <param name="Records">Where its records stand in the range, in order, when asked for.</param>
internal sealed record DocumentDetails(
    DocumentItem Document, int Length, IReadOnlyDictionary<string, string> Origins, TextRange? Text, IReadOnlyList<RecordMark>? Records);

/// <summary>A range of a document's decoded text.</summary>
/// <param name="Start">First code point.</param>
/// <param name="End">Code point after the last.</param>
/// <param name="Text">The text.</param>
internal sealed record TextRange(int Start, int End, string Text);

/// <summary>Where a record stands in a document.</summary>
/// <param name="Record">Id of the record.</param>
/// <param name="Type">Its type.</param>
/// <param name="Statement">Id of the statement.</param>
/// <param name="Start">First code point of the slice.</param>
/// <param name="End">Code point after the last.</param>
/// <param name="Quote">The slice.</param>
internal sealed record RecordMark(string Record, string Type, string Statement, int Start, int End, string Quote);

/// <summary>One of several documents that are one source.</summary>
/// <param name="Document">The document.</param>
/// <param name="Share">Estimated share of runs of letters in common with the document asked for, 0 to 1.</param>
/// <param name="Superseded">True when a later revision of it is among them.</param>
internal sealed record CopyItem(DocumentItem Document, double Share, bool Superseded);
