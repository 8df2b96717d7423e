using System.Text;

namespace Chancery.Server.Exports.Citing;

/// <summary>
/// Citations as BibTeX entries in UTF-8. Characters that TeX would take for commands are escaped, and braces written as commands, so
/// that no title can end its field. <c>date</c> is for biblatex, <c>year</c> and <c>month</c> for the older styles.
/// </summary>
public static class BibTeX
{
    /// <summary>One citation as an entry, with an empty line behind it.</summary>
    public static string Of(Citation citation)
    {
        var text = new StringBuilder("@misc{").Append(citation.Key);
        Add(text, "title", "{" + Escape(citation.Title) + "}");
        Add(text, "author", citation.Author is null ? null : "{" + Escape(citation.Author) + "}");
        Add(text, "howpublished", Escape(citation.Source));
        Add(text, "address", Escape(citation.Place));
        if (citation.Date is { } date)
        {
            Add(text, "date", date + (citation.IsDateApproximate ? "~" : ""));
            Add(text, "year", $"{date.Year:D4}");
            Add(text, "month", date.Month is null ? null : $"{date.Month}");
        }

        Add(text, "url", citation.Address?.Replace("{", "%7B").Replace("}", "%7D"));
        Add(text, "language", Escape(citation.Language));
        Add(text, "path", Escape(citation.Path));
        Add(text, "note", Escape(CitationLine.Passages(citation)));
        return text.Append("\n}\n\n").ToString();
    }

    private static void Add(StringBuilder text, string field, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(",\n  ").Append(field).Append(" = {").Append(value).Append('}');
        }
    }

    private static string? Escape(string? text)
    {
        if (text is null || text.AsSpan().IndexOfAny("\\{}$&#%_~^") < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => escaped.Append(@"\textbackslash{}"),
                '{' => escaped.Append(@"\textbraceleft{}"),
                '}' => escaped.Append(@"\textbraceright{}"),
                '~' => escaped.Append(@"\textasciitilde{}"),
                '^' => escaped.Append(@"\textasciicircum{}"),
                '$' or '&' or '#' or '%' or '_' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
