using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>One mechanism with all that is told of it.</summary>
public sealed class MechanismDetail
{
    private const int ShownSessions = 60;
    private const int ShownAgreements = 20;
    private const int ShownDocuments = 12;
    private const int ShownStatements = 8;

    /// <summary>Its record in one line.</summary>
    public required RecordLine Line { get; init; }

    /// <summary>Names of its parties.</summary>
    public required string Parties { get; init; }

    /// <summary>What it belongs to; null when that is not told.</summary>
    public MechanismNode? Parent { get; private init; }

    /// <summary>Those that belong to it.</summary>
    public required IReadOnlyList<MechanismNode> Children { get; init; }

    /// <summary>Its numbered sessions; null when none is told.</summary>
    public SessionSeries? Series { get; private init; }

    /// <summary>Records of its last sessions, by number.</summary>
    public required IReadOnlyList<RecordLine> Sessions { get; init; }

    /// <summary>Agreements told in a paragraph with it or with one of its sessions.</summary>
    public required IReadOnlyList<RecordLine> Agreements { get; init; }

    /// <summary>Documents that tell of it or of its sessions, the newest first.</summary>
    public required IReadOnlyList<DocumentEntry> Documents { get; init; }

    /// <summary>How many documents there are in all.</summary>
    public required int DocumentTotal { get; init; }

    /// <summary>Its first statements.</summary>
    public required IReadOnlyList<StatementView> Statements { get; init; }

    /// <summary>How many statements there are in all.</summary>
    public required int StatementTotal { get; init; }

    /// <summary>What the record says.</summary>
    public Fact Fact => Line.Record.Fact;

    /// <summary>Gathers what is told of a mechanism.</summary>
    internal static MechanismDetail Build(Record record, MechanismRegister register, string parties, IRecordStore store, StoreMemo memo, RecordLines lines)
    {
        var node = register.Find(record.Id);
        var series = register.SeriesOf(new RecordFact(record.Id, record.Fact));
        var sessions = store.GetRecords(series?.Sessions.TakeLast(ShownSessions).SelectMany(static s => s.RecordIds) ?? []);
        var beside = memo.Get("agreements beside " + record.Id, s => s.ListBeside(sessions.Select(static r => r.Id).Append(record.Id), RecordType.Agreement, ShownAgreements));
        var documents = sessions.Append(record).SelectMany(static r => r.Evidence).Select(static e => e.DocumentId).Distinct(StringComparer.Ordinal).ToList();
        var statements = store.GetStatements(record.Id);
        return new MechanismDetail
        {
            Line = lines.Of(record),
            Parties = parties,
            Parent = register.ParentOf(record.Id),
            Children = node?.Children ?? [],
            Series = series,
            Sessions = [.. sessions.Select(lines.Of)],
            Agreements = [.. store.GetRecords(beside).Select(lines.Of)],
            Documents = [.. store.GetEntries(documents).Values.OrderByDescending(static d => d.Metadata.Date?.Value, StringComparer.Ordinal).ThenBy(static d => d.Path, StringComparer.Ordinal).Take(ShownDocuments)],
            DocumentTotal = documents.Count,
            Statements = [.. statements.Take(ShownStatements).Select(s => StatementView.Of(s, record.Id, lines))],
            StatementTotal = statements.Count,
        };
    }
}
