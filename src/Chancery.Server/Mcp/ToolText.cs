using System.Text;
using Chancery.Model;
using Chancery.Server.Api;
using Chancery.Server.Exports;
using Chancery.Server.Ui;

namespace Chancery.Server.Mcp;

/// <summary>Records and places as tools give them, for programs and in lines for reading. One instance answers one call.</summary>
internal sealed class ToolText(DocumentTexts documents, Quotations quotations, UiWords words)
{
    private const int LongestQuote = 400;

    /// <summary>A record with the first places that tell it.</summary>
    public CitedRecord Cite(Record record, int places)
    {
        var line = FactWords.Line(record.Fact, words.English);
        var text = $"{record.Fact.Date ?? "undated"} {record.Fact.Type.Name()} {string.Join(", ", record.Fact.Parties)}: {line.Headline}"
            + (line.Details.Length > 0 ? " · " + line.Details : "");
        return new CitedRecord(
            OneLine(text), RecordJson.Of(record, documents), quotations.LinkToRecord(record.Id), [.. record.Evidence.Take(places).Select(Cite)]);
    }

    /// <summary>A place, its quote cut when it is long.</summary>
    public Quotation Cite(Evidence evidence) => quotations.Shortened(evidence, LongestQuote);

    /// <summary>Writes a record with its sources.</summary>
    public static void Write(StringBuilder text, CitedRecord cited, string id)
    {
        text.Append("- ").Append(cited.Line).Append(" [").Append(id).Append("]\n");
        foreach (var place in cited.Citations)
        {
            Write(text, place);
        }
    }

    /// <summary>Writes a place: the quote, and where it is.</summary>
    public static void Write(StringBuilder text, Quotation place)
    {
        text.Append("  “").Append(OneLine(place.Quote)).Append("” ").Append(OneLine(place.Title ?? place.Doc));
        if (place.Date is { } date)
        {
            text.Append(", ").Append(date);
        }

        text.Append(", ").Append(place.Link ?? $"{place.Path} characters {place.Start} to {place.End}").Append('\n');
    }

    /// <summary>Writes how much there is and how to go on.</summary>
    public static void WriteEnd(StringBuilder text, int shown, long total, string? next, string what)
    {
        text.Append(total == 0 ? $"There are no {what} for this.\n" : $"{shown} of {total} {what}.\n");
        if (next is not null)
        {
            text.Append("For more call again with cursor ").Append(next).Append('\n');
        }
    }

    /// <summary>Text on one line.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
