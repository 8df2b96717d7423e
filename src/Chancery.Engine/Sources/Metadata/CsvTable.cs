using System.Text;

namespace Chancery.Engine.Sources.Metadata;

/// <summary>A record of a CSV file.</summary>
/// <param name="Line">Line it starts on, from 1.</param>
/// <param name="Fields">Its fields, unquoted.</param>
internal sealed record CsvRecord(int Line, List<string> Fields);

/// <summary>Reads comma-separated values as RFC 4180 tells; line breaks of any kind. Linear; a quote that never closes takes the rest.</summary>
internal static class CsvTable
{
    /// <summary>All records that are not blank.</summary>
    internal static List<CsvRecord> Read(string text)
    {
        var records = new List<CsvRecord>();
        var field = new StringBuilder();
        var fields = new List<string>();
        int line = 1, started = 1;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append(c);
                    i++;
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    line += c == '\n' ? 1 : 0;
                    field.Append(c);
                }
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c == ',')
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else if (c is '\n' or '\r')
            {
                i += c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                End(records, fields, field, started);
                fields = [];
                started = ++line;
            }
            else
            {
                field.Append(c);
            }
        }

        End(records, fields, field, started);
        return records;
    }

    private static void End(List<CsvRecord> records, List<string> fields, StringBuilder field, int line)
    {
        if (fields.Count > 0 || field.Length > 0)
        {
            fields.Add(field.ToString());
            records.Add(new CsvRecord(line, fields));
        }

        field.Clear();
    }
}
