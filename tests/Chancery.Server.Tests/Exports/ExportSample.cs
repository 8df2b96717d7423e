using System.Text;
using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Tests.Exports;

/// <summary>
/// A store with a record of every type, told by a plain document and by one whose title, names and words are hostile: formulas, quotes,
/// line breaks, markup, half a surrogate pair, marks of direction, control characters.
/// </summary>
public sealed class ExportSample : IDisposable
{
    public const string Hostile = "=HYPERLINK(\"http://evil\",\"a\"), {brace} \\cmd ]]> <script>alert(1)</script> & \u202Ertl\u202C \uD800 \u0007 tab\tand\r\nline; end";
    public const string PlainDocument = "plain0000000000000000000";
    public const string HostileDocument = "hostile00000000000000000";

    private readonly string _folder = Directory.CreateTempSubdirectory("chancery-exports-").FullName;

    public ExportSample()
    {
        Store = RecordStores.Open(Path.Combine(_folder, "test.db"), new RecordResolver(new ChanceryData()));
        Save("a/plain.txt", PlainDocument, Metadata("Thirty years of talks", "2024-10-14", "https://example.org/a?b=1&c=d e"), Plain());
        Save("b/hostile.txt", HostileDocument, Metadata(Hostile, "2024~", "javascript:alert(1)"), HostileFacts());
    }

    public static ExportKnowledge Knowledge { get; } = new(new ChanceryData());

    public IRecordStore Store { get; }

    public ExportJob Job => new(Store, Knowledge);

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Writes an export to a stream that can only be written forward, as a response over HTTP.</summary>
    public byte[] Bytes(string format, Func<ExportJob, ExportJob>? change = null)
    {
        using var output = new ForwardStream();
        ExportFormats.Get(format).Write(change is null ? Job : change(Job), output);
        return output.Written;
    }

