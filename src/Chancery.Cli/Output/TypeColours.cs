using Chancery.Model;
using Spectre.Console;

namespace Chancery.Cli.Output;

/// <summary>Terminal colours of record types: the explorer's, as near as a terminal has them.</summary>
internal static class TypeColours
{
    /// <summary>For what stands beside the matter.</summary>
    public static readonly Style Quiet = new(Color.Grey);

    /// <summary>For words that were searched.</summary>
    public static readonly Style Found = new(Color.Yellow, decoration: Decoration.Bold);

    /// <summary>The style of a type's name.</summary>
    public static Style Of(RecordType type) => new(type switch
    {
        RecordType.Meeting => Color.DodgerBlue2,
        RecordType.Exercise => Color.DarkOrange3,
        RecordType.Agreement => Color.SpringGreen4,
        RecordType.Mechanism => Color.SkyBlue2,
        RecordType.Indicator => Color.Orange1,
        RecordType.Statement => Color.Plum3,
        RecordType.Project => Color.DarkGoldenrod,
        RecordType.Event => Color.Red3,
        _ => Color.Default,
    });
}
