using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace Chancery.Server.Exports;

/// <summary>How exports write text: UTF-8 without a mark, line feeds, letters of every script as they are.</summary>
internal static class ExportText
{
    private const char Replacement = '\uFFFD';

    /// <summary>JSON of exports: letters of every script unescaped, one line.</summary>
    public static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The time of entries in archives: always the same, so that the same records give the same bytes.</summary>
    public static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A writer that leaves the stream open.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="mark">True leads with a byte-order mark, for spreadsheets.</param>
    public static StreamWriter Writer(Stream output, bool mark = false) =>
        new(output, new UTF8Encoding(mark), 1 << 16, leaveOpen: true) { NewLine = "\n" };

    /// <summary>An address that is safe to follow: http or https, percent-encoded; null for anything else.</summary>
    public static string? Address(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    /// <summary>The text with what XML 1.0 cannot hold (control characters, halves of surrogate pairs) shown as replacement characters.</summary>
    public static string ForXml(string text)
    {
        var wrong = FirstWrong(text, 0);
        if (wrong < 0)
        {
            return text;
        }

        var clean = text.ToCharArray();
        for (; wrong >= 0; wrong = FirstWrong(text, wrong + 1))
        {
            clean[wrong] = Replacement;
        }

        return new string(clean);
    }

    /// <summary>The text on one line: runs of white space and control characters become one blank, half surrogates replacement characters.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
            {
                line.Append(rune);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    private static int FirstWrong(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
                continue;
            }

            return i;
        }

        return -1;
    }
}
