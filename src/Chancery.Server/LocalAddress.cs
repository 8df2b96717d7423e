namespace Chancery.Server;

/// <summary>Addresses given in a query or form to go back to: only those of this site are followed.</summary>
internal static class LocalAddress
{
    /// <summary>The address when it is a path of this site with an optional query; null otherwise.</summary>
    public static string? Of(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && address.AsSpan().IndexOfAny('\\', '\r', '\n') < 0
        && !address.Any(char.IsControl)
            ? address
            : null;
}
