using Chancery.Engine.Data;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Chancery.Engine.Tests.Annotate;

/// <summary>One case of <c>tests/specs/annotate/&lt;lang&gt;/*.yaml</c>.</summary>
public sealed class AnnotateSpec
{
    public string Text { get; set; } = "";

    /// <summary>EDTF date of the document, if it has one.</summary>
    public string? DocumentDate { get; set; }

    /// <summary>Expected <c>written => value</c>, in order; null when the case is not about dates.</summary>
    public List<string>? Dates { get; set; }

    /// <summary>Expected <c>written => kind value unit bound</c>, in order; null when the case is not about quantities.</summary>
    public List<string>? Quantities { get; set; }

    /// <summary>Expected <c>written | kind | codes | marks</c>, in order; null when the case is not about parties.</summary>
    public List<string>? Parties { get; set; }

    /// <summary>Expected <c>written | country | kind</c>, in order; null when the case is not about places.</summary>
    public List<string>? Places { get; set; }

    public string File { get; set; } = "";

    public override string ToString() => $"{File}: {Text}";
}

internal static class Specs
{
    public static readonly ChanceryData Data = new(Path.Combine(AppContext.BaseDirectory, "data"));

    /// <summary>Files of this format; others may stand beside them.</summary>
    private static readonly string[] Subjects = ["dates", "quantities", "parties", "places"];

    public static IEnumerable<AnnotateSpec> Load(string language)
    {
        var deserializer = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build();
        var folder = Path.Combine(AppContext.BaseDirectory, "specs", "annotate", language);
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Where(IsOfThisFormat).Order(StringComparer.Ordinal))
        {
            foreach (var spec in deserializer.Deserialize<List<AnnotateSpec>>(File.ReadAllText(file)))
            {
                spec.File = $"{language}/{Path.GetFileName(file)}";
                yield return spec;
            }
        }
    }

    private static bool IsOfThisFormat(string file) => Array.Exists(Subjects, s => Path.GetFileName(file).StartsWith(s, StringComparison.Ordinal));
}
