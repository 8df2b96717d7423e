using Chancery.Engine.Resolve;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Tests;

/// <summary>A store in a temporary file with two small documents.</summary>
internal sealed class SampleStore : IDisposable
{
    public const string ChineseText = "第一行\r\n<b>两国</b>签署《河流条约》。\n𠀀国防部长在明斯克会谈。\n";
    public const string EnglishText = "The River Treaty was signed on 16 July 2001. Trade came to 240 billion dollars in 2023.";

    private readonly string _folder = Directory.CreateTempSubdirectory("chancery-server-").FullName;

    public SampleStore()
    {
        Store = RecordStores.Open(Path.Combine(_folder, "test.db"), new RecordResolver(new Chancery.Engine.Data.ChanceryData()));
        var treaty = new Fact { Type = RecordType.Agreement, Parties = ["CHN", "RUS"], Title = "河流条约", Kind = "treaty", Action = "signed", Date = "2001-07-16" };
        Save("a/zh.txt", "zh", ChineseText, "<Title> & more", [(treaty, "签署《河流条约》"), (Talks(), "𠀀国防部长在明斯克会谈")]);
        Save("en.html", "en", EnglishText, "River Treaty", [(treaty with { Action = "signed" }, "The River Treaty was signed"), (Trade(), "Trade came to 240 billion dollars in 2023")]);
        Store.ReplaceFindingsAcross([TradeFinding]);
    }

    public IRecordStore Store { get; }

    /// <summary>A finding on the figure of the English document.</summary>
    public Finding TradeFinding
    {
        get
        {
            var start = EnglishText.IndexOf("240 billion dollars", StringComparison.Ordinal);
            var operand = new FindingOperand("240 billion dollars", 240_000_000_000m, "USD", "2023", new Evidence(Id("en"), new Span(start, start + 19)));
            return new Finding
            {
                Id = Finding.IdOf("same-figure", [operand]),
                Kind = FindingKind.Contradiction,
                Check = "same-figure",
                Verdict = FindingVerdict.Inconsistent,
                Stated = FindingValue.Of(240_000_000_000m),
                Computed = FindingValue.Of(241_000_000_000m),
                Formula = "240 \u2260 241",
                Operands = [operand],
            };
        }
    }

    public string Id(string name) => name.PadRight(24, '0');

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Fact Talks() => new()
    {
        Type = RecordType.Meeting,
        Parties = ["BLR", "CHN"],
        Kind = "talks",
        Place = "明斯克",
        Date = "XXXX-05",
        Participants = [new Participant { Role = "国防部长", Party = "CHN" }],
    };

    private static Fact Trade() => new()
    {
        Type = RecordType.Indicator, Parties = ["CHN", "RUS"], Metric = "trade", Value = 240_000_000_000m, Unit = "USD", Date = "2023",
    };

    private void Save(string path, string id, string text, string title, (Fact Fact, string Words)[] facts)
    {
        var document = new SourceDocument
        {
            Id = Id(id),
            Path = path,
            Text = text,
            ContentHash = id,
            Encoding = "utf-8",
            Format = DocumentFormat.Text,
            Metadata = new DocumentMetadata { Title = new MetadataValue(title, "text:line 1"), Date = new MetadataValue("2024-01-0" + id.Length, "front-matter:date") },
        };
        Store.Save(document, facts);
    }
}
