namespace Chancery.Engine.Extract;

/// <summary>Which of several acts tells the position of a turn.</summary>
internal static class Acts
{
    /// <summary>Strongest first: a demand outweighs a stance, a stance a promise, a promise a courtesy.</summary>
    private static readonly string[] Order = ["accuse", "oppose", "call", "support", "propose", "pledge", "deny", "worry", "praise", "state"];

    /// <summary>The stronger of two acts.</summary>
    public static string? Stronger(string? a, string? b) => a is null || (b is not null && Rank(b) < Rank(a)) ? b : a;

    private static int Rank(string act) => Array.IndexOf(Order, act) is var i and >= 0 ? i : Order.Length;
}
