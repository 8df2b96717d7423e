namespace Chancery.Engine.Resolve.Names;

/// <summary>What a name in a record stands for.</summary>
public enum NameKind
{
    /// <summary>A person.</summary>
    Person = 1,

    /// <summary>A standing mechanism.</summary>
    Mechanism = 2,

    /// <summary>A measured quantity; stores do not keep its names.</summary>
    Measure = 3,
}

/// <summary>A person or mechanism that a record names.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">What all spellings of the name have in common, so far as the data tells.</param>
/// <param name="Plain">Letters and digits of the folded name.</param>
/// <param name="Name">The name as written.</param>
/// <param name="IsMain">False for the mechanism above the one that the record is about.</param>
public sealed record RecordName(NameKind Kind, string Key, string Plain, string Name, bool IsMain = true);
