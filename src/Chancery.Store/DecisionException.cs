namespace Chancery.Store;

/// <summary>Why a decision cannot be made or undone.</summary>
public enum DecisionProblem
{
    /// <summary>Who, why, field, value or the other record is missing.</summary>
    Incomplete,

    /// <summary>Who, why or the value is too long.</summary>
    TooLong,

    /// <summary>The store has no such record.</summary>
    NoRecord,

    /// <summary>The record has no such statement.</summary>
    NoStatement,

    /// <summary>The store has no such document.</summary>
    NoDocument,

    /// <summary>There is no such decision.</summary>
    NoDecision,

    /// <summary>The record changed since it was looked at.</summary>
    Changed,

    /// <summary>The same holds already.</summary>
    NothingNew,

    /// <summary>The decision was undone already.</summary>
    AlreadyUndone,

    /// <summary>Only records of one type can be one.</summary>
    DifferentTypes,

    /// <summary>A split would leave nothing on one side.</summary>
    OneSided,

    /// <summary>A document cannot be compared with itself.</summary>
    SameDocument,

    /// <summary>The field is none of the record contract that can be corrected.</summary>
    BadField,

    /// <summary>The value does not fit its field.</summary>
    BadValue,
}

/// <summary>A decision that cannot be made or undone; the message says why.</summary>
public sealed class DecisionException(DecisionProblem problem, string message) : ArgumentException(message)
{
    /// <summary>Why.</summary>
    public DecisionProblem Problem { get; } = problem;
}
