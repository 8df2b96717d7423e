using System.Globalization;
using System.Text;

namespace Chancery.Engine.Sources.Metadata;

/// <summary>
/// The top-level <c>key: value</c> pairs of YAML front matter. Deliberately not a YAML parser: front matter comes from strangers, and of
/// nested values, anchors and tags nothing is needed. Whatever it does not understand is passed over.
/// </summary>
internal static class FrontMatterText
{
    private const int LongestValue = 4000;

    /// <summary>Keys in lower case with their values, unquoted; the first of equal keys counts.</summary>
    internal static Dictionary<string, string> Read(ReadOnlySpan<char> yaml)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        string? folded = null;
        foreach (var line in yaml.EnumerateLines())
        {
            if (line.IsEmpty || line[0] is ' ' or '\t')
            {
                if (folded is not null && values[folded].Length < LongestValue)
                {
                    values[folded] = (values[folded] + " " + line.Trim().ToString()).Trim();
                }

                continue;
            }

            folded = null;
            var colon = line.IndexOf(':');
            if (colon <= 0 || line[0] is '#' or '-' || (colon + 1 < line.Length && line[colon + 1] is not (' ' or '\t')))
            {
                continue;
            }

            var key = line[..colon].Trim().Trim("\"'").ToString().ToLowerInvariant();
            var value = Unquote(line[(colon + 1)..].Trim());
            var isBlock = value is "|" or ">" or "|-" or ">-";
            if (key.Length > 0 && values.TryAdd(key, isBlock ? string.Empty : value) && isBlock)
            {
                folded = key;
            }
        }

        return values;
    }

    private static string Unquote(ReadOnlySpan<char> value)
    {
        value = value[..Math.Min(value.Length, LongestValue)];
        if (value.IsEmpty)
        {
            return string.Empty;
        }

        if (value[0] == '\'')
        {
            var end = value[1..].LastIndexOf('\'');
            return (end < 0 ? value[1..] : value.Slice(1, end)).ToString().Replace("''", "'", StringComparison.Ordinal);
        }

        if (value[0] == '"')
        {
            return Unescape(value[1..]);
        }

        var comment = value.IndexOf(" #");
        value = comment < 0 ? value : value[..comment].TrimEnd();
        return (value[0] == '[' && value[^1] == ']' ? value[1..^1].Trim().Trim("\"'") : value).ToString();
    }

    private static string Unescape(ReadOnlySpan<char> value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length && value[i] != '"'; i++)
        {
            if (value[i] != '\\' || i + 1 == value.Length)
            {
                text.Append(value[i]);
                continue;
            }

            i++;
            if (value[i] == 'u' && i + 4 < value.Length
                && ushort.TryParse(value.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                text.Append((char)code);
                i += 4;
            }
            else
            {
                text.Append(value[i] is 'n' or 't' or 'r' ? ' ' : value[i]);
            }
        }

        return text.ToString();
    }
}
