using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Engine.Text;
using Chancery.Store.Search;
using Chancery.Store.Sqlite;
using Microsoft.Data.Sqlite;

namespace Chancery.Store.Tests;

/// <summary>The common suite over SQLite, and what is particular to a file.</summary>
public sealed class SqliteRecordStoreTests : RecordStoreTests, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chancery-store-").FullName;

    private string KbFile => Path.Combine(_folder, "kb.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override IRecordStore Open(IRecordResolver? resolver = null, bool readOnly = false) =>
        RecordStores.Open(KbFile, resolver ?? Resolver, readOnly, Analyzer);

    [Theory]
    [InlineData("postgres://localhost/kb", "PostgreSQL stores are not supported yet")]
    [InlineData("Host=localhost;Database=kb", "PostgreSQL stores are not supported yet")]
    [InlineData(" ", "no store was named")]
    [InlineData("/no/such/folder/kb.db", "the folder /no/such/folder does not exist; create it")]
    [InlineData("/tmp", "/tmp is a folder; name a file in it")]
    public void What_cannot_be_a_store_is_named_with_the_way_out(string kb, string message) =>
        Should.Throw<StoreException>(() => RecordStores.Open(kb, Resolver, analyzer: Analyzer)).Message.ShouldContain(message);

    [Fact]
    public void Without_an_analyzer_words_are_folded_as_the_program_folds_documents()
    {
        var cleaner = new TextCleaner(new ChanceryData());
        var document = Sample.Document("a.txt", "東方經濟論壇開幕。");
        using var store = RecordStores.Open(KbFile, Resolver);
        store.Save([(document, cleaner.Clean(document), [])], Sample.DataVersion);
        store.Search("东方经济论坛", null, 10).Total.ShouldBe(1);
        store.Search("論壇", null, 10).Items.ShouldHaveSingleItem().Snippet.ShouldBe("東方經濟論壇開幕。");
    }

    [Fact]
    public void A_missing_file_is_not_created_for_reading()
    {
        Should.Throw<StoreException>(() => Open(readOnly: true)).Message.ShouldBe($"there is no store at {KbFile}; ingest documents first, or give another --kb");
        File.Exists(KbFile).ShouldBeFalse();
    }

    [Fact]
    public void A_file_that_is_no_database_is_left_alone()
    {
        File.WriteAllText(KbFile, string.Concat(Enumerable.Repeat("Not a database at all. ", 100)));
        var before = File.ReadAllBytes(KbFile);
        Should.Throw<StoreException>(() => Open()).Message.ShouldContain("is not a Chancery store nor any SQLite database");
        File.ReadAllBytes(KbFile).ShouldBe(before);
    }

    [Fact]
    public void A_database_of_another_program_is_left_alone()
    {
        Execute("CREATE TABLE notes (text TEXT)");
        var before = File.ReadAllBytes(KbFile);
        Should.Throw<StoreException>(() => Open()).Message.ShouldContain("is an SQLite database of another program");
        File.ReadAllBytes(KbFile).ShouldBe(before);
    }

    [Fact]
    public void A_newer_schema_is_refused()
    {
        Open().Dispose();
        Execute("INSERT INTO schema_versions VALUES (999, '999_future.sql')");
        foreach (var readOnly in new[] { false, true })
        {
            Should.Throw<StoreException>(() => Open(readOnly: readOnly)).Message.ShouldContain("was written by a newer Chancery (schema 999");
        }
    }

    [Fact]
    public void An_empty_schema_is_brought_up_to_date_and_only_once()
    {
        using (var store = Open())
        {
            store.Summary().SchemaVersion.ShouldBe(SqliteMigrations.Newest);
        }

        using var again = Open();
        again.Summary().SchemaVersion.ShouldBe(SqliteMigrations.Newest);
    }

    [Fact]
    public void Several_programs_may_open_a_new_file_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            File.Delete(KbFile);
            Parallel.For(0, 4, _ => Open().Dispose());
            using var store = Open(readOnly: true);
            store.Summary().SchemaVersion.ShouldBe(SqliteMigrations.Newest);
        }
    }

    [Fact]
    public void A_store_opened_for_reading_reads_and_refuses_to_write()
    {
        var document = Sample.Document("a.txt", "访问");
        using (var store = Open())
        {
            store.Save([Sample.Told(document)], Sample.DataVersion);
        }

        using var reading = Open(readOnly: true);
        reading.Search("访问", null, 10).Total.ShouldBe(1);
        Should.Throw<StoreException>(() => reading.Save([Sample.Told(document)], "v")).Message.ShouldEndWith("was opened for reading only");
        Should.Throw<StoreException>(() => reading.Remove("a.txt"));
    }

    [Fact]
    public void A_second_store_reads_the_last_finished_batch_while_the_first_writes()
    {
        using var writing = Open(PausingResolver(() =>
        {
            using var reading = Open();
            reading.Summary().Documents.ShouldBe(1);
            reading.Search("访问", null, 10).Total.ShouldBe(1);
        }));
        writing.Save([Sample.Told(Sample.Document("a.txt", "访问开始。"))], Sample.DataVersion);
        var second = Sample.Document("b.txt", "访问结束。");
        writing.Save([Sample.Told(second, Sample.Tell(second, Sample.Visit("2024"), "访问"))], Sample.DataVersion);
        writing.Summary().Documents.ShouldBe(2);
    }

    [Fact]
    public void A_second_writer_that_waits_too_long_is_told_why()
    {
        using var first = Open(PausingResolver(() =>
        {
            using var second = SqliteRecordStore.Open(KbFile, Resolver, Analyzer, readOnly: false, TimeSpan.FromSeconds(1));
            Should.Throw<StoreException>(() => second.Remove("a.txt")).Message.ShouldContain("is being written by another program; wait until it is done");
        }));
        var document = Sample.Document("a.txt", "访问");
        first.Save([Sample.Told(document, Sample.Tell(document, Sample.Visit("2024"), "访问"))], Sample.DataVersion);
    }

    [Fact]
    public void Threads_may_share_a_store()
    {
        using var store = Open();
        Parallel.For(0, 40, i =>
        {
            var document = Sample.Document($"{i}.txt", $"第{i}次访问。");
            store.Save([Sample.Told(document, Sample.Tell(document, Sample.Visit("2024"), "次访问"))], Sample.DataVersion);
            store.Search("访问", null, 5).Items.ShouldNotBeEmpty();
        });
        store.ListRecords(new RecordFilter()).Items.ShouldHaveSingleItem().Sources.Documents.ShouldBe(40);
    }

    [Fact]
    public void The_full_text_index_stays_whole_when_documents_come_and_go()
    {
        using (var store = Open())
        {
            for (var round = 0; round < 3; round++)
            {
                for (var i = 0; i < 10; i++)
                {
                    var document = Sample.Document($"{i}.txt", $"第{i}次访问，第{round}轮。\nРаунд {round}");
                    store.Save([Sample.Told(document, Sample.Tell(document, Sample.Visit($"20{i}{round}"), "次访问"))], Sample.DataVersion);
                }
            }
        }

        Execute("INSERT INTO paragraph_words (paragraph_words) VALUES ('integrity-check')");
        Execute("INSERT INTO statement_words (statement_words) VALUES ('integrity-check')");
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={KbFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Does something once, in the middle of a transaction.</summary>
    private static DelegatingResolver PausingResolver(Action action)
    {
        var done = false;
        return new DelegatingResolver(Resolver, _ =>
        {
            if (!done)
            {
                done = true;
                action();
            }
        });
    }
}
