using System.Text;
using System.Text.Json;
using Chancery.Server.Exports.Citing;

namespace Chancery.Server.Tests.Exports;

public sealed class CitationTests : IClassFixture<ExportSample>
{
    private readonly ExportSample _sample;

    public CitationTests(ExportSample sample)
    {
        _sample = sample;
    }

    [Fact]
    public void Csl_follows_the_rules_of_its_schema()
    {
        using var items = JsonDocument.Parse(_sample.Text("csl"));
        items.RootElement.GetArrayLength().ShouldBe(2);
        foreach (var item in items.RootElement.EnumerateArray())
        {
            item.GetProperty("id").GetString()!.ShouldMatch("^[a-z0-9]+$");
            item.GetProperty("type").GetString().ShouldBeOneOf("webpage", "document");
            item.EnumerateObject().Select(p => p.Name).Except(["id", "type", "title", "author", "publisher", "container-title", "publisher-place", "issued", "URL", "language", "archive_location", "note"]).ShouldBeEmpty();
            item.GetProperty("author")[0].GetProperty("literal").GetString().ShouldBe("O'Neil, A. & Co");
            item.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.String).ShouldAllBe(p => !p.Value.GetString()!.Contains('\n'));
        }

        var plain = items.RootElement[0];
        plain.GetProperty("issued").GetRawText().ShouldBe("{\"date-parts\":[[2024,10,14]]}");
        plain.GetProperty("URL").GetString().ShouldBe("https://example.org/a?b=1&c=d%20e");
        plain.GetProperty("container-title").GetString().ShouldBe("The \"Daily\" Record");
        plain.GetProperty("note").GetString()!.ShouldStartWith("\u201C=fact 0, \"quoted\" <b> \U00020001\u201D [2-25] | ");
        plain.GetProperty("note").GetString()!.ShouldEndWith(" | and 10 more");
        var hostile = items.RootElement[1];
        hostile.GetProperty("issued").GetRawText().ShouldBe("{\"date-parts\":[[2024]],\"circa\":true}");
        hostile.TryGetProperty("URL", out _).ShouldBeFalse("javascript: is no address to follow");
        hostile.GetProperty("publisher").GetString().ShouldBe("The \"Daily\" Record");
    }

    [Fact]
    public void Ris_is_read_back()
    {
        var references = ReadRis(_sample.Text("ris"));
        references.Count.ShouldBe(2);
        references[0]["TY"].ShouldBe(["ELEC"]);
        references[0]["TI"].ShouldBe(["Thirty years of talks"]);
        references[0]["DA"].ShouldBe(["2024/10/14/"]);
        references[0]["UR"].ShouldBe(["https://example.org/a?b=1&c=d%20e"]);
        references[0]["N1"].Count.ShouldBe(6);
        references[1]["TY"].ShouldBe(["GEN"]);
        references[1]["DA"].ShouldBe(["2024///"]);
        references[1]["TI"].Single().ShouldContain("]]> <script>alert(1)</script> &");
    }

    [Fact]
    public void Bibtex_is_read_back()
    {
        var entries = ReadBibTeX(_sample.Text("bibtex"));
        entries.Count.ShouldBe(2);
        entries[0]["title"].ShouldBe("{Thirty years of talks}");
        entries[0]["year"].ShouldBe("2024");
        entries[0]["month"].ShouldBe("10");
        entries[0]["author"].ShouldBe("{O'Neil, A. \\& Co}");
        entries[1]["date"].ShouldBe("2024~");
        entries[1]["title"].ShouldContain("\\textbraceleft{}brace\\textbraceright{} \\textbackslash{}cmd");
        entries[1].ShouldNotContainKey("url");
    }

    [Fact]
    public void A_record_is_cited_with_its_words()
    {
        var record = _sample.Find(f => f.Title == "Defence talks");
        var citation = Citations.OfRecord(record, _sample.Job.Documents).ShouldHaveSingleItem();
        CitationLine.Of(citation).ShouldBe(
            "\u201C=fact 0, \"quoted\" <b> \U00020001\u201D (O'Neil, A. & Co, \u201CThirty years of talks\u201D, The \"Daily\" Record, 2024-10-14, https://example.org/a?b=1&c=d%20e; a/plain.txt 2-25)");
        using var items = JsonDocument.Parse(CslJson.Of([citation]));
        items.RootElement[0].GetProperty("title").GetString().ShouldBe("Thirty years of talks");
    }

    [Fact]
    public void A_document_is_cited_by_what_is_known_of_it()
    {
        var entry = _sample.Job.Documents.Get(ExportSample.PlainDocument).Stored.Entry;
        CitationLine.Of(Citations.OfDocument(entry)).ShouldBe(
            "O'Neil, A. & Co, \u201CThirty years of talks\u201D, The \"Daily\" Record, 2024-10-14, https://example.org/a?b=1&c=d%20e");
        var bare = Citations.OfDocument(entry with { Metadata = new() });
        CitationLine.Of(bare).ShouldBe("\u201Cplain.txt\u201D");
        Ris.Of(bare).ShouldBe($"TY  - GEN\r\nID  - {bare.Key}\r\nTI  - plain.txt\r\nAN  - a/plain.txt\r\nER  - \r\n\r\n");
    }

    private static List<Dictionary<string, List<string>>> ReadRis(string text)
    {
        var references = new List<Dictionary<string, List<string>>>();
        var current = new Dictionary<string, List<string>>();
        foreach (var line in text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            line.ShouldMatch("^[A-Z][A-Z0-9]  - ");
            var (tag, value) = (line[..2], line[6..]);
            if (tag == "ER")
            {
                references.Add(current);
                current = [];
                continue;
            }

            (current.Count == 0).ShouldBe(tag == "TY", "a reference starts with TY");
            (current.TryGetValue(tag, out var values) ? values : current[tag] = []).Add(value);
        }

        current.ShouldBeEmpty("a reference ends with ER");
        return references;
    }

    /// <summary>Reads as BibTeX does: a value ends where its braces, escaped or not, are closed.</summary>
    private static List<Dictionary<string, string>> ReadBibTeX(string text)
    {
        var entries = new List<Dictionary<string, string>>();
        foreach (var body in text.Split("\n}\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            body.ShouldMatch("^@misc\\{[a-z0-9]+,\n");
            var fields = new Dictionary<string, string>();
            var rest = body[body.IndexOf('\n', StringComparison.Ordinal)..];
            while (rest.Length > 0)
            {
                var equals = rest.IndexOf(" = {", StringComparison.Ordinal);
                var name = rest[..equals].Trim(',', '\n', ' ');
                var (value, end) = Braced(rest, equals + 3);
                fields.Add(name, value);
                rest = rest[end..];
            }

            entries.Add(fields);
        }

        return entries;
    }

    private static (string Value, int End) Braced(string text, int open)
    {
        var value = new StringBuilder();
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return (value.ToString()[1..], i + 1);
            }

            value.Append(text[i]);
        }

        throw new ShouldAssertException("a brace is not closed: " + text[open..]);
    }
}
