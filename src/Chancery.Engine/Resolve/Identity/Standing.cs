namespace Chancery.Engine.Resolve.Identity;

/// <summary>What people decided on a statement.</summary>
public enum Standing
{
    /// <summary>Nothing that sets it apart.</summary>
    Usual,

    /// <summary>It was split from the record it was in, so it has a profile of its own.</summary>
    Split,

    /// <summary>It is wrong: it is compared with nothing, and its record is hidden.</summary>
    Rejected,
}
