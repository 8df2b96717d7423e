using Chancery.Engine.Sources.Metadata;

namespace Chancery.Engine.Sources.Readers;

/// <summary>The date that a file name carries, when nothing in the file gives one.</summary>
internal static class FileNameDate
{
    /// <summary>Sets the date from <c>20231128</c> or <c>2023-11-28</c> in a name, set off from other digits.</summary>
    internal static void Set(string name, MetadataBuilder builder)
    {
        if (builder.Has("date"))
        {
            return;
        }

        for (var i = 0; i + 8 <= name.Length; i++)
        {
            if (char.IsAsciiDigit(name[i]) && (i == 0 || !char.IsAsciiDigit(name[i - 1])))
            {
                var rest = name.AsSpan(i);
                if (DateText.TryEightDigits(rest, out var edtf) || IsDashed(rest))
                {
                    builder.Set("date", edtf.Length > 0 ? edtf : rest[..10], "file-name");
                    return;
                }
            }
        }
    }

    private static bool IsDashed(ReadOnlySpan<char> text) =>
        text.Length >= 10 && text[4] == '-' && text[7] == '-'
        && text[..4].IndexOfAnyExceptInRange('0', '9') < 0 && text[5..7].IndexOfAnyExceptInRange('0', '9') < 0 && text[8..10].IndexOfAnyExceptInRange('0', '9') < 0;
}
