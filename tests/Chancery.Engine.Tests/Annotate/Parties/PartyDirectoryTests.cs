using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Data;

namespace Chancery.Engine.Tests.Annotate.Parties;

public sealed class PartyDirectoryTests
{
    private static readonly PartyDirectory Parties = new(new ChanceryData());

    [Fact]
    public void Every_state_has_its_code_of_two_letters_and_no_two_have_the_same()
    {
        var states = Parties.All.Where(p => p.Kind == PartyKind.State).ToArray();
        states.ShouldAllBe(p => p.Iso2 != null);
        states.ShouldAllBe(p => p.Names.ContainsKey("en") && p.Names.ContainsKey("zh") && p.Names.ContainsKey("ru"));
        states.Select(p => p.Iso2).Distinct().Count().ShouldBe(states.Length);
    }

    [Fact]
    public void Numbers_of_the_state_system_are_shared_only_by_states_that_followed_one_another()
    {
        var shared = Parties.All.Where(p => p.Cow is not null).GroupBy(p => p.Cow).Where(g => g.Count() > 1).Select(g => string.Join(' ', g.Select(p => p.Code).Order()));
        shared.Order().ShouldBe(["RUS SUN", "SRB YUG", "VDR VNM"]);
    }

    [Fact]
    public void Parties_are_known_by_name_kind_and_codes()
    {
        var china = Parties.Of("CHN");
        (china.Name, china.Kind, china.Iso2, china.Cow).ShouldBe(("China", PartyKind.State, "CN", 710));
        Parties.Of("SCO").Kind.ShouldBe(PartyKind.Organisation);
        Parties.Of("BLR").Names["ru"].ShouldBe("\u0411\u0435\u043B\u0430\u0440\u0443\u0441\u044C", "without the mark that tells how it declines");
    }

    [Fact]
    public void A_party_that_the_data_does_not_know_is_a_group_called_as_its_code_says()
    {
        var unknown = Parties.Of("@Western Front");
        (unknown.Name, unknown.Kind, unknown.Iso2, unknown.Cow).ShouldBe(("Western Front", PartyKind.Group, null, null));
    }

    [Fact]
    public void Persons_are_found_by_any_name_in_any_script()
    {
        var persons = new PersonDirectory(new ChanceryData());
        persons.Find("\u4E60\u8FD1\u5E73").ShouldBe(persons.Find("xi jinping"));
        persons.Find("Xi Jinping")!.Party.ShouldBe("CHN");
        persons.Find("Nobody Known").ShouldBeNull();
    }
}
