namespace Chancery.Server.Ui;

/// <summary>The language of a short run of text by its script, for the <c>lang</c> attribute.</summary>
public static class Script
{
    /// <summary><c>zh</c>, <c>ru</c> or <c>en</c> by the first letter that tells; null when there is none.</summary>
    public static string? Language(string? text)
    {
        string? latin = null;
        foreach (var c in text ?? "")
        {
            switch (c)
            {
                case >= '\u3400' and <= '\u9FFF':
                    return "zh";
                case >= '\u0400' and <= '\u04FF':
                    return "ru";
                case (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                    latin ??= "en";
                    break;
                default:
                    break;
            }
        }

        return latin;
    }
}
