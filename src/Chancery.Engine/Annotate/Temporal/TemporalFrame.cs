namespace Chancery.Engine.Annotate.Temporal;

/// <summary>What stands around a date: the words before and after it that belong to its expression.</summary>
/// <param name="firstItem">Index of the first item, prefixes included.</param>
internal sealed class TemporalFrame(int firstItem)
{
    private static readonly ClassSet From = ClassSet.Of(
        TemporalClass.From, TemporalClass.FromOrSince, TemporalClass.Between);

    private bool _isBefore;
    private bool _isAfter;
    private bool _isToNow;
    private bool _isSinceSuffix;
    private bool _isOnlyFrom = true;
    private bool _isFromOrSince;
    private int _prefixStart;
    private int _dateStart;

    /// <summary>True when a prefix was taken.</summary>
    public bool HasPrefix { get; private set; }

    /// <summary>True for "between … and".</summary>
    public bool IsBetween { get; private set; }

    /// <summary>Day of the week that was told in brackets; 0 for none.</summary>
    public int Weekday { get; set; }

    /// <summary>Traits that the words give.</summary>
    public TemporalTraits Traits { get; set; }

    /// <summary>True for a period up to the time of writing ("1992至今").</summary>
    public bool IsToNow => _isToNow && !_isBefore;

    /// <summary>True when the words open the period at one end.</summary>
    public bool IsOpen => _isBefore || _isAfter || _isToNow || _isSinceSuffix || (Traits & TemporalTraits.Since) != TemporalTraits.None;

    /// <summary>Takes a word before the date.</summary>
    public void TakePrefix(ClassSet classes)
    {
        HasPrefix = true;
        _isOnlyFrom &= classes.HasAny(From);
        _isFromOrSince |= classes.Has(TemporalClass.FromOrSince);
        if (classes.Has(TemporalClass.Since))
        {
            Traits |= TemporalTraits.Since;
        }

        if (classes.Has(TemporalClass.AsOf))
        {
            Traits |= TemporalTraits.AsOf;
        }

        if (classes.Has(TemporalClass.Until) || classes.Has(TemporalClass.By) || classes.Has(TemporalClass.BeforePrefix))
        {
            Traits |= TemporalTraits.Until;
        }

        if (classes.Has(TemporalClass.About))
        {
            Traits |= TemporalTraits.Approximate;
        }

        _isBefore |= classes.Has(TemporalClass.BeforePrefix);
        _isAfter |= classes.Has(TemporalClass.AfterPrefix);
        IsBetween |= classes.Has(TemporalClass.Between);
    }

    /// <summary>Takes a word after the date.</summary>
    public void TakeSuffix(ClassSet classes)
    {
        if (classes.Has(TemporalClass.SinceSuffix))
        {
            _isSinceSuffix = true;
            Traits |= TemporalTraits.Since;
        }

        if (classes.Has(TemporalClass.Before))
        {
            Traits |= TemporalTraits.Until;
        }

        if (classes.Has(TemporalClass.AboutSuffix))
        {
            Traits |= TemporalTraits.Approximate;
        }

        _isToNow |= classes.Has(TemporalClass.ToNow);
        _isBefore |= classes.Has(TemporalClass.Before);
        _isAfter |= classes.Has(TemporalClass.After);
    }

    /// <summary>Tells that no second date follows: a word that means both from and since then means since.</summary>
    public void CloseWithoutRange() => Traits |= _isFromOrSince ? TemporalTraits.Since : TemporalTraits.None;

    /// <summary>Sets where the date starts.</summary>
    public void SetDate(List<TemporalItem> items, int date)
    {
        _dateStart = items[date].Start;
        _prefixStart = HasPrefix ? items[firstItem].Start : _dateStart;
    }

    /// <summary>First code unit of the expression: a mere 从 (from) belongs to it only when a period follows.</summary>
    /// <param name="isPeriod">True when the expression names both ends or is open.</param>
    public int StartOf(bool isPeriod) => isPeriod || !_isOnlyFrom ? _prefixStart : _dateStart;

    /// <summary>The EDTF value of a date with these words around it.</summary>
    /// <param name="date">The date.</param>
    /// <param name="isOpen">True when the period is open.</param>
    public string? Apply(in ResolvedDate date, bool isOpen)
    {
        var value = date.ToEdtf();
        if (value is null)
        {
            return null;
        }

        if (isOpen)
        {
            var from = date.Season > 0 ? value : date.From.ToString();
            return _isBefore ? $"../{(date.Season > 0 ? value : date.To.ToString())}" : $"{from}/..";
        }

        return (Traits & TemporalTraits.Approximate) != TemporalTraits.None && !date.IsPeriod ? value + "~" : value;
    }
}
