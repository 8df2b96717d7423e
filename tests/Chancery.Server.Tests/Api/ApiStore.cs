using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Engine.Text;
using Chancery.Model;
using Chancery.Server.Access;
using Chancery.Store;
using Microsoft.AspNetCore.Builder;

namespace Chancery.Server.Tests.Api;

/// <summary>A store with a commission and its sessions, a treaty and its life, figures and persons in three scripts.</summary>
public sealed class ApiStore : IDisposable
{
    public const string RiverText = "𠀀 The Treaty on River Ferries and Lighthouses was signed on 16 July 2001 and ratified on 3 March 2002.\nThe River Commission, founded in 2001, met for the first time on 5 May 2003 and for the third time on 6 May 2005.\n";
    public const string PersonText = "Defence minister Andrei Belousov came to Harbin. Trade came to 240 billion dollars in 2023.\n";
    public const string ChineseText = "国防部长别洛乌索夫访问哈尔滨。\n";
    public const string RussianText = "Министр обороны Андрей Белоусов посетил Харбин.\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("chancery-api-").FullName;

    public ApiStore()
    {
        Store = RecordStores.Open(Path, new RecordResolver(new ChanceryData()));
        var treaty = new Fact { Type = RecordType.Agreement, Parties = ["CHN", "RUS"], Kind = "treaty", Title = "Treaty on River Ferries and Lighthouses", Action = "signed", Date = "2001-07-16" };
        Save("river/treaty.md", "river", RiverText,
        [
            (treaty, "The Treaty on River Ferries and Lighthouses was signed"),
            (treaty with { Action = "ratified", Date = "2002-03-03" }, "ratified on 3 March 2002"),
            (new Fact { Type = RecordType.Mechanism, Parties = ["CHN", "RUS"], Kind = "committee", Name = "River Commission", Date = "2001" }, "The River Commission"),
            (Session(1, "2003-05-05"), "met for the first time"),
            (Session(3, "2005-05-06"), "for the third time"),
        ]);
        Save("news/en.txt", "news", PersonText,
        [
            (Tenure("Andrei Belousov", "defence minister"), "Defence minister Andrei Belousov"),
            (new Fact { Type = RecordType.Indicator, Parties = ["CHN", "RUS"], Metric = "trade", Value = 240_000_000_000m, Unit = "USD", Date = "2023" }, "Trade came to 240 billion dollars in 2023"),
        ]);
        Save("news/zh.txt", "han", ChineseText, [(Tenure("别洛乌索夫", "国防部长"), "国防部长别洛乌索夫")]);
        Save("news/ru.txt", "rus", RussianText, [(Tenure("Андрей Белоусов", "министр обороны"), "Министр обороны Андрей Белоусов")]);
        var figure = new FindingOperand("240 billion dollars", 240_000_000_000m, "USD", "2023", new Evidence(Id("news"), Place(PersonText, "240 billion dollars")));
        Finding = new Finding
        {
            Id = Finding.IdOf("same-figure", [figure]),
            Kind = FindingKind.Contradiction,
            Check = "same-figure",
            Verdict = FindingVerdict.Inconsistent,
            Stated = FindingValue.Of(240_000_000_000m),
            Computed = FindingValue.Of(241_000_000_000m),
            Formula = "240 \u2260 241",
            Operands = [figure],
        };
        Store.ReplaceFindingsAcross([Finding]);
    }

    public IRecordStore Store { get; }

    public string Path => System.IO.Path.Combine(_folder, "api.db");

    public Finding Finding { get; }

    public string Id(string name) => name.PadRight(24, '0');

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Fact Session(int ordinal, string date) => new()
    {
        Type = RecordType.Meeting, Parties = ["CHN", "RUS"], Kind = "session", Mechanism = "River Commission", Ordinal = ordinal, Date = date,
    };

    private static Fact Tenure(string person, string role) => new() { Type = RecordType.Tenure, Parties = ["RUS"], Person = person, Role = role, Date = "2024-10-14" };

    private static Span Place(string text, string words)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        return new Span(start, start + words.Length);
    }

    private void Save(string path, string id, string text, (Fact Fact, string Words)[] facts)
    {
        var document = new SourceDocument
        {
            Id = Id(id),
            Path = path,
            Text = text,
            ContentHash = id,
            Encoding = "utf-8",
            Format = Model.DocumentFormat.Text,
            Metadata = new DocumentMetadata { Title = new MetadataValue("On " + id, "text:line 1"), Date = new MetadataValue("2024-10-15", "front-matter:date") },
        };
        List<Paragraph> paragraphs = [];
        for (var start = 0; start < text.Length; start = paragraphs[^1].Span.End + 1)
        {
            paragraphs.Add(new Paragraph(new Span(start, text.IndexOf('\n', start)), ParagraphKind.Body, "en"));
        }

        var clean = new CleanDocument(document, text, text.ToLowerInvariant(), OffsetMap.Identity(text.Length), paragraphs, []);
        Store.Save([(document, clean, [.. facts.Select(f => ToStatement(document, f.Fact, Place(text, f.Words)))])], "data1");
    }

    private static Statement ToStatement(SourceDocument document, Fact fact, Span words) => new()
    {
        Id = StatementIds.Create(document.Id, fact, [words]),
        DocumentId = document.Id,
        Fact = fact,
        Evidence = [words],
        RuleId = "test.rule",
        DataVersion = "data1",
        Confidence = 0.8,
        FieldSources = new Dictionary<string, string> { ["date"] = "carried" },
    };
}

/// <summary>The API on a real socket.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    private WebApplication? _app;

    public ApiStore Api { get; } = new();

    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    public async ValueTask InitializeAsync()
    {
        _app = ExplorerApp.Build(new ExplorerOptions(Api.Store, new ChanceryData(), ["http://127.0.0.1:0"], Token: AccessToken.NewSecret()));
        await _app.StartAsync();
        Client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        Api.Dispose();
    }
}
