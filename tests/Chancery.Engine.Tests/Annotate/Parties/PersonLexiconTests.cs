using Chancery.Engine.Annotate.Parties;

namespace Chancery.Engine.Tests.Annotate.Parties;

public sealed class PersonLexiconTests
{
    private static readonly PersonLexicon Lexicon = new NameLexicons(Specs.Data).Persons;

    [Theory]
    [InlineData("普京", "vladimir-putin")]
    [InlineData("蒲亭", "vladimir-putin")]
    [InlineData("Putin", "vladimir-putin")]
    [InlineData("Путину", "vladimir-putin")]
    [InlineData("Владимиром Путиным", "vladimir-putin")]
    [InlineData("Си Цзиньпином", "xi-jinping")]
    [InlineData("Дональда Трампа", "donald-trump")]
    [InlineData("Ангелой Меркель", "angela-merkel")]
    [InlineData("Марии Захаровой", "maria-zakharova")]
    [InlineData("Горбачеву", "mikhail-gorbachev")]
    [InlineData("川普", "donald-trump")]
    public void KnowsAPersonInEveryLanguageAndCase(string name, string id)
    {
        var persons = Match(name, out var length);
        persons.ShouldHaveSingleItem().Id.ShouldBe(id);
        length.ShouldBe(name.Length);
    }

    [Fact]
    public void TellsAllWhoBearOneName() =>
        Match("Sharif", out _).Select(p => p.Id).ShouldBe(["nawaz-sharif", "shehbaz-sharif"]);

    [Theory]
    [InlineData("putin")]
    [InlineData("Putins")]
    [InlineData("赞比亚")]
    [InlineData("万斯尔")]
    [InlineData("李希望")]
    public void PassesOverWhatIsNoName(string text) => Match(text, out _).ShouldBeEmpty();

    [Fact]
    public void TellsHowFarAPhraseReachesThatOnlyHoldsAName()
    {
        Match("赞比亚", out var length).ShouldBeEmpty();
        length.ShouldBe(3);
    }

    [Fact]
    public void GivesNamesAndParty()
    {
        var person = Lexicon.Find("sergey-lavrov").ShouldNotBeNull();
        person.Party.ShouldBe("RUS");
        person.Names["zh"].ShouldBe("拉夫罗夫");
        person.Names["ru"].ShouldBe("Сергей Лавров");
    }

    private static IReadOnlyList<KnownPerson> Match(string text, out int length) =>
        Lexicon.Match(text, TestDocuments.Fold(text), 0, out length);
}
