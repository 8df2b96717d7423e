using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Values;
using Chancery.Engine.Text;
using Chancery.Model;
using Chancery.Store.Search;
using FsCheck;
using FsCheck.Fluent;

namespace Chancery.Store.Tests;

/// <summary>What every backend must do: saving, replacing, removing.</summary>
public abstract partial class RecordStoreTests
{
    internal static readonly TextAnalyzer Analyzer = TextAnalyzer.Load(new ChanceryData(), Sample.Fold);

    /// <summary>Opens the test's own store; every call opens the same one.</summary>
    protected abstract IRecordStore Open(IRecordResolver? resolver = null, bool readOnly = false);

    protected static IRecordResolver Resolver { get; } = new RecordResolver(new ChanceryData(), Sample.Fold);

    [Fact]
    public void A_saved_document_is_found_with_its_text_paragraphs_and_metadata()
    {
        using var store = Open();
        var document = Sample.Document("news/a.txt", "第一段。\n\nСовместное заявление.", "2024-05-16", "首页");
        store.Save([Sample.Told(document)], Sample.DataVersion);

        var entry = store.FindByPath("news/a.txt").ShouldNotBeNull();
        entry.ShouldBe(new DocumentEntry(document.Id, document.Path, document.ContentHash, "data-1", "utf-8", DocumentFormat.Text, document.Metadata, document.Text.Length, 0));
        var stored = store.GetDocument(document.Id).ShouldNotBeNull();
        stored.Text.ShouldBe(document.Text);
        stored.Paragraphs.Select(p => p.Text).ShouldBe(["第一段。", "", "Совместное заявление."]);
        stored.Paragraphs[2].Source.ShouldBe(new Span(6, 27));
        store.GetEntries([document.Id, "unknown"]).Keys.ShouldBe([document.Id]);
    }

    [Fact]
    public void What_is_not_there_is_null_or_empty()
    {
        using var store = Open();
        store.FindByPath("x").ShouldBeNull();
        store.GetDocument("x").ShouldBeNull();
        store.GetRecord("x").ShouldBeNull();
        store.GetStatements("x").ShouldBeEmpty();
        store.GetDocumentStatements("x").ShouldBeEmpty();
        store.Remove("x").ShouldBeFalse();
        store.ListRecords(new RecordFilter()).Total.ShouldBe(0);
        store.Summary().Documents.ShouldBe(0);
    }

    [Fact]
    public void A_statement_comes_back_as_it_was_saved()
    {
        using var store = Open();
        var document = Sample.Document("a.txt", "两国贸易额2401亿美元。");
        var fact = new Fact
        {
            Type = RecordType.Indicator,
            Parties = ["CHN", "RUS"],
            Metric = "贸易额",
            Value = 240100000000m,
            Unit = "USD",
            Change = new Change(-1.5m, "%", "yoy"),
        };
        var statement = Sample.Tell(document, fact, "贸易额2401亿美元", 0.75);
        store.Save([Sample.Told(document, statement)], Sample.DataVersion);

        var (stored, recordId) = store.GetDocumentStatements(document.Id).ShouldHaveSingleItem();
        stored.Id.ShouldBe(statement.Id);
        StoredJson.Fact(stored.Fact).ShouldBe(StoredJson.Fact(fact));
        stored.Evidence.ShouldBe(statement.Evidence);
        (stored.RuleId, stored.Confidence, stored.DataVersion).ShouldBe(("test.rule", 0.75, "data-1"));
        stored.FieldSources["date"].ShouldBe("carried");

        var record = store.GetRecord(recordId).ShouldNotBeNull();
        record.Fact.Value.ShouldBe(240100000000m);
        record.Evidence.ShouldBe([new Evidence(document.Id, statement.Evidence[0])]);
        record.StatementIds.ShouldBe([statement.Id]);
        store.GetStatements(recordId).Select(s => s.Id).ShouldBe([statement.Id]);
    }

    [Fact]
    public void Statements_of_several_documents_make_one_record_and_copies_count_once()
    {
        using var store = Open();
        var texts = new[] { "b.txt:部长访问北京。", "a.txt:部长 访问 北京。", "c.txt:访问于当日举行。" };
        foreach (var text in texts)
        {
            var document = Sample.Document(text[..5], text[6..]);
            store.Save([Sample.Told(document, Sample.Tell(document, Sample.Visit("2024-05-16"), "访问"))], Sample.DataVersion);
        }

        var record = store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem();
        record.Sources.ShouldBe(new SourceCount(3, 2));
        record.Confidence.ShouldBe(0.99, 0.0001);
        var paths = record.Evidence.Select(e => store.GetEntries([e.DocumentId])[e.DocumentId].Path);
        paths.ShouldBe(["a.txt", "b.txt", "c.txt"]);
        store.GetStatements(record.Id).Count.ShouldBe(3);
    }

