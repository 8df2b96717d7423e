using System.Globalization;

namespace Chancery.Model;

/// <summary>How exact an EDTF date is; of an interval, its finer end.</summary>
public enum EdtfPrecision
{
    /// <summary>Nothing but the year, or not even that.</summary>
    Year,

    /// <summary>A season, quarter or half of a year.</summary>
    Season,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A day.</summary>
    Day,
}

/// <summary>
/// A date or period in the part of EDTF (ISO 8601-2, level 0 and 1) that the record contract uses: <c>2024-10-14</c>,
/// <c>2024-10</c>, <c>2024</c>, intervals <c>a/b</c>, open intervals <c>1992/..</c>, approximate <c>2005~</c>, unspecified
/// <c>XXXX-05-16</c>, <c>199X</c>, seasons <c>2024-21</c> to <c>2024-24</c>, quarters <c>-33</c> to <c>-36</c> and halves
/// <c>-40</c>, <c>-41</c>. Ordered by earliest, then by latest day.
/// </summary>
public readonly record struct Edtf : IComparable<Edtf>
{
    /// <summary>Earliest day of an interval that is open at its start.</summary>
    public const int OpenStart = 0;

    /// <summary>Latest day of an interval that is open at its end.</summary>
    public const int OpenEnd = 99999999;

    private readonly string? _text;

    private Edtf(string text, EdtfPart from, EdtfPart to, bool isInterval)
    {
        _text = text;
        Earliest = from.First;
        Latest = to.Last;
        IsInterval = isInterval;
        IsApproximate = from.Qualified || to.Qualified;
        IsUnspecified = from.Unspecified || to.Unspecified;
        Precision = from.Precision > to.Precision ? from.Precision : to.Precision;
    }

    /// <summary>The EDTF string.</summary>
    public string Text => _text ?? string.Empty;

    /// <summary>First day it may mean, as yyyymmdd; 0 when the start is open, year 0 when no year is given.</summary>
    public int Earliest { get; }

    /// <summary>Last day it may mean, as yyyymmdd; 99999999 when the end is open, year 9999 when no year is given.</summary>
    public int Latest { get; }

    /// <summary>How exact it is.</summary>
    public EdtfPrecision Precision { get; }

    /// <summary>True for <c>a/b</c>, open or not.</summary>
    public bool IsInterval { get; }

    /// <summary>True when an end is marked approximate or uncertain (<c>~ ? %</c>).</summary>
    public bool IsApproximate { get; }

    /// <summary>True when a digit is unspecified (<c>X</c>).</summary>
    public bool IsUnspecified { get; }

    /// <summary>Reads an EDTF string.</summary>
    /// <param name="text">The string.</param>
    /// <param name="value">The date when it could be read.</param>
    /// <param name="reason">What is wrong when it could not.</param>
    public static bool TryParse(string? text, out Edtf value, out string? reason)
    {
        value = default;
        if (string.IsNullOrEmpty(text))
        {
            reason = "the date is empty";
            return false;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            if (!EdtfPart.TryRead(text, out var only, out reason))
            {
                return false;
            }

            value = new Edtf(text, only, only, isInterval: false);
            return true;
        }

        if (!EdtfPart.TryReadEnd(text.AsSpan(0, slash), OpenStart, out var from, out reason)
            || !EdtfPart.TryReadEnd(text.AsSpan(slash + 1), OpenEnd, out var to, out reason))
        {
            return false;
        }

        if (from.IsOpen && to.IsOpen)
        {
            reason = "an interval needs at least one end";
            return false;
        }

        if (from.First > to.Last)
        {
            reason = $"the interval '{text}' ends before it starts";
            return false;
        }

        value = new Edtf(text, from, to, isInterval: true);
        return true;
    }

    /// <summary>Reads an EDTF string.</summary>
    /// <exception cref="FormatException">It is not one that the contract uses; the message says why.</exception>
    public static Edtf Parse(string text) =>
        TryParse(text, out var value, out var reason) ? value : throw new FormatException(reason);

    /// <summary>The months of half <paramref name="half"/> (1 or 2) of a year as an interval: <c>2024-01/2024-06</c>.</summary>
    public static Edtf OfHalf(int year, int half) => OfMonths(year, (half * 6) - 5, half * 6);

    /// <summary>The months of quarter <paramref name="quarter"/> (1 to 4) of a year as an interval.</summary>
    public static Edtf OfQuarter(int year, int quarter) => OfMonths(year, (quarter * 3) - 2, quarter * 3);

    /// <summary>An interval of months of one year.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="from">1 to 12.</param>
    /// <param name="to">Not before <paramref name="from"/>, up to 12.</param>
    public static Edtf OfMonths(int year, int from, int to) =>
        Parse(string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{from:D2}/{year:D4}-{to:D2}"));

    /// <summary>True when some day may belong to both.</summary>
    public bool Overlaps(Edtf other) => Earliest <= other.Latest && other.Earliest <= Latest;

    /// <summary>True when every day that <paramref name="other"/> may mean is one that this may mean.</summary>
    public bool Contains(Edtf other) => Earliest <= other.Earliest && other.Latest <= Latest;

    /// <summary>Orders by earliest, then by latest day, then by text.</summary>
    public int CompareTo(Edtf other)
    {
        var order = Earliest.CompareTo(other.Earliest);
        order = order != 0 ? order : Latest.CompareTo(other.Latest);
        return order != 0 ? order : string.CompareOrdinal(Text, other.Text);
    }

    /// <summary>The EDTF string.</summary>
    public override string ToString() => Text;

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(Edtf left, Edtf right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(Edtf left, Edtf right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(Edtf left, Edtf right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(Edtf left, Edtf right) => left.CompareTo(right) >= 0;
}
