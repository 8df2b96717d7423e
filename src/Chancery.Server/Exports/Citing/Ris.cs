using System.Text;

namespace Chancery.Server.Exports.Citing;

/// <summary>Citations as RIS, as EndNote, Zotero, Mendeley and JabRef read it: UTF-8, lines end with CR LF.</summary>
public static class Ris
{
    /// <summary>One citation, from <c>TY</c> to <c>ER</c>, with an empty line behind it.</summary>
    public static string Of(Citation citation)
    {
        var text = new StringBuilder();
        Add(text, "TY", citation.Address is null ? "GEN" : "ELEC");
        Add(text, "ID", citation.Key);
        Add(text, "TI", citation.Title);
        Add(text, "AU", citation.Author);
        Add(text, "PB", citation.Source);
        Add(text, "CY", citation.Place);
        if (citation.Date is { } date)
        {
            Add(text, "PY", $"{date.Year:D4}");
            Add(text, "DA", date.Month is null ? $"{date.Year:D4}///" : $"{date.Year:D4}/{date.Month:D2}/{(date.Day is null ? "" : $"{date.Day:D2}")}/");
        }

        Add(text, "UR", citation.Address);
        Add(text, "LA", citation.Language);
        Add(text, "AN", citation.Path);
        foreach (var passage in citation.Passages)
        {
            Add(text, "N1", CitationLine.Passage(passage));
        }

        Add(text, "N1", CitationLine.LeftOut(citation));
        return text.Append("ER  - \r\n\r\n").ToString();
    }

    private static void Add(StringBuilder text, string tag, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(tag).Append("  - ").Append(value).Append("\r\n");
        }
    }
}
