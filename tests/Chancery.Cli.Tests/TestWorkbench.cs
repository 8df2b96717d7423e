using System.Security.Cryptography;
using System.Text;
using Chancery.Engine;
using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Engine.Sources;
using Chancery.Engine.Text;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Cli.Tests;

/// <summary>
/// The program with the real store and a toy pipeline: a line <c>agreement 2001-07-16 CHN,RUS Name of it</c> is one agreement,
/// <c>indicator 2023 CHN,RUS trade 240000000000 USD</c> one indicator and one claim, and a line <c>fail</c> makes the pipeline throw.
/// </summary>
internal sealed class TestWorkbench : IWorkbench
{
    public ChanceryData Data { get; } = new();

    public int Processed { get; private set; }

    public DocumentResult Process(SourceDocument document)
    {
        lock (this)
        {
            Processed++;
        }

        var statements = new List<Statement>();
        var position = 0;
        var paragraphs = new List<Paragraph>();
        foreach (var line in document.Text.Split('\n'))
        {
            var span = new Span(position, position + line.Length);
            position = span.End + 1;
            if (line.Length == 0)
            {
                continue;
            }

            paragraphs.Add(new Paragraph(span, ParagraphKind.Body, "en"));
            if (ToFact(line.Split(' ', 4)) is { } fact)
            {
                statements.Add(ToStatement(document, fact, span));
            }
        }

        var clean = new CleanDocument(
            document, document.Text, document.Text.ToLowerInvariant(), OffsetMap.Identity(document.Text.Length), paragraphs, []);
        return new DocumentResult(clean, statements) { Audit = new DocumentAudit([], [.. statements.Where(s => s.Fact.Value is not null).Select(ToClaim)]) };
    }

    private static Claim ToClaim(Statement statement)
    {
        var fact = statement.Fact;
        return new Claim
        {
            Topic = "figure",
            Key = $"{fact.Metric}|{string.Join(',', fact.Parties)}||{fact.Unit}",
            Operand = new FindingOperand(fact.Metric!, fact.Value, fact.Unit, fact.Date, new Evidence(statement.DocumentId, statement.Evidence[0])),
            Low = fact.Value,
            High = fact.Value,
        };
    }

    public CleanDocument Clean(SourceDocument document) => Process(document).Clean;

    public IEnumerable<SourceItem> Read(IReadOnlyList<string> paths, SourceOptions options)
    {
        foreach (var path in paths)
        {
            IEnumerable<string> files = Directory.Exists(path) ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal) : new[] { path };
            foreach (var file in files)
            {
                yield return Item(file);
            }
        }
    }

    public IRecordStore OpenStore(string kb, bool readOnly) => RecordStores.Open(kb, new RecordResolver(Data), readOnly);

    private static SourceItem Item(string file)
    {
        var name = Path.GetFileName(file);
        if (!File.Exists(file))
        {
            return new SourceItem { Problem = new SourceProblem(name, "missing", "there is no such file; check the path") };
        }

        var bytes = File.ReadAllBytes(file);
        return new SourceItem
        {
            Document = new SourceDocument
            {
                Id = Hash([.. Encoding.UTF8.GetBytes(name), .. bytes])[..24],
                Path = name,
                Text = Encoding.UTF8.GetString(bytes),
                ContentHash = Hash(bytes),
                Encoding = "utf-8",
                Format = DocumentFormat.Text,
            },
        };
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static Fact? ToFact(string[] words) => words switch
    {
        ["fail", ..] => throw new InvalidOperationException("the toy pipeline fails here"),
        ["agreement", var date, var parties, var title] => new Fact
        {
            Type = RecordType.Agreement, Kind = "treaty", Action = "signed", Date = date, Parties = parties.Split(','), Title = title,
        },
        ["indicator", var date, var parties, var rest] when rest.Split(' ') is [var metric, var value, var unit] => new Fact
        {
            Type = RecordType.Indicator, Date = date, Parties = parties.Split(','), Metric = metric, Value = decimal.Parse(value), Unit = unit,
        },
        _ => null,
    };

    private Statement ToStatement(SourceDocument document, Fact fact, Span span) => new()
    {
        Id = StatementIds.Create(document.Id, fact, [span]),
        DocumentId = document.Id,
        Fact = fact,
        Evidence = [span],
        RuleId = "toy.line",
        FieldSources = new Dictionary<string, string> { ["date"] = "second word" },
        DataVersion = Data.Version,
        Confidence = 0.9,
    };
}
