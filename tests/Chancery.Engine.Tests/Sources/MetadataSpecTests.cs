using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Chancery.Engine.Tests.Sources;

/// <summary>One case of <c>tests/specs/sources/*.yaml</c>; fields as <c>value | origin</c>, "-" for none.</summary>
public sealed class MetadataSpec
{
    public string File { get; set; } = "";

    public string Source { get; set; } = "";

    public string Title { get; set; } = "-";

    public string Date { get; set; } = "-";

    public string Publisher { get; set; } = "-";

    public string Author { get; set; } = "-";

    public string Address { get; set; } = "-";

    public string Place { get; set; } = "-";

    public string Language { get; set; } = "-";
}

public class MetadataSpecTests
{
    [Fact]
    public void Metadata_are_found_where_documents_write_them()
    {
        var deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var failures = new List<string>();
        foreach (var spec in deserializer.Deserialize<List<MetadataSpec>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "specs", "sources", "metadata.yaml"))))
        {
            using var folder = new SourceFolder();
            var metadata = SourceFolder.Document(folder.Add(spec.File, spec.Source)).Metadata;
            var found = new[] { metadata.Title, metadata.Date, metadata.Source, metadata.Author, metadata.Address, metadata.Place, metadata.Language }
                .Select(v => v is null ? "-" : $"{v.Value} | {v.Origin}").ToArray();
            string[] expected = [spec.Title, spec.Date, spec.Publisher, spec.Author, spec.Address, spec.Place, spec.Language];
            if (!expected.SequenceEqual(found))
            {
                failures.Add($"{spec.File}: {spec.Source}\n  expected {string.Join("; ", expected)}\n  found    {string.Join("; ", found)}");
            }
        }

        failures.ShouldBeEmpty(string.Join("\n", failures));
    }
}