    [Fact]
    public void Saving_the_same_again_changes_nothing()
    {
        using var store = Open();
        var document = Sample.Document("a.txt", "委员会成立。访问结束。");
        var told = Sample.Told(document, Sample.Tell(document, Sample.Mechanism("委员会"), "委员会成立"), Sample.Tell(document, Sample.Visit("2024"), "访问结束"));
        store.Save([told], Sample.DataVersion);
        var before = Contents(store);
        store.Save([told, told], Sample.DataVersion);
        Contents(store).ShouldBe(before);
    }

    [Fact]
    public void A_changed_file_replaces_its_statements_and_its_words()
    {
        using var store = Open();
        var old = Sample.Document("a.txt", "委员会成立。");
        var other = Sample.Document("b.txt", "访问结束。");
        store.Save([Sample.Told(old, Sample.Tell(old, Sample.Mechanism("委员会"), "委员会")), Sample.Told(other, Sample.Tell(other, Sample.Visit("2024"), "访问"))], Sample.DataVersion);
        var changed = Sample.Document("a.txt", "访问开始。");
        store.Save([Sample.Told(changed, Sample.Tell(changed, Sample.Visit("2024"), "访问"))], Sample.DataVersion);

        store.GetDocument(old.Id).ShouldBeNull();
        var record = store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem("the mechanism is told no more");
        record.Sources.Documents.ShouldBe(2);
        store.Search("委员会", null, 10).Total.ShouldBe(0);
        store.ListRecords(new RecordFilter { Text = "委员会" }).Total.ShouldBe(0);
        store.Search("访问", null, 10).Total.ShouldBe(2);
        store.ListRecords(new RecordFilter { Text = "访问" }).Total.ShouldBe(1);
    }

    [Fact]
    public void A_newer_extractor_replaces_statements_of_an_unchanged_file()
    {
        using var store = Open();
        var document = Sample.Document("a.txt", "委员会成立。");
        store.Save([Sample.Told(document, Sample.Tell(document, Sample.Mechanism("委员会"), "委员会"))], Sample.DataVersion);
        store.Save([Sample.Told(document, Sample.Tell(document, Sample.Mechanism("委员会"), "委员会成立"))], "data-2");

        store.FindByPath("a.txt")!.DataVersion.ShouldBe("data-2");
        store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem().Evidence[0].Span.ShouldBe(new Span(0, 5));
        store.Summary().Statements.ShouldBe(1);
    }

