namespace Chancery.Server.Ui;

/// <summary>EDTF dates in a reader's language. What is not a date of the contract is shown as it is.</summary>
public static class DateWords
{
    private const string UnknownYear = "XXXX";

    /// <summary>A date or period for reading, such as <c>14 Oct 2024</c> or <c>since 1992</c>.</summary>
    public static string Of(string? edtf, UiText words)
    {
        if (string.IsNullOrEmpty(edtf))
        {
            return words["date.none"];
        }

        var slash = edtf.IndexOf('/');
        if (slash < 0)
        {
            return Point(edtf, words);
        }

        var (from, to) = (edtf[..slash], edtf[(slash + 1)..]);
        return (from, to) switch
        {
            (_, "" or "..") => words.Format("date.since", Point(from, words)),
            ("" or "..", _) => words.Format("date.until", Point(to, words)),
            _ => words.Format("date.between", Point(from, words), Point(to, words)),
        };
    }

    /// <summary>The year a date starts in, for headings; otherwise words that say why there is none.</summary>
    public static string Heading(string? edtf, UiText words) => edtf switch
    {
        { Length: >= 4 } when edtf[..4].All(char.IsAsciiDigit) => edtf[..4],
        not null when edtf.StartsWith("../", StringComparison.Ordinal) || edtf.StartsWith('/') => words["timeline.openStart"],
        _ => words["timeline.noYear"],
    };

    private static string Point(string part, UiText words)
    {
        var plain = part.TrimEnd('~', '?', '%');
        var fields = plain.Split('-');
        var year = fields[0] == UnknownYear ? null : fields[0];
        var text = fields switch
        {
            [_] => year is null ? words["date.yearUnknown"] : words.Format("date.year", year),
            [_, var month] when words.Or("month." + month, "") is { Length: > 0 } name =>
                year is null ? words.Format("date.monthNoYear", name) : words.Format("date.month", year, name),
            [_, var month, "XX"] when words.Or("month." + month, "") is { Length: > 0 } name =>
                year is null ? words.Format("date.monthNoYear", name) : words.Format("date.month", year, name),
            [_, var month, var day] when words.Or("month." + month, "") is { Length: > 0 } name && int.TryParse(day, out var number) =>
                year is null ? words.Format("date.dayNoYear", name, number) : words.Format("date.day", year, name, number),
            _ => part,
        };
        return plain.Length < part.Length ? words.Format("date.about", text) : text;
    }
}
