using System.Net;

namespace Chancery.Engine.Sources.Markup;

/// <summary>Character references of HTML.</summary>
internal static class HtmlEntities
{
    private const int Longest = 34;

    /// <summary>Decodes the reference that a text starts with.</summary>
    /// <param name="text">Starts with <c>&amp;</c>.</param>
    /// <param name="length">Length of the reference in the text.</param>
    /// <param name="value">The characters it stands for.</param>
    /// <returns>False when the text starts with no reference.</returns>
    internal static bool TryDecode(ReadOnlySpan<char> text, out int length, out string value)
    {
        length = 0;
        value = string.Empty;
        var end = text[..Math.Min(text.Length, Longest)].IndexOf(';');
        if (end < 2)
        {
            return false;
        }

        var body = text[1..end];
        if (body.IndexOfAnyExceptInRange('#', 'z') >= 0 || body.IndexOfAny(" <>&=") >= 0)
        {
            return false;
        }

        length = end + 1;
        value = body switch
        {
            "nbsp" => "\u00A0",
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            _ => WebUtility.HtmlDecode(text[..length].ToString()),
        };
        return value.Length < length;
    }

    /// <summary>A short text with its references decoded.</summary>
    internal static string Decode(ReadOnlySpan<char> text) =>
        text.Contains('&') ? WebUtility.HtmlDecode(text.ToString()) : text.ToString();
}
