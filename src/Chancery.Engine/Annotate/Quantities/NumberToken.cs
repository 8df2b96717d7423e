namespace Chancery.Engine.Annotate.Quantities;

/// <summary>A number read from folded text, without unit.</summary>
internal readonly record struct NumberToken
{
    /// <summary>A number that a reader fills in.</summary>
    public NumberToken()
    {
    }

    /// <summary>First code unit, a sign included.</summary>
    public required int Start { get; init; }

    /// <summary>One past the last code unit, a scale word and a "some more" inside the number included.</summary>
    public required int End { get; init; }

    /// <summary>The value with scale: 2401亿 is 240100000000.</summary>
    public required decimal Value { get; init; }

    /// <summary>The higher value of an approximate pair (两三百: 300), otherwise null.</summary>
    public decimal? Upper { get; init; }

    /// <summary>Number of digits when it is written as a plain whole number or digit by digit (二〇二四), otherwise 0.</summary>
    public int Digits { get; init; }

    /// <summary>True for an ordinal form (28th, 28-е, восьмой).</summary>
    public bool IsOrdinal { get; init; }

    /// <summary>What the scale word at its end (万, million, млрд) multiplies by; 1 when it ends in none.</summary>
    public decimal Scale { get; init; } = 1;

    /// <summary>True when it ends in a scale word.</summary>
    public bool HasScale => Scale != 1;

    /// <summary>True for "some more" or "several" in the number: 20余万, 数百, dozens.</summary>
    public bool IsOpenEnded { get; init; }

    /// <summary>True when it is written with digits 0 to 9.</summary>
    public bool HasDigits { get; init; }

    /// <summary>True when it has a decimal part.</summary>
    public bool HasFraction { get; init; }

    /// <summary>True when the value is a whole number of 32 bits.</summary>
    public bool IsInteger => Upper is null && Value == decimal.Truncate(Value) && Math.Abs(Value) <= int.MaxValue;
}
