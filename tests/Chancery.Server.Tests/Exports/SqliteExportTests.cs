using Chancery.Model;
using Microsoft.Data.Sqlite;

namespace Chancery.Server.Tests.Exports;

public sealed class SqliteExportTests : IClassFixture<ExportSample>, IDisposable
{
    private readonly ExportSample _sample;
    private readonly string _file = Path.GetTempFileName();
    private readonly SqliteConnection _connection;

    public SqliteExportTests(ExportSample sample)
    {
        _sample = sample;
        File.WriteAllBytes(_file, sample.Bytes("sqlite", job => job with { Explorer = new Uri("http://127.0.0.1:5210/") }));
        _connection = new SqliteConnection($"Data Source={_file};Mode=ReadOnly;Pooling=False");
        _connection.Open();
    }

    public void Dispose()
    {
        _connection.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void The_file_is_sound_and_every_foreign_key_leads_somewhere()
    {
        Query("PRAGMA integrity_check").ShouldBe(["ok"]);
        Query("PRAGMA foreign_key_check").ShouldBeEmpty();
    }

    [Fact]
    public void Every_table_has_a_primary_key()
    {
        foreach (var table in Query("SELECT name FROM sqlite_master WHERE type='table'"))
        {
            Query($"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0").ShouldNotBeEmpty(table);
        }
    }

    [Fact]
    public void Every_record_is_in_the_table_of_its_type()
    {
        foreach (var type in RecordTypes.All)
        {
            Query($"SELECT COUNT(*) FROM \"{type.Name()}\" JOIN records USING(id) WHERE records.type = '{type.Name()}'")
                .ShouldBe(Query($"SELECT COUNT(*) FROM records WHERE type = '{type.Name()}'"));
        }

        Query("SELECT COUNT(*) FROM records").ShouldBe([_sample.Job.Records().Count().ToString()]);
    }

    [Fact]
    public void Values_are_laid_flat()
    {
        Query("SELECT value || '|' || typeof(value) || '|' || unit || '|' || change_value || '|' || change_basis FROM indicator").ShouldBe(["240100000000.0|real|USD|26.3|yoy"]);
        Query("SELECT sessions_count || '|' || sessions_as_of || '|' || parent FROM mechanism WHERE cadence = 'annual'").ShouldBe(["28|2024|Regular Meeting"]);
        Query("SELECT speaker_role || '|' || speaker_party || '|' || act FROM statement").ShouldBe(["President|RUS|praise"]);
        Query("SELECT person || '|' || party FROM participants JOIN records ON records.id = record_id WHERE title = 'Defence talks' ORDER BY position").ShouldBe(["Dong Jun|CHN", "Belousov|RUS"]);
        Query("SELECT side || '|' || event_actors.party FROM event_actors JOIN event ON event.id = record_id WHERE code = 'SANCTION' ORDER BY side").ShouldBe(["source|USA", "target|RUS"]);
        Query("SELECT name || '|' || iso2 || '|' || cow FROM parties WHERE code = 'CHN'").ShouldBe(["China|CN|710"]);
    }

    [Fact]
    public void Dates_have_their_first_and_last_day()
    {
        Query("SELECT date_from || '|' || date_to FROM records WHERE title = 'River Shield'").ShouldBe(["2024-07-30|2024-08-02"]);
        Query("SELECT date_from || '|' || date_to FROM records WHERE title = 'Border summit'").ShouldBe(["2023-09-01|2023-09-30"]);
        Query("SELECT date_from || '|' || (date_to IS NULL) FROM records WHERE title = 'Joint Commission'").ShouldBe(["1996-01-01|1"]);
        Query("SELECT (date_from IS NULL) || '|' || date FROM records WHERE plover = 'REJECT'").ShouldBe(["1|XXXX-05-16"]);
    }

    [Fact]
    public void Evidence_is_the_slice_that_its_offsets_name()
    {
        var document = _sample.Job.Documents.Get(ExportSample.HostileDocument);
        foreach (var row in Query($"SELECT start_offset || '|' || end_offset || '|' || quote FROM evidence WHERE document_id = '{ExportSample.HostileDocument}'"))
        {
            var parts = row.Split('|', 3);
            var (start, end) = (document.Index.ToUtf16(int.Parse(parts[0])), document.Index.ToUtf16(int.Parse(parts[1])));
            document.Stored.Text[start..end].ShouldBe(parts[2]);
        }
    }

    [Fact]
    public void Links_lead_to_the_explorer_that_was_named()
    {
        Query("SELECT COUNT(*) FROM records WHERE link NOT LIKE 'http://127.0.0.1:5210/records/%'").ShouldBe(["0"]);
        Query("SELECT COUNT(*) FROM documents WHERE link NOT LIKE 'http://127.0.0.1:5210/documents/%'").ShouldBe(["0"]);
    }

    private List<string> Query(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return rows;
    }
}
