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
        life[0].Kind.ShouldBe("treaty");
        life[0].Steps.Select(s => (s.Action, s.RecordId)).ShouldBe([("signed", "a"), ("ratified", "b"), ("extended", "c")]);
    }

    [Fact]
    public void Date_and_place_of_a_session_come_from_one_record()
    {
        var held = Session("b", "能源合作委员会", 3, "2014-11-08") with { Fact = Session("b", "能源合作委员会", 3, "2014-11-08").Fact with { Place = null } };
        var other = Session("a", "能源合作委员会", 3, "2019") with { Fact = Session("a", "能源合作委员会", 3, "2019").Fact with { Place = "喀山" } };
        var session = ResolutionTests.Resolver.SeriesOf([other, held])[0].Sessions.ShouldHaveSingleItem();
        (session.Date, session.Place).ShouldBe(("2014-11-08", null));
        session.RecordIds.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Mechanisms_stand_under_the_one_that_they_name_in_any_language()
    {
        var roots = ResolutionTests.Resolver.MechanismsOf(
        [
            Body("a", "能源合作委员会", "regular meeting of heads of government"),
            Body("b", "总理定期会晤", null),
            Body("c", "石油分委会", "能源合作委员会"),
            Body("d", "能源合作委员会", null, "CHN", "IND"),
        ]);
        roots.Select(r => r.Record?.Id).ShouldBe(["b", "d"]);
        roots[0].Children.ShouldHaveSingleItem().Record!.Id.ShouldBe("a");
        roots[0].Children[0].Children.ShouldHaveSingleItem().Record!.Id.ShouldBe("c");
        roots[1].Children.ShouldBeEmpty("it has other parties");
    }

    [Fact]
    public void A_parent_without_a_record_is_named_once_and_two_that_name_each_other_make_no_circle()
    {
        var roots = ResolutionTests.Resolver.MechanismsOf(
        [
            Body("a", "石油分委会", "能源合作委员会"), Body("b", "煤炭分委会", "能源合作委员会"),
            Body("c", "国防部长定期会晤", "总参谋部战略磋商"), Body("d", "总参谋部战略磋商", "国防部长定期会晤"),
        ]);
        roots.Select(r => (r.Name, r.Record?.Id)).ShouldBe([("总参谋部战略磋商", "d"), ("能源合作委员会", null)]);
        roots[0].Children.ShouldHaveSingleItem().Record!.Id.ShouldBe("c");
        roots[1].Children.Select(c => c.Record!.Id).ShouldBe(["a", "b"]);
    }

    private static RecordFact Body(string id, string name, string? parent, params string[] parties) => new(
        id, new Fact { Type = RecordType.Mechanism, Parties = parties.Length > 0 ? parties : ["CHN", "RUS"], Name = name, Kind = "committee", Parent = parent });

    private static RecordFact Session(string id, string mechanism, int ordinal, string date) => new(
        id, new Fact { Type = RecordType.Meeting, Parties = ["CHN", "RUS"], Kind = "session", Mechanism = mechanism, Ordinal = ordinal, Date = date });

    private static RecordFact Treaty(string id, string action, string date) => new(
        id, new Fact { Type = RecordType.Agreement, Parties = ["CHN", "RUS"], Kind = "treaty", Title = "睦邻友好合作条约", Action = action, Date = date });
}
