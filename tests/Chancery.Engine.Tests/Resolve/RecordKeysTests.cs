using Chancery.Engine.Resolve;
using Chancery.Model;

namespace Chancery.Engine.Tests.Resolve;

public sealed class RecordKeysTests
{
    private static readonly RecordResolver Resolver = new();

    /// <summary>Pairs of facts, what they are told of, and whether two documents that tell one each tell of the same.</summary>
    public static TheoryData<string, Fact, Fact, bool> AcrossDocuments => new()
    {
        { "meetings of one day", Meeting("2024-05-16"), Meeting("2024-05-16") with { Place = "北京" }, true },
        { "meetings of two days", Meeting("2024-05-16"), Meeting("2024-05-17"), false },
        { "meetings of two kinds", Meeting("2024-05-16"), Meeting("2024-05-16") with { Kind = "call" }, false },
        { "meetings of other persons", Meeting("2024-05-16", "王某"), Meeting("2024-05-16", "李某"), false },
        { "persons in another order", Meeting("2024-05-16", "王某", "李某"), Meeting("2024-05-16", "李某", "王某"), true },
        { "undated meetings", Meeting(null), Meeting(null), false },
        { "meetings of an unknown year", Meeting("XXXX-05-16"), Meeting("XXXX-05-16"), false },
        { "undated numbered sessions", Session("总理定期会晤", 29), Session("总理定期会晤", 29), true },
        { "sessions of two numbers", Session("总理定期会晤", 29), Session("总理定期会晤", 28), false },
        { "undated numbers without a series", Session(null, 3), Session(null, 3), false },
        { "exercises of one name", Exercise("2005-08", "和平使命-2005"), Exercise("2005-08", "“和平使命—2005”"), true },
        { "exercises of two names", Exercise("2005-08", "和平使命"), Exercise("2005-08", "海上联合"), false },
        { "exercises at two places", Exercise("2005-08", null) with { Place = "清迈" }, Exercise("2005-08", null) with { Place = "广州" }, false },
        { "undated exercises", Exercise(null, "和平使命"), Exercise(null, "和平使命"), false },
        { "a treaty dated and undated", Agreement("睦邻友好合作条约", "2001-07-16"), Agreement("《睦邻友好合作条约》", null), true },
        { "a treaty signed and ratified", Agreement("睦邻友好合作条约", "2001"), Agreement("睦邻友好合作条约", "2002") with { Action = "ratified" }, false },
        { "a treaty extended twice", Extended("2021"), Extended("2026"), false },
        { "a common title of one year", Agreement("联合声明", "2024-05-16"), Agreement("联合声明", "2024"), true },
        { "a common title of two years", Agreement("联合声明", "2024"), Agreement("联合声明", "2023"), false },
        { "an undated common title", Agreement("Joint statement", null), Agreement("Joint statement", null), false },
        { "mechanisms written unlike", Mechanism("Joint Commission"), Mechanism("JOINT  COMMISSION"), true },
        { "figures that compete", Indicator("2023", 2401), Indicator("2023", 2400), true },
        { "figures of two years", Indicator("2023", 2401), Indicator("2022", 2401), false },
        { "undated figures", Indicator(null, 2401), Indicator(null, 2401), false },
        { "figures of two places", Indicator("2023", 1) with { Place = "绥芬河" }, Indicator("2023", 1), false },
        { "speeches without a quotation", Speech(null), Speech(null), false },
        { "speeches with one long quotation", Speech("要把两国关系推向更高水平"), Speech("要把两国关系推向更高水平"), true },
        { "speeches that quote a word", Speech("合作"), Speech("合作"), false },
        { "one level of relations", Status("战略协作伙伴关系"), Status("战略协作伙伴关系") with { Date = "1996" }, true },
        { "one project", Project("中俄东线"), Project("中俄东线") with { State = "running" }, true },
        { "one office", Tenure("王某", "外长"), Tenure("王某", "外长") with { Date = "2024" }, true },
        { "two offices", Tenure("王某", "外长"), Tenure("王某", "副总理"), false },
        { "events of one day", Event("2024-05-01"), Event("2024-05-01"), true },
        { "events the other way round", Event("2024-05-01"), Event("2024-05-01") with { Source = ["RUS"], Target = ["USA"] }, false },
        { "undated events", Event(null), Event(null), false },
        { "parties without a code", Mechanism("论坛") with { Parties = ["@中亚", "CHN"] }, Mechanism("论坛") with { Parties = ["CHN", "@中 亚"] }, true },
    };