    [Fact]
    public void A_removed_document_takes_its_statements_and_orphaned_records_with_it()
    {
        using var store = Open();
        var first = Sample.Document("a.txt", "委员会成立。访问结束。");
        var second = Sample.Document("b.txt", "访问结束。");
        store.Save(
            [
                Sample.Told(first, Sample.Tell(first, Sample.Mechanism("委员会"), "委员会"), Sample.Tell(first, Sample.Visit("2024"), "访问")),
                Sample.Told(second, Sample.Tell(second, Sample.Visit("2024"), "访问")),
            ],
            Sample.DataVersion);
        store.Remove("a.txt").ShouldBeTrue();

        store.FindByPath("a.txt").ShouldBeNull();
        store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem().Sources.ShouldBe(new SourceCount(1, 1));
        store.Search("委员会", null, 10).Total.ShouldBe(0);
        store.Remove("b.txt").ShouldBeTrue();
        var summary = store.Summary();
        (summary.Documents, summary.Statements, summary.Records, summary.RecordsByParty.Count).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public void After_a_failure_in_the_middle_of_a_batch_nothing_of_it_is_there()
    {
        var kept = Sample.Document("kept.txt", "委员会成立。");
        using (var store = Open(new DelegatingResolver(Resolver, FailOn("论坛"))))
        {
            store.Save([Sample.Told(kept, Sample.Tell(kept, Sample.Mechanism("委员会"), "委员会"))], Sample.DataVersion);
            var lost = Sample.Document("kept.txt", "访问结束。论坛开幕。");
            var told = Sample.Told(lost, Sample.Tell(lost, Sample.Visit("2024"), "访问"), Sample.Tell(lost, Sample.Mechanism("论坛"), "论坛"));
            Should.Throw<InvalidOperationException>(() => store.Save([told], Sample.DataVersion)).Message.ShouldBe("crash");
            store.Search("委员会", null, 10).Total.ShouldBe(1);
        }

        using var again = Open();
        again.FindByPath("kept.txt")!.Id.ShouldBe(kept.Id);
        again.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem().Fact.Name.ShouldBe("委员会");
        again.Search("论坛", null, 10).Total.ShouldBe(0);
        again.Save([Sample.Told(Sample.Document("next.txt", "论坛开幕。"))], Sample.DataVersion);
        again.Search("论坛", null, 10).Total.ShouldBe(1, "the store still works after the failure");
    }

    [Fact]
    public void A_statement_of_another_document_is_refused()
    {
        using var store = Open();
        var one = Sample.Document("a.txt", "访问");
        var other = Sample.Document("b.txt", "访问");
        Should.Throw<ArgumentException>(() => store.Save([Sample.Told(one, Sample.Tell(other, Sample.Visit("2024"), "访问"))], "v"))
            .Message.ShouldContain("has no evidence in a.txt");
    }

    [Fact]
    public void The_order_of_saving_does_not_matter()
    {
        var documents = Enumerable.Range(0, 6).Select(i => Sample.Document($"{i}.txt", $"第{i}次访问。委员会成立。", $"202{i % 3}")).ToList();
        List<(SourceDocument Document, CleanDocument Clean, IReadOnlyList<Statement> Statements)> told =
        [
            .. documents.Select((d, i) => Sample.Told(d, Sample.Tell(d, Sample.Visit($"202{i % 2}", i % 3 == 0 ? "王某" : null), "次访问"), Sample.Tell(d, Sample.Mechanism("委员会"), "委员会成立"))),
        ];
        string one;
        using (var store = Open())
        {
            store.Save(told, Sample.DataVersion);
            one = Records(store);
            foreach (var document in documents)
            {
                store.Remove(document.Path);
            }
        }

        using var again = Open();
        foreach (var document in Enumerable.Reverse(told))
        {
            again.Save([document], Sample.DataVersion);
        }

        Records(again).ShouldBe(one);
    }

    [Fact]
    public void Any_course_of_saving_and_removing_ends_like_saving_the_end_at_once()
    {
        var step = Gen.Zip(Gen.Choose(0, 3), Gen.ArrayOf(Gen.Choose(0, 8)));
        Prop.ForAll(step.ListOf().ToArbitrary(), steps =>
        {
            using var store = Open();
            var end = new Dictionary<string, (SourceDocument Document, CleanDocument Clean, IReadOnlyList<Statement> Statements)>(StringComparer.Ordinal);
            foreach (var (file, facts) in steps)
            {
                var path = $"{file}.txt";
                if (facts.Length == 0)
                {
                    store.Remove(path).ShouldBe(end.Remove(path));
                    continue;
                }

                end[path] = Random(path, facts);
                store.Save([end[path]], Sample.DataVersion);
            }

            var gradual = Records(store);
            foreach (var path in end.Keys)
            {
                store.Remove(path);
            }

            store.Summary().Records.ShouldBe(0);
            store.Save([.. end.Values], Sample.DataVersion);
            var whole = Records(store);
            foreach (var path in end.Keys)
            {
                store.Remove(path);
            }

            return gradual == whole;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static (SourceDocument Document, CleanDocument Clean, IReadOnlyList<Statement> Statements) Random(string path, int[] facts)
    {
        Fact[] choice =
        [
            Sample.Mechanism("能源合作委员会"),
            Sample.Mechanism("中俄能源合作委员会") with { Date = "1996" },
            Sample.Mechanism("комиссия по энергетическому сотрудничеству"),
            Sample.Visit("2024-05-16", "王毅"),
            Sample.Visit("2024-05", "王毅") with { Place = "北京" },
            Sample.Visit("2024-05-28", "Ван И"),
            Sample.Visit("2024-05-16", "Wang Yi") with { Place = "莫斯科" },
            Sample.Visit("2023", "王某"),
            Sample.Visit(null),
        ];
        var document = Sample.Document(path, string.Concat(facts.Select(f => "访问委员会"[f % 5])) + "。");
        return Sample.Told(document, [.. facts.Select((f, i) => Sample.Tell(document, choice[f], new Span(i, i + 1), 0.5 + (f / 20.0)))]);
    }

    private static string Records(IRecordStore store) => string.Join('\n', store.ListRecords(new RecordFilter()).Items.Select(r =>
        $"{r.Id} {r.Key} {StoredJson.Fact(r.Fact)} {string.Join(',', r.Evidence)} {string.Join(',', r.StatementIds)} {r.Confidence} {r.Sources}"));

    private static string Contents(IRecordStore store) => Records(store) + "\n" + string.Join('\n', store.ListDocuments(null, null, 100).Items);

    /// <summary>Stands for a program that stops in the middle of a transaction.</summary>
    private static Action<IReadOnlyList<Telling>> FailOn(string name) => tellings =>
    {
        if (tellings[0].Fact.Name == name)
        {
            throw new InvalidOperationException("crash");
        }
    };
}
