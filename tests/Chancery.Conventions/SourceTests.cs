using System.Text;

namespace Chancery.Conventions;

public class SourceTests
{
    private const int NinetiethPercentile = 300;
    private const int Longest = 600;

    [Fact]
    public void Files_are_short_enough_to_read()
    {
        var lengths = Repository.Files("src", "*.cs", "*.razor").Concat(Repository.Files("tests", "*.cs"))
            .Select(f => (File: f, Lines: Repository.Text(f).Count(c => c == '\n')))
            .OrderBy(f => f.Lines)
            .ToArray();
        lengths.Where(f => f.Lines > Longest).ShouldBeEmpty();
        lengths[(int)(lengths.Length * 0.9)].Lines.ShouldBeLessThanOrEqualTo(NinetiethPercentile);
    }

    [Fact]
    public void Words_of_documents_are_data_not_code()
    {
        // Chinese and Cyrillic belong in data/: a character of theirs outside a comment is knowledge in the wrong place.
        var wrong = Repository.Files("src", "*.cs", "*.razor")
            .SelectMany(f => Repository.Text(f).Split('\n').Select((line, i) => (Place: $"{f}:{i + 1}", Code: WithoutComment(line))))
            .Where(l => l.Code.EnumerateRunes().Any(IsChineseOrCyrillic))
            .Select(l => l.Place);
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Suppressions_stand_in_the_editorconfig_alone()
    {
        var wrong = Repository.Files("src", "*.cs").Where(f =>
            Repository.Text(f).Contains("#pragma warning", StringComparison.Ordinal) || Repository.Text(f).Contains("SuppressMessage", StringComparison.Ordinal));
        wrong.ShouldBeEmpty();
    }

    private static string WithoutComment(string line)
    {
        for (var at = line.IndexOf("//", StringComparison.Ordinal); at >= 0; at = line.IndexOf("//", at + 2, StringComparison.Ordinal))
        {
            if (line.AsSpan(0, at).Count('"') % 2 == 0)
            {
                return line[..at];
            }
        }

        return line;
    }

    private static bool IsChineseOrCyrillic(Rune rune) => rune.Value is
        (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x0400 and <= 0x052F);
}
