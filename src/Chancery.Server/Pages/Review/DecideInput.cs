using System.Globalization;
using System.Text;

namespace Chancery.Server.Pages;

/// <summary>What a person sent with a form for decisions.</summary>
internal sealed class DecideInput
{
    private const int LongestText = 4000;
    private const int LongestPlain = 500;
    private const string FieldPrefix = "f.";
    private const string WasPrefix = "was.";

    private DecideInput(IFormCollection form)
    {
        Do = One(form, "do") ?? string.Empty;
        if (Do.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            Argument = Do[(colon + 1)..];
            Do = Do[..colon];
        }

        Record = One(form, "record") ?? string.Empty;
        Other = One(form, "other");
        Version = One(form, "version");
        OtherVersion = One(form, "otherVersion");
        Find = One(form, "find");
        Who = Plain(form["who"].FirstOrDefault());
        Why = Plain(form["why"].FirstOrDefault());
        Back = LocalAddress.Of(One(form, "back"));
        Statements = [.. form["statement"].OfType<string>()];
        Fields = Prefixed(form, FieldPrefix);
        Was = Prefixed(form, WasPrefix);
    }

    /// <summary>What to do: a kind of decision, <c>find</c> or <c>fill</c>.</summary>
    public string Do { get; }

    /// <summary>What the button says beside that, after a colon: the record to merge with, or the value to fill in.</summary>
    public string? Argument { get; }

    /// <summary>Id of the record.</summary>
    public string Record { get; }

    /// <summary>Id of the other record.</summary>
    public string? Other { get; }

    /// <summary>Version of the record as it was shown.</summary>
    public string? Version { get; }

    /// <summary>Version of the other record as it was shown.</summary>
    public string? OtherVersion { get; }

    /// <summary>Words by which to find another record.</summary>
    public string? Find { get; }

    /// <summary>Who decides, on one line; empty when it is not told.</summary>
    public string Who { get; }

    /// <summary>Why, on one line; empty when it is not told.</summary>
    public string Why { get; }

    /// <summary>Where to go afterwards: an address of this site.</summary>
    public string? Back { get; }

    /// <summary>Ids of the statements that are ticked.</summary>
    public IReadOnlyList<string> Statements { get; }

    /// <summary>Texts of the fields as written.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>Texts of the fields as they were shown.</summary>
    public IReadOnlyDictionary<string, string> Was { get; }

    /// <summary>Fields whose text was changed.</summary>
    public IEnumerable<string> Changed => Fields.Keys.Where(f => Fields[f] != Was.GetValueOrDefault(f, Fields[f]));

    /// <summary>Reads a form.</summary>
    public static DecideInput Read(IFormCollection form) => new(form);

    /// <summary>Text on one line without control characters and marks that change the direction of writing.</summary>
    public static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var c in text ?? string.Empty)
        {
            plain.Append(char.IsControl(c) ? ' ' : CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format && c is not ('\u200C' or '\u200D') ? string.Empty : c.ToString());
        }

        var line = string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestPlain ? line : line[..(char.IsHighSurrogate(line[LongestPlain - 1]) ? LongestPlain - 1 : LongestPlain)];
    }

    private static string? One(IFormCollection form, string name) =>
        form[name].FirstOrDefault()?.Trim() is { Length: > 0 and <= LongestText } value ? value : null;

    private static Dictionary<string, string> Prefixed(IFormCollection form, string prefix) =>
        form.Where(p => p.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(
            p => p.Key[prefix.Length..], p => (p.Value.FirstOrDefault() ?? string.Empty).ReplaceLineEndings("\n").Trim(), StringComparer.Ordinal);
}
