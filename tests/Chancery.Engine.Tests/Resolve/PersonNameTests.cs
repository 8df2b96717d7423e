using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Resolve.Identity;
using Chancery.Engine.Resolve.Persons;

namespace Chancery.Engine.Tests.Resolve;

public sealed class PersonNameTests
{
    private static readonly PersonMatcher Matcher = new(new NameLexicons(ResolutionTests.Data).Persons, new Sounds(ResolutionTests.Data));

    [Theory]
    [InlineData("习近平", "Си Цзиньпин", "CHN", "Same")]
    [InlineData("马朝旭", "Ма Чжаосюй", "CHN", "Same")]
    [InlineData("马朝旭", "Ma Zhaoxu", "CHN", "Same")]
    [InlineData("Ma Zhaoxu", "Ма Чжаосюй", "CHN", "Same")]
    [InlineData("马朝旭", "Ма Чжаосю", "CHN", "Differ")]
    [InlineData("王文涛", "Wang Yi", "CHN", "Differ")]
    [InlineData("里亚布科夫", "Сергей Рябков", "RUS", "Same")]
    [InlineData("里亚布科夫", "Ryabkov", "RUS", "Same")]
    [InlineData("里亚布科夫", "Руденко", "RUS", "Differ")]
    [InlineData("别洛乌索夫", "Белоусов", "RUS", "Same")]
    [InlineData("Сергей Рябков", "Sergey Ryabkov", "RUS", "Same")]
    [InlineData("Сергей Рябков", "Andrei Rudenko", "RUS", "Differ")]
    [InlineData("谢夫乔维奇", "Maroš Šefčovič", "EU", "Same")]
    [InlineData("В. В. Путин", "Владимир Владимирович Путин", "RUS", "Akin")]
    [InlineData("安德烈·鲁登科", "鲁登科", "RUS", "Akin")]
    [InlineData("Андрей Руденко", "Николай Руденко", "RUS", "Differ")]
    [InlineData("金某", "Kim", "KOR", "Unknown")]
    public void Names_are_compared_across_scripts(string a, string b, string party, string outcome)
    {
        var (x, y) = (Matcher.Read(a.ToLowerInvariant(), party), Matcher.Read(b.ToLowerInvariant(), party));
        Matcher.Compare(x, y).ToString().ShouldBe(outcome);
        Matcher.Compare(y, x).ToString().ShouldBe(outcome, "the other way round");
    }

    [Fact]
    public void Persons_of_two_parties_are_two() =>
        Matcher.Compare(Matcher.Read("米勒", "RUS"), Matcher.Read("米勒", "USA")).ShouldBe(Outcome.Differ);
}
