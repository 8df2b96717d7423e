using Chancery.Model;

namespace Chancery.Server.Pages;

/// <summary>The letter and the shape that stand for a record type beside its colour, so that colour never stands alone.</summary>
public static class TypeStyle
{
    /// <summary>One capital letter, the same in every view.</summary>
    public static string Letter(RecordType type) => type switch
    {
        RecordType.Meeting => "M",
        RecordType.Exercise => "X",
        RecordType.Agreement => "A",
        RecordType.Mechanism => "H",
        RecordType.Indicator => "I",
        RecordType.Statement => "S",
        RecordType.Status => "L",
        RecordType.Project => "P",
        RecordType.Tenure => "T",
        RecordType.Event => "E",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a record type"),
    };

    /// <summary>SVG path data of the shape in a 16 by 16 box.</summary>
    public static string Shape(RecordType type) => type switch
    {
        RecordType.Meeting => "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
        RecordType.Exercise => "M8 2L15 14H1z",
        RecordType.Agreement => "M2.5 2.5h11v11h-11z",
        RecordType.Mechanism => "M8 1L15 8L8 15L1 8z",
        RecordType.Indicator => "M2 9h3v5H2zM6.5 5h3v9h-3zM11 2h3v12h-3z",
        RecordType.Statement => "M2 3h5v5q0 4-4 5.5v-2q2-1 2-3H2zM9 3h5v5q0 4-4 5.5v-2q2-1 2-3H9z",
        RecordType.Status => "M3 2h10v12l-5-4l-5 4z",
        RecordType.Project => "M6 2h4v4h4v4h-4v4H6v-4H2V6h4z",
        RecordType.Tenure => "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM8 5a3 3 0 1 1 0 6a3 3 0 1 1 0-6z",
        RecordType.Event => "M8 1l2.1 4.7l5.1.5l-3.9 3.4l1.2 5L8 12l-4.5 2.6l1.2-5L.8 6.2l5.1-.5z",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a record type"),
    };
}
