namespace Chancery.Model;

/// <summary>The ten record types of record contract 1, in contract order.</summary>
public enum RecordType
{
    /// <summary>One encounter of representatives that can be told apart.</summary>
    Meeting,

    /// <summary>One joint exercise, patrol, training or parade.</summary>
    Exercise,

    /// <summary>One named or describable instrument.</summary>
    Agreement,

    /// <summary>One standing channel or institution.</summary>
    Mechanism,

    /// <summary>One measured quantity.</summary>
    Indicator,

    /// <summary>One attributed speech act.</summary>
    Statement,

    /// <summary>The level of a relationship.</summary>
    Status,

    /// <summary>One named joint undertaking that is built or run.</summary>
    Project,

    /// <summary>A person holds an office.</summary>
    Tenure,

    /// <summary>Any other dated interaction, coded with a PLOVER root code.</summary>
    Event,
}

/// <summary>Names of record types as the contract writes them.</summary>
public static class RecordTypes
{
    /// <summary>The version of the record contract that exports follow.</summary>
    public const int ContractVersion = 1;

    /// <summary>All types in contract order.</summary>
    public static readonly IReadOnlyList<RecordType> All = Enum.GetValues<RecordType>();

    /// <summary>The contract's lower-case name of a type, such as <c>meeting</c>.</summary>
    public static string Name(this RecordType type) => type switch
    {
        RecordType.Meeting => "meeting",
        RecordType.Exercise => "exercise",
        RecordType.Agreement => "agreement",
        RecordType.Mechanism => "mechanism",
        RecordType.Indicator => "indicator",
        RecordType.Statement => "statement",
        RecordType.Status => "status",
        RecordType.Project => "project",
        RecordType.Tenure => "tenure",
        RecordType.Event => "event",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a record type"),
    };

    /// <summary>Reads a contract name; false when it is not one of the ten.</summary>
    public static bool TryParse(string? name, out RecordType type)
    {
        foreach (var candidate in All)
        {
            if (candidate.Name() == name)
            {
                type = candidate;
                return true;
            }
        }

        type = default;
        return false;
    }
}
