namespace Chancery.Engine.Annotate.Temporal;

/// <summary>What is known while a document is read from start to end: its own date and the dates that the text named.</summary>
internal sealed class TemporalContext
{
    private int _headingYear;
    private bool _inHeading;
    private int _leadYear;
    private int _referenceYear;
    private int _latestYear;
    private int _carriedOver;

    /// <summary>Paragraphs over which an undated text carries a year on.</summary>
    private const int MaxParagraphs = 6;

    /// <summary>A year before this one is history: it goes no further than its paragraph.</summary>
    private const int LeastCarriedYear = 1900;

    /// <summary>"The last two years" of an undated text do not end before this year.</summary>
    private const int LeastReferenceYear = 1960;

    /// <summary>Starts a document.</summary>
    /// <param name="documentDate">EDTF date of the document, or null.</param>
    public TemporalContext(string? documentDate)
    {
        if (CalendarDate.TryParse(documentDate, out var date))
        {
            Document = date;
        }
    }

    /// <summary>The document's date; year 0 when unknown.</summary>
    public CalendarDate Document { get; }

    /// <summary>True when at least the document's year is known.</summary>
    public bool HasDocument => Document.Year > 0;

    /// <summary>The year that a month or day without year belongs to, as the text named it; 0 for none.</summary>
    public int CarriedYear { get; private set; }

    /// <summary>The date named last, anywhere in the text.</summary>
    public CalendarDate Last { get; private set; }

    /// <summary>Day of the week that was told with <see cref="Last"/>; 0 for none.</summary>
    public int LastWeekday { get; private set; }

    /// <summary>True when <see cref="Last"/> was named in the paragraph being read.</summary>
    public bool LastIsNear { get; private set; }

    /// <summary>The latest 截至 (as of) of the paragraph being read; year 0 for none.</summary>
    public CalendarDate NearAsOf { get; private set; }

    /// <summary>
    /// The year that "the last two years" ends with when the document has no date: the one of the latest 截至 (as of), else the latest
    /// year that the text names and does not place ahead, unless that is so early that it only tells of history. 0 for none.
    /// </summary>
    public int ReferenceYear => _referenceYear > 0 ? _referenceYear : _latestYear >= LeastReferenceYear ? _latestYear : 0;

    /// <summary>
    /// Starts a paragraph. In a dated document a year is carried no further than its paragraph, except from a heading to what stands
    /// under it: news tells a new story with its own date. Undated books and papers carry it on for some paragraphs.
    /// </summary>
    /// <param name="isHeading">True for titles and headings.</param>
    public void StartParagraph(bool isHeading)
    {
        _inHeading = isHeading;
        _headingYear = isHeading ? 0 : _headingYear;
        LastIsNear = false;
        NearAsOf = default;
        if (HasDocument)
        {
            CarriedYear = _headingYear;
        }
        else if (CarriedYear > 0 && (CarriedYear < LeastCarriedYear || ++_carriedOver > MaxParagraphs))
        {
            CarriedYear = 0;
        }
    }

    /// <summary>
    /// Starts a sentence in a language whose dates without a year belong to the document's time, or in an undated one to that of the first
    /// full day it tells, and not to a year told in an earlier sentence.
    /// </summary>
    public void StartSentence() => CarriedYear = HasDocument ? _headingYear : _leadYear > 0 ? _leadYear : CarriedYear;

    /// <summary>Remembers a date that the text named.</summary>
    /// <param name="date">The date; of a period its end.</param>
    /// <param name="weekday">Its day of the week when told, otherwise 0.</param>
    /// <param name="traits">Its traits.</param>
    /// <param name="isWideSpan">True for periods of several years, which carry no year.</param>
    public void Remember(CalendarDate date, int weekday, TemporalTraits traits, bool isWideSpan)
    {
        if ((traits & TemporalTraits.InTitle) != TemporalTraits.None)
        {
            return;
        }

        if (date.Year > 0)
        {
            if ((traits & TemporalTraits.AsOf) != TemporalTraits.None)
            {
                _referenceYear = Math.Max(_referenceYear, date.Year);
                NearAsOf = date;
            }

            if ((traits & (TemporalTraits.Future | TemporalTraits.Until)) == TemporalTraits.None && !isWideSpan)
            {
                _latestYear = Math.Max(_latestYear, date.Year);
            }
        }

        if (isWideSpan || (traits & (TemporalTraits.Since | TemporalTraits.Until)) != TemporalTraits.None)
        {
            return;
        }

        _leadYear = _leadYear == 0 && date.Year > 0 && date.HasDay && (traits & TemporalTraits.Future) == TemporalTraits.None ? date.Year : _leadYear;
        Last = date;
        LastWeekday = weekday;
        LastIsNear = true;
        _carriedOver = date.Year > 0 ? 0 : _carriedOver;
        CarriedYear = date.Year > 0 && (traits & TemporalTraits.YearFromDocument) == TemporalTraits.None ? date.Year : CarriedYear;
        _headingYear = _inHeading ? date.Year : _headingYear;
    }
}
