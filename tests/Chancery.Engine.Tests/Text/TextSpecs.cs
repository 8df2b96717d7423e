using Chancery.Engine.Data;
using Chancery.Engine.Text;
using Chancery.Model;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Chancery.Engine.Tests.Text;

/// <summary>One case of <c>tests/specs/text/&lt;lang&gt;/*.yaml</c>.</summary>
public sealed class TextSpec
{
    public string Name { get; set; } = "";

    public string Source { get; set; } = "";

    public DocumentFormat Format { get; set; }

    /// <summary>Title from the metadata.</summary>
    public string? Title { get; set; }

    /// <summary>Expected paragraphs: <c>Kind language: text</c>, headings and rows with their level behind the kind, repeats with <c>=index</c>.</summary>
    public List<string>? Paragraphs { get; set; }

    /// <summary>Expected sentences, in order.</summary>
    public List<string>? Sentences { get; set; }

    public string File { get; set; } = "";

    public override string ToString() => $"{File}: {Name}";
}

internal static class TextSpecs
{
    public static readonly ChanceryData Data = new(Path.Combine(AppContext.BaseDirectory, "data"));
    public static readonly TextCleaner Cleaner = new(Data);

    public static IEnumerable<TextSpec> Load(string language)
    {
        var deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "specs", "text", language), "*.yaml").Order(StringComparer.Ordinal))
        {
            foreach (var spec in deserializer.Deserialize<List<TextSpec>>(File.ReadAllText(file)))
            {
                spec.File = $"{language}/{Path.GetFileName(file)}";
                yield return spec;
            }
        }
    }

    public static CleanDocument Clean(string text, DocumentFormat format = DocumentFormat.Text, string? title = null) => Cleaner.Clean(new SourceDocument
    {
        Id = "0",
        Path = "test",
        Text = text,
        ContentHash = "0",
        Encoding = "utf-8",
        Format = format,
        Metadata = new DocumentMetadata { Title = title is null ? null : new MetadataValue(title, "test") },
    });

    /// <summary>Paragraphs as the specs write them.</summary>
    public static List<string> Dump(CleanDocument document) =>
        [.. document.Paragraphs.Select(p =>
            p.Kind + (p.Level > 0 ? " " + p.Level : "") + (p.RepeatOf >= 0 ? " =" + p.RepeatOf : "") + $" {p.Language}: " + p.Span.In(document.Text).ToString())];
}
