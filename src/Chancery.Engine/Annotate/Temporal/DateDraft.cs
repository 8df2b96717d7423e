namespace Chancery.Engine.Annotate.Temporal;

/// <summary>What a shift counts from.</summary>
internal enum Anchor
{
    /// <summary>There is no shift.</summary>
    None,

    /// <summary>The document's date.</summary>
    Document,

    /// <summary>The date that the text named last.</summary>
    Text,
}

/// <summary>A shift of a year, month or day against an anchor.</summary>
internal readonly record struct Shift(Anchor Anchor, int By)
{
    /// <summary>True when there is one.</summary>
    public bool IsSet => Anchor != Anchor.None;
}

/// <summary>What the words of one date say, before it is resolved in context. Numbers are 0 where nothing is said.</summary>
internal sealed record DateDraft
{
    public int Year { get; set; }
    public int YearTo { get; set; }
    public int Month { get; set; }
    public int MonthTo { get; set; }
    public int Day { get; set; }
    public int Season { get; set; }
    public int Weekday { get; set; }
    public int Century { get; set; }
    public int Decade { get; set; }
    public Shift YearShift { get; set; }
    public Shift QuarterShift { get; set; }
    public Shift MonthShift { get; set; }
    public Shift WeekShift { get; set; }
    public Shift DayShift { get; set; }

    /// <summary>-1, 0 or 1 for "last", "this" or "next" before a month or season: the nearest such one on that side of the document's date; null when not told.</summary>
    public int? Occurrence { get; set; }

    /// <summary>Length of a period that ends or begins with the present, in <see cref="CountUnit"/>.</summary>
    public decimal Count { get; set; }
    public TemporalGranularity CountUnit { get; set; }

    /// <summary><c>Back</c>, <c>Coming</c>, <c>Ago</c> or <c>Later</c>: where the counted period lies.</summary>
    public TemporalClass Direction { get; set; }
    public TemporalGranularity Granularity { get; set; }
    public bool IsVague { get; set; }
    private int _era;
    private bool _firstN;
    private bool _yearUnit;
    private bool _monthUnit;

    /// <summary>Takes up what an item of a matched pattern says.</summary>
    /// <param name="c">The class as which the pattern takes it.</param>
    /// <param name="item">The item.</param>
    public void Apply(TemporalClass c, in TemporalItem item)
    {
        switch (c)
        {
            case TemporalClass.Year4 or TemporalClass.Year2 or TemporalClass.YearZero:
                ApplyYear(c, item.Value);
                break;
            case TemporalClass.NumericDate:
                (Year, Month, Day) = (item.Value / 10000, item.Value / 100 % 100, item.Value % 100);
                Granularity = Day > 0 ? TemporalGranularity.Day : TemporalGranularity.Month;
                break;
            case TemporalClass.Month or TemporalClass.MonthName or TemporalClass.MonthOnly:
                ApplyMonth(item.Value);
                break;
            case TemporalClass.Day or TemporalClass.OrdinalDay:
                Day = item.Value;
                Granularity = TemporalGranularity.Day;
                break;
            case TemporalClass.Weekday:
                Weekday = item.Value;
                Granularity = TemporalGranularity.Day;
                break;
            case TemporalClass.Half or TemporalClass.Quarter or TemporalClass.QuarterName or TemporalClass.Season:
                ApplyPartOfYear(c, item.Value);
                break;
            case TemporalClass.Count:
                Count = item.Number;
                break;
            case TemporalClass.FirstN:
                _firstN = true;
                break;
            case TemporalClass.Vague:
                IsVague = true;
                break;
            default:
                if (!ApplyShift(c, item) && !ApplyLongPeriod(c, item))
                {
                    ApplyUnit(c);
                }

                break;
        }
    }

    /// <summary>Completes the draft when all items were taken: a bare 年底 is this year's.</summary>
    public void Complete()
    {
        if (_era > 0)
        {
            Year = _era + (int)Math.Clamp(Count, 0, 200);
            Granularity = Granularity == TemporalGranularity.None ? TemporalGranularity.Year : Granularity;
            return;
        }

        if (Direction != TemporalClass.None)
        {
            Granularity = CountUnit;
            Count = Count == 0 ? 1 : Count;
            return;
        }

        if (_yearUnit && Year == 0 && !YearShift.IsSet && Granularity == TemporalGranularity.None)
        {
            YearShift = new Shift(Anchor.Document, 0);
            Granularity = TemporalGranularity.Year;
        }
        else if (_monthUnit && Month == 0 && Granularity == TemporalGranularity.None)
        {
            MonthShift = new Shift(Anchor.Document, 0);
            Granularity = TemporalGranularity.Month;
        }
    }

    private void ApplyYear(TemporalClass c, int value)
    {
        var year = c == TemporalClass.Year4 ? value : value + (value >= 30 ? 1900 : 2000);
        if (Year > 0)
        {
            YearTo = year;
        }
        else
        {
            Year = year;
        }

        Granularity = Granularity == TemporalGranularity.None ? TemporalGranularity.Year : Granularity;
    }

    /// <summary>A second month is the end of a period (May to March).</summary>
    private void ApplyMonth(int value)
    {
        var isPeriod = _firstN || Month > 0;
        (Month, MonthTo) = isPeriod ? (Math.Max(Month, 1), value) : (value, 0);
        Granularity = isPeriod ? TemporalGranularity.Season : TemporalGranularity.Month;
    }

