using System.Text;
using System.Text.Json;

namespace Chancery.Server.Exports.Citing;

/// <summary>Citations as CSL-JSON (Citation Style Language 1.0.2), as Zotero, pandoc and citeproc read it.</summary>
public static class CslJson
{
    /// <summary>Several citations as a JSON array.</summary>
    public static string Of(IEnumerable<Citation> citations)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, ExportText.Json))
        {
            writer.WriteStartArray();
            foreach (var citation in citations)
            {
                Write(writer, citation);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes one citation as an object.</summary>
    internal static void Write(Utf8JsonWriter writer, Citation citation)
    {
        writer.WriteStartObject();
        writer.WriteString("id", citation.Key);
        writer.WriteString("type", citation.Address is null ? "document" : "webpage");
        writer.WriteString("title", citation.Title);
        if (citation.Author is { } author)
        {
            writer.WriteStartArray("author");
            writer.WriteStartObject();
            writer.WriteString("literal", author);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        WriteText(writer, citation.Address is null ? "publisher" : "container-title", citation.Source);
        WriteText(writer, "publisher-place", citation.Place);
        WriteDate(writer, citation);
        WriteText(writer, "URL", citation.Address);
        WriteText(writer, "language", citation.Language);
        writer.WriteString("archive_location", citation.Path);
        WriteText(writer, "note", CitationLine.Passages(citation));
        writer.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter writer, Citation citation)
    {
        if (citation.Date is not { } date)
        {
            return;
        }

        writer.WriteStartObject("issued");
        writer.WriteStartArray("date-parts");
        writer.WriteStartArray();
        writer.WriteNumberValue(date.Year);
        if (date.Month is { } month)
        {
            writer.WriteNumberValue(month);
        }

        if (date.Day is { } day)
        {
            writer.WriteNumberValue(day);
        }

        writer.WriteEndArray();
        writer.WriteEndArray();
        if (citation.IsDateApproximate)
        {
            writer.WriteBoolean("circa", value: true);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
