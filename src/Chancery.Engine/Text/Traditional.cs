using Chancery.Engine.Data;

namespace Chancery.Engine.Text;

/// <summary>What a traditional character folds to.</summary>
/// <param name="Simplified">The simplified character.</param>
/// <param name="Shared">True when traditional text writes the simplified character too, in another sense.</param>
internal readonly record struct SimplifiedForm(char Simplified, bool Shared);

/// <summary>Reads <c>data/text/traditional.txt</c>.</summary>
internal static class Traditional
{
    private const string File = "text/traditional.txt";

    /// <summary>Traditional to simplified characters.</summary>
    /// <exception cref="DataException">A line is not as the head of the file says.</exception>
    internal static Dictionary<char, SimplifiedForm> Read(ChanceryData data)
    {
        var map = new Dictionary<char, SimplifiedForm>();
        var number = 0;
        foreach (var line in data.ReadText(File).AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            if (line.Length is not (3 or 5) || line[1] != '\t' || (line.Length == 5 && !line.EndsWith("\t=")))
            {
                throw new DataException(File, number, "a line is a traditional character, a tab and a simplified character, with a tab and = behind when the latter is shared");
            }

            if (!map.TryAdd(line[0], new SimplifiedForm(line[2], line.Length == 5)))
            {
                throw new DataException(File, number, $"'{line[0]}' is listed twice");
            }
        }

        return map;
    }
}