    public string Text(string format, Func<ExportJob, ExportJob>? change = null) =>
        new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes(format, change));

    public Model.Record Find(Func<Fact, bool> which) => Job.Records().Single(r => which(r.Fact));

    public static Func<ExportJob, ExportJob> Only(params RecordType[] types) => job => job with { Filter = new RecordFilter { Types = types } };

    private static DocumentMetadata Metadata(string title, string date, string address) => new()
    {
        Title = new MetadataValue(title, "test"),
        Date = new MetadataValue(date, "test"),
        Source = new MetadataValue("The \"Daily\" Record", "test"),
        Author = new MetadataValue("O'Neil, A. & Co", "test"),
        Address = new MetadataValue(address, "test"),
        Language = new MetadataValue("en", "test"),
    };

    private static Fact[] Plain() =>
    [
        new() { Type = RecordType.Meeting, Parties = ["CHN", "RUS"], Date = "2024-10-14", Kind = "talks", Title = "Defence talks", Place = "Beijing", Mechanism = "Defence Ministers' Meeting", Ordinal = 7, Participants = [new() { Person = "Dong Jun", Role = "Minister of Defence", Party = "CHN" }, new() { Person = "Belousov", Role = "Minister of Defence", Party = "RUS" }] },
        new() { Type = RecordType.Meeting, Parties = ["CHN", "KAZ", "RUS"], Date = "2023-09", Kind = "summit", Title = "Border summit", Place = "Astana" },
        new() { Type = RecordType.Exercise, Parties = ["CHN", "RUS"], Date = "2024-07-30/2024-08-02", Kind = "exercise", Name = "River Shield", Domain = "land" },
        new() { Type = RecordType.Exercise, Parties = ["CHN", "RUS"], Date = "2019~", Kind = "patrol", Name = "Old Patrol" },
        new() { Type = RecordType.Agreement, Parties = ["CHN", "RUS"], Date = "2001-07-16", Kind = "treaty", Title = "Treaty of Good-Neighbourliness and Friendly Cooperation", Action = "signed" },
        new() { Type = RecordType.Agreement, Parties = ["CHN", "RUS"], Date = "2002-02-28", Kind = "treaty", Title = "Treaty of Good-Neighbourliness and Friendly Cooperation", Action = "ratified" },
        new() { Type = RecordType.Agreement, Parties = ["CHN", "RUS", "SCO"], Date = "2010", Kind = "plan", Title = "Plan of the three", Action = "adopted" },
        new() { Type = RecordType.Mechanism, Parties = ["CHN", "RUS"], Date = "1996/..", Kind = "committee", Name = "Joint Commission", Parent = "Regular Meeting", Cadence = "annual", Sessions = new Sessions(28, "2024") },
        new() { Type = RecordType.Indicator, Parties = ["CHN", "RUS"], Date = "2023", Metric = "trade", Value = 240_100_000_000m, Unit = "USD", Bound = "over", Change = new Change(26.3m, "%", "yoy") },
        new() { Type = RecordType.Statement, Parties = ["CHN", "RUS"], Date = "2024-05-16", Speaker = new Speaker { Person = "\u666E\u4EAC", Role = "President", Party = "RUS" }, Act = "praise", Quote = "a model" },
        new() { Type = RecordType.Status, Parties = ["CHN", "RUS"], Date = "2019-06-05/..", Label = "Partnership for a new era" },
        new() { Type = RecordType.Project, Parties = ["CHN", "RUS"], Date = "2019-12-02", Name = "Power line", Kind = "pipeline", State = "opened", Place = "Blagoveshchensk" },
        new() { Type = RecordType.Tenure, Parties = ["RUS"], Date = "2024-05-14", Person = "Andrei Belousov", Role = "Minister of Defence" },
        new() { Type = RecordType.Event, Parties = ["RUS", "USA"], Date = "2022-04-06", Code = "SANCTION", Source = ["USA"], Target = ["RUS"] },
        new() { Type = RecordType.Event, Parties = ["RUS", "USA"], Date = "XXXX-05-16", Code = "REJECT", Source = ["RUS"], Target = ["USA"] },
    ];

    private static Fact[] HostileFacts() =>
    [
        new() { Type = RecordType.Meeting, Parties = ["@\u4E2D\u4E9A", "CHN"], Date = "2025-01-31", Kind = "ceremony", Title = Hostile, Place = Hostile, Participants = [new() { Person = Hostile, Role = Hostile, Party = "CHN" }] },
        new() { Type = RecordType.Agreement, Parties = ["BLR", "CHN"], Date = "2025-02-28", Kind = "protocol", Title = "-1+" + Hostile, Action = "signed" },
        new() { Type = RecordType.Mechanism, Parties = ["BLR", "CHN"], Kind = "dialogue", Name = "@SUM(" + Hostile },
        new() { Type = RecordType.Tenure, Parties = ["BLR"], Date = "2025", Person = Hostile, Role = "+" + Hostile },
        new() { Type = RecordType.Project, Parties = ["BLR", "CHN"], Date = "2025", Name = Hostile, Kind = "park", State = "running" },
    ];

    /// <summary>A line for each fact: a character of two code units, the words that make its evidence, and the hostile text.</summary>
    private void Save(string path, string id, DocumentMetadata metadata, Fact[] facts)
    {
        var text = new StringBuilder();
        var spans = new List<Span>();
        for (var i = 0; i < facts.Length; i++)
        {
            text.Append("\U00020000 ");
            var start = text.Length;
            text.Append($"=fact {i}, \"quoted\" <b> \U00020001");
            spans.Add(new Span(start, text.Length));
            text.Append(" \u202E" + (id == HostileDocument ? "\u0007" : "") + "\n");
        }

        var document = new SourceDocument { Id = id, Path = path, Text = text.ToString(), ContentHash = id, Encoding = "utf-8", Format = DocumentFormat.Text, Metadata = metadata };
        Store.Save(document, facts.Zip(spans));
    }
}

/// <summary>A stream that can only be written forward.</summary>
internal sealed class ForwardStream : Stream
{
    private readonly MemoryStream _written = new();

    public byte[] Written => _written.ToArray();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => _written.Write(buffer, offset, count);
}
