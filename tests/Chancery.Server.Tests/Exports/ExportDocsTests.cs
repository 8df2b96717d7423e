extern alias openxml;

using System.IO.Compression;
using System.Text;
using Chancery.Conventions;
using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;
using openxml::DocumentFormat.OpenXml.Packaging;
using openxml::DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Data.Sqlite;

namespace Chancery.Server.Tests.Exports;

/// <summary>
/// The samples in docs/reference/exports.md are what the program writes for one small document. UPDATE_DOCS=1 in the environment writes
/// them anew.
/// </summary>
public sealed class ExportDocsTests : IClassFixture<ExportDocsTests.OneDocument>
{
    private const string Docs = "docs/reference/exports.md";
    private const int MostLines = 18;

    private readonly OneDocument _sample;

    public ExportDocsTests(OneDocument sample)
    {
        _sample = sample;
    }

    public static TheoryData<string> Names => [.. ExportFormats.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_reference_shows_what_the_program_writes(string name)
    {
        var docs = Repository.Text(Docs);
        var section = docs.IndexOf($"\n## {name}\n", StringComparison.Ordinal);
        section.ShouldBeGreaterThan(0, $"{Docs} has no section '## {name}'");
        var open = docs.IndexOf("\n```\n", section, StringComparison.Ordinal) + 5;
        var close = docs.IndexOf("\n```\n", open - 1, StringComparison.Ordinal);
        var expected = Sample(name);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Docs), docs[..open] + expected + docs[close..]);
            return;
        }

        docs[open..close].ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_table_of_formats_tells_what_each_holds(string name)
    {
        var format = ExportFormats.Get(name);
        Repository.Text(Docs).ShouldContain($"| [`{name}`](#{name}) | {format.Holds} |");
    }

    private string Sample(string name)
    {
        using var output = new MemoryStream();
        ExportFormats.Get(name).Write(new ExportJob(_sample.Store, ExportSample.Knowledge), output);
        var text = name switch
        {
            "csv" => Archive(output),
            "xlsx" => Workbook(output),
            "sqlite" => Tables(output.ToArray()),
            _ => Encoding.UTF8.GetString(output.ToArray()),
        };
        var lines = text.TrimStart('\uFEFF').Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
        return string.Join('\n', lines.Length > MostLines ? [.. lines[..MostLines], "..."] : lines);
    }

    private static string Archive(MemoryStream output)
    {
        using var archive = new ZipArchive(output);
        using var reader = new StreamReader(archive.GetEntry("meeting.csv")!.Open());
        return "meeting.csv:\n" + reader.ReadToEnd().TrimStart('\uFEFF');
    }

    private static string Workbook(MemoryStream output)
    {
        using var book = SpreadsheetDocument.Open(output, isEditable: false);
        var sheet = (WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook!.Descendants<Sheet>().First().Id!);
        var rows = sheet.Worksheet!.Descendants<Row>().Select(r => string.Join(" | ", r.Elements<Cell>().Select(c => c.CellValue?.Text ?? "")));
        return "sheets: " + string.Join(' ', book.WorkbookPart.Workbook.Descendants<Sheet>().Select(s => s.Name)) + "\n" + string.Join('\n', rows);
    }

    private string Tables(byte[] file)
    {
        var path = Path.Combine(_sample.Folder, "export.sqlite");
        File.WriteAllBytes(path, file);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT m.name || '(' || (SELECT group_concat(name, ', ') FROM pragma_table_info(m.name)) || ')' FROM sqlite_master m WHERE type = 'table' ORDER BY rowid";
        using var row = command.ExecuteReader();
        var text = new StringBuilder();
        while (row.Read())
        {
            text.Append(row.GetString(0)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A store with the document of the samples.</summary>
    public sealed class OneDocument : IDisposable
    {
        private const string Text =
            "On 14 October 2024 the defence ministers of China and Russia held talks in Beijing.\n"
            + "The Treaty of Good-Neighbourliness and Friendly Cooperation was signed on 16 July 2001.\n"
            + "On 6 April 2022 the United States imposed sanctions on Russia.\n";

        public string Folder { get; } = Directory.CreateTempSubdirectory("chancery-docs-").FullName;
        public IRecordStore Store { get; }

        public OneDocument()
        {
            Store = RecordStores.Open(Path.Combine(Folder, "docs.db"), new RecordResolver(new ChanceryData()));
            var document = new SourceDocument
            {
                Id = "5f1c0a8e7b2d4c3a9e6f1d20",
                Path = "reports/talks.txt",
                Text = Text,
                ContentHash = "0",
                Encoding = "utf-8",
                Format = DocumentFormat.Text,
                Metadata = new DocumentMetadata
                {
                    Title = new("Three decades of talks", "front-matter:title"),
                    Source = new("River Herald", "front-matter:source"),
                    Date = new("2024-10-15", "front-matter:date"),
                    Address = new("https://herald.example/talks", "front-matter:url"),
                    Language = new("en", "front-matter:language"),
                },
            };
            Store.Save(
                document,
                (new Fact { Type = RecordType.Meeting, Parties = ["CHN", "RUS"], Date = "2024-10-14", Kind = "talks", Place = "Beijing", Participants = [new() { Role = "defence minister", Party = "CHN" }, new() { Role = "defence minister", Party = "RUS" }] }, "the defence ministers of China and Russia held talks in Beijing"),
                (new Fact { Type = RecordType.Agreement, Parties = ["CHN", "RUS"], Date = "2001-07-16", Kind = "treaty", Title = "Treaty of Good-Neighbourliness and Friendly Cooperation", Action = "signed" }, "The Treaty of Good-Neighbourliness and Friendly Cooperation was signed on 16 July 2001"),
                (new Fact { Type = RecordType.Event, Parties = ["RUS", "USA"], Date = "2022-04-06", Code = "SANCTION", Source = ["USA"], Target = ["RUS"] }, "the United States imposed sanctions on Russia"));
        }

        public void Dispose()
        {
            Store.Dispose();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
