using Chancery.Engine.Data;

namespace Chancery.Engine.Sources.Metadata;

/// <summary>Reads <c>data/text/metadata.yaml</c>.</summary>
internal sealed class MetadataData
{
    private const string File = "text/metadata.yaml";

    /// <summary>Reads the file.</summary>
    /// <exception cref="DataException">It is missing or not as its head says.</exception>
    internal MetadataData(ChanceryData data)
    {
        var file = new DataFile(data, File);
        FrontMatter = file.Lists("frontMatter");
        Html = file.Lists("html");
        Languages = file.Map("languages");
        Months = ReadMonths(file);
        DateSeparators = file.Text("dateSeparators");
        Numerals = file.Text("numerals");
        DateLine = file.Text("dateLine");
        TitleMarks = file.Text("titleMarks");
        NoTitleEnds = file.Text("noTitleEnds");
        Extensions = [];
        foreach (var (kind, endings) in file.Lists("extensions"))
        {
            Extensions[kind] = endings.ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Field to keys of front matter, best first.</summary>
    internal Dictionary<string, List<string>> FrontMatter { get; }

    /// <summary>Field to places in a page, best first.</summary>
    internal Dictionary<string, List<string>> Html { get; }

    /// <summary>Language tags as written, in lower case, to ours.</summary>
    internal Dictionary<string, string> Languages { get; }

    /// <summary>Names of months in lower case to 1 to 12.</summary>
    internal Dictionary<string, int> Months { get; }

    /// <summary>What parts the numbers of a date.</summary>
    internal string DateSeparators { get; }

    /// <summary>Chinese numerals from 0 to 10, by position.</summary>
    internal string Numerals { get; }

    /// <summary>Characters of a line that holds nothing but a date.</summary>
    internal string DateLine { get; }

    /// <summary>Marks around the name of a publication.</summary>
    internal string TitleMarks { get; }

    /// <summary>Marks with which no title ends.</summary>
    internal string NoTitleEnds { get; }

    /// <summary>Kind of file to endings of names, in lower case with their dot.</summary>
    internal Dictionary<string, HashSet<string>> Extensions { get; }

    /// <summary>True when a name's ending is of a kind.</summary>
    internal bool IsExtension(string kind, string extension) => Extensions.TryGetValue(kind, out var endings) && endings.Contains(extension);

    private static Dictionary<string, int> ReadMonths(DataFile file)
    {
        var months = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, number) in file.Map("months"))
        {
            months[name] = int.TryParse(number, out var month) && month is >= 1 and <= 12
                ? month
                : throw new DataException(File, 0, $"month '{name}' must have a number from 1 to 12");
        }

        return months;
    }
}
