using System.Buffers.Text;
using System.Text;

namespace Chancery.Store;

/// <summary>Cursors of pages: where the page before ended, opaque to those who pass them on.</summary>
internal static class Cursor
{
    private const char Separator = '\n';

    /// <summary>Writes a cursor.</summary>
    /// <param name="list">Name of the list and its order, so that a cursor of another list is refused.</param>
    /// <param name="position">Values of the sort key of the last item.</param>
    public static string Write(string list, params ReadOnlySpan<string> position) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(list + Separator + string.Join(Separator, position)));

    /// <summary>Reads a cursor; null for null.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="list">Name of the list and its order.</param>
    /// <param name="values">Number of values it must hold.</param>
    /// <exception cref="ArgumentException">It is no cursor of this list.</exception>
    public static string[]? Read(string? cursor, string list, int values)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator);
            if (parts.Length == values + 1 && parts[0] == list)
            {
                return parts[1..];
            }
        }
        catch (FormatException)
        {
            // Falls through to the one message for every cursor that is not ours.
        }

        throw NotOfThisList(cursor);
    }

    /// <summary>A whole number from a cursor.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static long Number(string value, string? cursor) => long.TryParse(value, out var number) ? number : throw NotOfThisList(cursor);

    private static ArgumentException NotOfThisList(string? cursor) =>
        new($"\"{cursor}\" is no cursor of this list; start again from its first page", nameof(cursor));
}
