using Chancery.Engine.Resolve.Series;
using Chancery.Model;

namespace Chancery.Engine.Tests.Resolve;

public sealed class SeriesTests
{
    [Fact]
    public void Numbered_sessions_make_a_series_with_cadence_and_gaps()
    {
        var series = ResolutionTests.Resolver.SeriesOf(
        [
            Session("a", "总理定期会晤", 27, "2022-12-05"),
            Session("b", "中俄总理定期会晤", 28, "2023-12-19"),
            Session("c", "регулярные встречи глав правительств", 30, "2025-11"),
            Session("d", "能源合作委员会", 21, "2024"),
        ]);
        series.Count.ShouldBe(2);
        var first = series[0];
        first.Sessions.Select(s => s.Ordinal).ShouldBe([27, 28, 30]);
        first.Gaps.ShouldBe([29]);
        first.Cadence.ShouldBe("annual");
        series[1].Cadence.ShouldBeNull("one session has no cadence");
        var mechanism = new Fact { Type = RecordType.Mechanism, Parties = ["CHN", "RUS"], Name = "regular meeting of heads of government" };
        ResolutionTests.Resolver.SeriesOf(mechanism, series).ShouldBe(first);
        ResolutionTests.Resolver.SeriesOf(mechanism with { Parties = ["CHN", "IND"] }, series).ShouldBeNull();
    }

    [Theory]
    [InlineData("2023-05", "2023-11", "semiannual")]
    [InlineData("2020", "2022", "biennial")]
    [InlineData("2010", "2020", "irregular")]
    public void Cadence_is_told_by_dates_against_numbers(string first, string second, string cadence) =>
        ResolutionTests.Resolver.SeriesOf([Session("a", "能源合作委员会", 1, first), Session("b", "能源合作委员会", 2, second)])[0].Cadence.ShouldBe(cadence);

    [Fact]
    public void An_agreement_has_a_life()
    {
        var life = ResolutionTests.Resolver.LivesOf(
        [
            Treaty("c", "extended", "2021-06-28"),
            Treaty("a", "signed", "2001-07-16"),
            Treaty("b", "ratified", "2002-02-28"),
            Treaty("d", "signed", "2002-06-24") with { Fact = Treaty("d", "signed", "2002-06-24").Fact with { Parties = ["CHN", "KGZ"] } },
        ]);
        life.Count.ShouldBe(2);
        life[0].Steps.Select(s => (s.Action, s.RecordId)).ShouldBe([("signed", "a"), ("ratified", "b"), ("extended", "c")]);
    }

    private static RecordFact Session(string id, string mechanism, int ordinal, string date) => new(
        id, new Fact { Type = RecordType.Meeting, Parties = ["CHN", "RUS"], Kind = "session", Mechanism = mechanism, Ordinal = ordinal, Date = date });

    private static RecordFact Treaty(string id, string action, string date) => new(
        id, new Fact { Type = RecordType.Agreement, Parties = ["CHN", "RUS"], Kind = "treaty", Title = "睦邻友好合作条约", Action = action, Date = date });
}
