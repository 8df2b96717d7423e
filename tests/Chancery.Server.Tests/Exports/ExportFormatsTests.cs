using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

namespace Chancery.Server.Tests.Exports;

public sealed class ExportFormatsTests : IClassFixture<ExportSample>
{
    private readonly ExportSample _sample;

    public ExportFormatsTests(ExportSample sample)
    {
        _sample = sample;
    }

    public static TheoryData<string> Names => [.. ExportFormats.All.Select(f => f.Name)];

    [Fact]
    public void The_formats_are_those_that_others_rely_on()
    {
        ExportFormats.All.Select(f => f.Name).Order().ShouldBe(
            ["atop", "bibtex", "cameo", "csl", "csv", "dcad", "ftm", "graphml", "ics", "jsonl", "jsonld", "plover", "ris", "sqlite", "timelinejs", "xlsx"]);
    }

    [Fact]
    public void An_unknown_format_is_told_which_there_are()
    {
        ExportFormats.Find("docx").ShouldBeNull();
        Should.Throw<ExportException>(() => ExportFormats.Get("docx")).Message
            .ShouldBe("'docx' is no export format; there are " + string.Join(", ", ExportFormats.All.Select(f => f.Name)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_store_gives_the_same_bytes(string name)
    {
        var first = _sample.Bytes(name);
        first.ShouldNotBeEmpty();
        if (name == "xlsx")
        {
            return; // A workbook is an archive that notes the time; XlsxExportTests compare its cells.
        }

        _sample.Bytes(name).ShouldBe(first);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_found_is_still_a_whole_file(string name)
    {
        using var output = new ForwardStream();
        var empty = _sample.Job with { Filter = new RecordFilter { Parties = ["NZL"] } };
        ExportFormats.Get(name).Write(empty, output).ShouldBe(0);
        if (name is not ("jsonl" or "ftm" or "ris" or "bibtex"))
        {
            output.Written.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stopped_export_ends(string name)
    {
        using var output = new ForwardStream();
        Should.Throw<OperationCanceledException>(() => ExportFormats.Get(name).Write(_sample.Job with { Stop = new CancellationToken(canceled: true) }, output));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Types_that_a_format_cannot_hold_are_refused_by_name(string name)
    {
        var format = ExportFormats.Get(name);
        var missing = RecordTypes.All.Except(format.Types).ToArray();
        using var output = new ForwardStream();
        if (missing.Length == 0)
        {
            Should.NotThrow(() => format.Write(ExportSample.Only(RecordType.Indicator)(_sample.Job), output));
            return;
        }

        var error = Should.Throw<ExportException>(() => format.Write(ExportSample.Only(missing)(_sample.Job), output));
        error.Message.ShouldBe($"{name} holds records of the types {string.Join(", ", format.Types.Select(t => t.Name()))}, and none of these was asked for");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_jsonl_tells_records_by_document(string name)
    {
        using var output = new ForwardStream();
        var job = _sample.Job with { ByDocument = true };
        if (name == "jsonl")
        {
            ExportFormats.Get(name).Write(job, output).ShouldBeGreaterThan(0);
            return;
        }

        Should.Throw<ExportException>(() => ExportFormats.Get(name).Write(job, output)).Message.ShouldContain("only jsonl");
    }

    [Fact]
    public void Progress_adds_up_to_all_records()
    {
        var told = 0;
        _sample.Bytes("jsonl", job => job with { Progress = more => told += more });
        told.ShouldBe(_sample.Job.Records().Count());
    }

    [Fact]
    public void A_folder_has_a_table_for_each_type()
    {
        var folder = Directory.CreateTempSubdirectory("chancery-csv-").FullName;
        try
        {
            var csv = (IFolderFormat)ExportFormats.Get("csv");
            csv.WriteFolder(_sample.Job, folder).ShouldBe((_sample.Job.Records().Count(), 10));
            Directory.GetFiles(folder).Select(Path.GetFileNameWithoutExtension).Order().ShouldBe(RecordTypes.All.Select(t => t.Name()).Order());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