    [Theory]
    [MemberData(nameof(AcrossDocuments))]
    public void Statements_of_two_documents_share_a_key_when_they_can_be_told_to_mean_the_same(string what, Fact first, Fact second, bool same) =>
        (Key(first, "doc-1") == Key(second, "doc-2")).ShouldBe(same, what);

    [Fact]
    public void An_undated_meeting_told_twice_in_one_document_is_one() => Key(Meeting(null, "王某"), "doc-1", 5).ShouldBe(Key(Meeting(null, "王某"), "doc-1", 90));

    [Fact]
    public void Two_speeches_of_one_speaker_in_one_document_are_two() => Key(Speech(null), "doc-1", 5).ShouldNotBe(Key(Speech(null), "doc-1", 90));

    [Fact]
    public void Types_never_meet() => Key(Status("论坛"), "d").ShouldNotBe(Key(Mechanism("论坛"), "d"));

    [Fact]
    public void Names_are_compared_as_the_given_folding_writes_them()
    {
        var resolver = new RecordResolver(text => text.Replace('國', '国').ToLowerInvariant());
        resolver.KeyOf(Statements.Of(Mechanism("两國論壇"), "a")).ShouldBe(resolver.KeyOf(Statements.Of(Mechanism("两国論壇"), "b")));
    }

    [Fact]
    public void A_value_is_written_the_same_with_or_without_trailing_zeros() =>
        Key(Indicator(null, 5.10m), "d").ShouldBe(Key(Indicator(null, 5.1m), "d"));

    private static string Key(Fact fact, string document, int start = 0) => Resolver.KeyOf(Statements.Of(fact, document, start));

    private static Fact Meeting(string? date, params string[] persons) => new()
    {
        Type = RecordType.Meeting,
        Parties = ["CHN", "RUS"],
        Kind = "talks",
        Date = date,
        Participants = [.. persons.Select(p => new Participant { Person = p, Party = "CHN" })],
    };

    private static Fact Session(string? mechanism, int ordinal) => Meeting(null) with { Kind = "session", Mechanism = mechanism, Ordinal = ordinal };

    private static Fact Exercise(string? date, string? name) => new() { Type = RecordType.Exercise, Parties = ["CHN", "RUS"], Kind = "exercise", Date = date, Name = name };

    private static Fact Agreement(string title, string? date) => new() { Type = RecordType.Agreement, Parties = ["CHN", "RUS"], Kind = "treaty", Title = title, Date = date, Action = "signed" };

    private static Fact Extended(string date) => Agreement("睦邻友好合作条约", date) with { Action = "extended" };

    private static Fact Mechanism(string name) => new() { Type = RecordType.Mechanism, Parties = ["CHN", "RUS"], Kind = "forum", Name = name };

    private static Fact Indicator(string? date, decimal value) => new() { Type = RecordType.Indicator, Parties = ["CHN", "RUS"], Metric = "贸易额", Unit = "USD", Date = date, Value = value };

    private static Fact Speech(string? quote) => new() { Type = RecordType.Statement, Parties = ["CHN"], Act = "state", Speaker = new Speaker { Person = "王某" }, Date = "2024", Quote = quote };

    private static Fact Status(string label) => new() { Type = RecordType.Status, Parties = ["CHN", "RUS"], Label = label };

    private static Fact Project(string name) => new() { Type = RecordType.Project, Parties = ["CHN", "RUS"], Name = name };

    private static Fact Tenure(string person, string role) => new() { Type = RecordType.Tenure, Parties = ["CHN"], Person = person, Role = role };

    private static Fact Event(string? date) => new() { Type = RecordType.Event, Parties = ["RUS", "USA"], Code = "SANCTION", Source = ["USA"], Target = ["RUS"], Date = date };
}
