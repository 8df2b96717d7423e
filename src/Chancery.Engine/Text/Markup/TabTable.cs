namespace Chancery.Engine.Text.Markup;

/// <summary>Lines whose cells are separated by tabs, as converted documents have them.</summary>
internal static class TabTable
{
    /// <summary>Adds a line as a table row when it holds a tab; rows in a row make one table.</summary>
    /// <param name="builder">Where the row goes.</param>
    /// <param name="text">Decoded source.</param>
    /// <param name="start">First character that is not blank.</param>
    /// <param name="end">One past the last that is not blank.</param>
    internal static bool TryAdd(DraftBuilder builder, string text, int start, int end)
    {
        if (!text.AsSpan(start, end - start).Contains('\t'))
        {
            return false;
        }

        OpenRow(builder);
        builder.Add(text, RowStart(text, start), end);
        builder.Close();
        return true;
    }

    /// <summary>Where a row starts whose first cells may be empty: tabs before its first text belong to it.</summary>
    internal static int RowStart(string text, int start)
    {
        while (start > 0 && text[start - 1] == '\t')
        {
            start--;
        }

        return start;
    }

    /// <summary>Opens a row of the table that the last block belongs to, or of a new one.</summary>
    internal static void OpenRow(DraftBuilder builder)
    {
        builder.Close();
        if (builder.Last is not { Kind: ParagraphKind.TableRow })
        {
            builder.Draft.Tables++;
        }

        builder.Open(ParagraphKind.TableRow, builder.Draft.Tables);
    }
}
