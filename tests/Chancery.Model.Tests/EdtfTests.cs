using FsCheck;
using FsCheck.Fluent;

namespace Chancery.Model.Tests;

public class EdtfTests
{
    [Theory]
    [InlineData("2024-10-14", 20241014, 20241014, EdtfPrecision.Day)]
    [InlineData("2024-02", 20240201, 20240229, EdtfPrecision.Month)]
    [InlineData("2024", 20240101, 20241231, EdtfPrecision.Year)]
    [InlineData("2013-03/2024-10", 20130301, 20241031, EdtfPrecision.Month)]
    [InlineData("1992/..", 19920101, 99999999, EdtfPrecision.Year)]
    [InlineData("../2022-02", 0, 20220228, EdtfPrecision.Month)]
    [InlineData("2005~", 20050101, 20051231, EdtfPrecision.Year)]
    [InlineData("199X", 19900101, 19991231, EdtfPrecision.Year)]
    [InlineData("XXXX-05-16", 516, 99990516, EdtfPrecision.Day)]
    [InlineData("XXXX-XX-23", 123, 99991223, EdtfPrecision.Day)]
    [InlineData("2024-21", 20240301, 20240531, EdtfPrecision.Season)]
    [InlineData("2024-24", 20241201, 20241231, EdtfPrecision.Season)]
    [InlineData("2024-40", 20240101, 20240631, EdtfPrecision.Season)]
    [InlineData("2024-34", 20240401, 20240631, EdtfPrecision.Season)]
    public void Bounds_are_the_days_it_may_mean(string text, int earliest, int latest, EdtfPrecision precision)
    {
        var date = Edtf.Parse(text);
        date.Earliest.ShouldBe(earliest);
        date.Latest.ShouldBe(latest);
        date.Precision.ShouldBe(precision);
        date.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("", "the date is empty")]
    [InlineData("2024-1", "'2024-1' is not YYYY, YYYY-MM or YYYY-MM-DD")]
    [InlineData("2024-13", "'13' is neither a month 01 to 12 nor a season 21 to 24, quarter 33 to 36 or half 40, 41")]
    [InlineData("2023-02-29", "'29' is not a day 01 to 28")]
    [InlineData("2023-00-10", "'00' is not a month 01 to 12")]
    [InlineData("20a4", "'20a4' is not a year of four digits or X")]
    [InlineData("2024/2013", "the interval '2024/2013' ends before it starts")]
    [InlineData("../..", "an interval needs at least one end")]
    public void A_wrong_date_is_refused_with_the_reason(string text, string reason)
    {
        Edtf.TryParse(text, out _, out var found).ShouldBeFalse();
        found.ShouldBe(reason);
        Should.Throw<FormatException>(() => Edtf.Parse(text)).Message.ShouldBe(reason);
    }

    [Fact]
    public void Halves_and_quarters_are_intervals_of_months()
    {
        Edtf.OfHalf(2024, 1).Text.ShouldBe("2024-01/2024-06");
        Edtf.OfQuarter(2024, 4).Text.ShouldBe("2024-10/2024-12");
    }

    [Theory]
    [InlineData("2024", "2024-10-14", true, true)]
    [InlineData("2024-10-14", "2024", false, true)]
    [InlineData("1992/..", "2024-10", true, true)]
    [InlineData("2013/2023", "2024", false, false)]
    [InlineData("XXXX-05-16", "2024-05-16", true, true)]
    public void Contains_and_overlaps_compare_the_days(string one, string other, bool contains, bool overlaps)
    {
        Edtf.Parse(one).Contains(Edtf.Parse(other)).ShouldBe(contains);
        Edtf.Parse(one).Overlaps(Edtf.Parse(other)).ShouldBe(overlaps);
    }

    [Fact]
    public void Every_day_lies_in_its_month_and_year() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>().Filter(static d => d is > 0 and < 3_000_000),
        static number =>
        {
            var day = DateOnly.FromDayNumber(number);
            var date = Edtf.Parse(day.ToString("yyyy-MM-dd"));
            date.Earliest.ShouldBe(date.Latest);
            Edtf.Parse(day.ToString("yyyy-MM")).Contains(date).ShouldBeTrue();
            Edtf.Parse(day.ToString("yyyy")).Contains(date).ShouldBeTrue();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_refused_with_a_reason() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements("0123456789X-/.~?%".ToCharArray())).Select(static c => new string(c)).ToArbitrary(),
        static text =>
        {
            var read = Edtf.TryParse(text, out var date, out var reason);
            (reason is null).ShouldBe(read);
            if (read)
            {
                date.Earliest.ShouldBeLessThanOrEqualTo(date.Latest);
                date.Text.ShouldBe(text);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_agrees_with_equality() => Prop.ForAll(
        Gen.Elements("2024", "2024-10", "2024-10-14", "2013/2023", "1992/..", "../2022", "XXXX-05-16", "2005~", "2005").Two().ToArbitrary(),
        static pair =>
        {
            var (a, b) = (Edtf.Parse(pair.Item1), Edtf.Parse(pair.Item2));
            (a.CompareTo(b) == 0).ShouldBe(a == b);
            Math.Sign(a.CompareTo(b)).ShouldBe(-Math.Sign(b.CompareTo(a)));
        }).QuickCheckThrowOnFailure();
}