    private void ApplyPartOfYear(TemporalClass c, int value)
    {
        Granularity = TemporalGranularity.Season;
        if (c == TemporalClass.Season)
        {
            Season = value;
            return;
        }

        var months = c == TemporalClass.Half ? 6 : 3;
        Month = _firstN ? 1 : (value * months) - months + 1;
        MonthTo = value * months;
    }

    private bool ApplyShift(TemporalClass c, in TemporalItem item)
    {
        switch (c)
        {
            case TemporalClass.RelativeYear or TemporalClass.TextYear:
                YearShift = new Shift(c == TemporalClass.RelativeYear ? Anchor.Document : Anchor.Text, item.Value);
                Granularity = Granularity == TemporalGranularity.None ? TemporalGranularity.Year : Granularity;
                return true;
            case TemporalClass.RelativeQuarter:
                QuarterShift = new Shift(Anchor.Document, item.Value);
                Granularity = TemporalGranularity.Season;
                return true;
            case TemporalClass.RelativeMonth or TemporalClass.TextMonth:
                MonthShift = new Shift(c == TemporalClass.RelativeMonth ? Anchor.Document : Anchor.Text, item.Value);
                Granularity = Granularity == TemporalGranularity.None ? TemporalGranularity.Month : Granularity;
                return true;
            case TemporalClass.RelativeDay or TemporalClass.TextDay:
                DayShift = new Shift(c == TemporalClass.RelativeDay ? Anchor.Document : Anchor.Text, item.Value);
                Granularity = TemporalGranularity.Day;
                return true;
            case TemporalClass.RelativeWeek or TemporalClass.TextWeek:
                WeekShift = new Shift(c == TemporalClass.RelativeWeek ? Anchor.Document : Anchor.Text, item.Value);
                Granularity = Weekday > 0 ? TemporalGranularity.Day : TemporalGranularity.Week;
                return true;
            case TemporalClass.RelativeWeekday:
                WeekShift = new Shift(Anchor.Document, item.Value);
                Weekday = item.Value2;
                Granularity = TemporalGranularity.Day;
                return true;
            case TemporalClass.WholeYear:
                YearShift = Year == 0 ? new Shift(Anchor.Text, 0) : YearShift;
                Granularity = TemporalGranularity.Year;
                return true;
            case TemporalClass.Occurrence:
                Occurrence = item.Value;
                return true;
            case TemporalClass.Present:
                DayShift = new Shift(Anchor.Document, 0);
                Granularity = TemporalGranularity.Present;
                return true;
            default:
                return false;
        }
    }

    private bool ApplyLongPeriod(TemporalClass c, in TemporalItem item)
    {
        switch (c)
        {
            case TemporalClass.Plan:
                (Year, YearTo) = (item.Value, item.Value2);
                Granularity = TemporalGranularity.Decade;
                return true;
            case TemporalClass.Era:
                _era = item.Value;
                return true;
            case TemporalClass.Century:
                Century = item.Value;
                Granularity = TemporalGranularity.Century;
                return true;
            case TemporalClass.CenturyNumber:
                Century = (item.Value - 1) * 100;
                Granularity = TemporalGranularity.Century;
                return true;
            case TemporalClass.Decade:
                Decade = item.Value;
                Granularity = TemporalGranularity.Decade;
                return true;
            case TemporalClass.DecadeYear:
                (Year, YearTo) = (item.Value, item.Value + 9);
                Granularity = TemporalGranularity.Decade;
                return true;
            case TemporalClass.DecadeUnit when Year > 0:
                YearTo = Year + 9;
                Granularity = TemporalGranularity.Decade;
                return true;
            default:
                return false;
        }
    }

    private void ApplyUnit(TemporalClass c)
    {
        switch (c)
        {
            case TemporalClass.Recent or TemporalClass.Back:
                Direction = TemporalClass.Back;
                break;
            case TemporalClass.Coming or TemporalClass.Ago or TemporalClass.Later:
                Direction = c;
                break;
            case TemporalClass.YearUnit:
                _yearUnit = true;
                CountUnit = TemporalGranularity.Year;
                break;
            case TemporalClass.MonthUnit:
                _monthUnit = true;
                break;
            case TemporalClass.HalfMore:
                Count += 0.5m;
                break;
            default:
                var unit = UnitOf(c);
                CountUnit = unit == TemporalGranularity.None ? CountUnit : unit;
                break;
        }
    }

    private static TemporalGranularity UnitOf(TemporalClass c) => c switch
    {
        TemporalClass.CountYear => TemporalGranularity.Year,
        TemporalClass.CountDecade => TemporalGranularity.Decade,
        TemporalClass.CountMonth => TemporalGranularity.Month,
        TemporalClass.CountQuarter => TemporalGranularity.Season,
        TemporalClass.CountWeek => TemporalGranularity.Week,
        TemporalClass.CountDay => TemporalGranularity.Day,
        TemporalClass.CountHour => TemporalGranularity.Hour,
        TemporalClass.CountMinute => TemporalGranularity.Minute,
        _ => TemporalGranularity.None,
    };
}
