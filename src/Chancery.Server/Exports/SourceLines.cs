namespace Chancery.Server.Exports;

/// <summary>Line numbers in a document, for those who open it in an editor.</summary>
public static class SourceLines
{
    /// <summary>Number from 1 of the line that holds an offset.</summary>
    /// <param name="text">Decoded text.</param>
    /// <param name="offset">UTF-16 offset in it.</param>
    public static int NumberOf(string text, int offset) => text.AsSpan(0, offset).Count('\n') + 1;
}
