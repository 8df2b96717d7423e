namespace Chancery.Engine.Audit;

/// <summary>All values a figure may have: closed, in decimal arithmetic.</summary>
/// <param name="Low">Least value.</param>
/// <param name="High">Greatest value, not below <paramref name="Low"/>.</param>
internal readonly record struct Interval(decimal Low, decimal High)
{
    /// <summary>Largest magnitude that the arithmetic below keeps from overflowing.</summary>
    public const decimal Most = 1_000_000_000_000_000_000_000_000m;

    /// <summary>Half its width.</summary>
    public decimal Tolerance => (High - Low) / 2;

    /// <summary>One value alone.</summary>
    public static Interval Exactly(decimal value) => new(value, value);

    /// <summary>True when a value may lie in both.</summary>
    public bool Meets(Interval other) => Low <= other.High && other.Low <= High;

    /// <summary>Widened by an amount on both sides.</summary>
    public Interval Widen(decimal by) => new(Low - by, High + by);

    public static Interval operator +(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

    public static Interval operator -(Interval a, Interval b) => new(a.Low - b.High, a.High - b.Low);

    /// <summary>The quotient of two intervals above zero; null when the divisor reaches zero.</summary>
    public static Interval? Ratio(Interval a, Interval b) => b.Low > 0 && a.Low >= 0 ? new(a.Low / b.High, a.High / b.Low) : null;

    public static Interval operator *(Interval a, decimal factor) => new(a.Low * factor, a.High * factor);
}
