using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>A record as an event.</summary>
/// <param name="Record">The record.</param>
/// <param name="Ends">Its date.</param>
/// <param name="Start">The day, month or year in which it starts.</param>
/// <param name="Source">Codes of the parties that act.</param>
/// <param name="Target">Codes of the parties acted upon; those that act, when they do it together.</param>
/// <param name="IsMutual">True when the parties do it together.</param>
/// <param name="Document">The document of its main evidence.</param>
/// <param name="Sentence">The words of its main evidence, on one line.</param>
internal sealed record EventRecord(
    Record Record, DateEnds Ends, DatePoint Start, IReadOnlyList<string> Source, IReadOnlyList<string> Target, bool IsMutual, DocumentText Document, string Sentence)
{
    /// <summary>Reads a record.</summary>
    public static EventRecord Of(ExportJob job, Record record, DateEnds ends, DatePoint start)
    {
        var fact = record.Fact;
        var main = record.Evidence[0];
        var document = job.Documents.Get(main.DocumentId);
        var (source, target) = fact.Type switch
        {
            RecordType.Event => (fact.Source, fact.Target),
            RecordType.Statement when fact.Speaker?.Party is { } party => ([party], [.. fact.Parties.Where(p => p != party)]),
            RecordType.Statement => ([], fact.Parties),
            _ => (fact.Parties, fact.Parties),
        };
        return new EventRecord(
            record, ends, start, source, target, fact.Type is not (RecordType.Event or RecordType.Statement),
            document, ExportText.OneLine(main.Span.In(document.Stored.Text).ToString()));
    }
}
