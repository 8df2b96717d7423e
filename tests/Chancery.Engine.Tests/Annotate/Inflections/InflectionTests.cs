using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Persons;

namespace Chancery.Engine.Tests.Annotate.Inflections;

public sealed class InflectionTests
{
    private static readonly Inflection Russian = Inflection.All(Specs.Data)["ru"];
    private static readonly PersonNames Names = new(Specs.Data, "ru");

    [Theory]
    [InlineData("договор~mi", "договором", CaseSet.Instrumental)]
    [InlineData("комиссия~fi", "комиссии", CaseSet.Genitive | CaseSet.Dative | CaseSet.Prepositional | CaseSet.PluralNominative | CaseSet.PluralAccusative)]
    [InlineData("рабочая~a группа~fa", "рабочую группу", CaseSet.Accusative)]
    [InlineData("учения~pn", "учений", CaseSet.PluralGenitive)]
    public void A_form_knows_its_cases(string phrase, string form, object cases) =>
        Russian.FormsOf(phrase).Single(f => f.Key == form).Value.Cases.ShouldBe((CaseSet)cases);

    [Theory]
    [InlineData("российского", 0, "российский")]
    [InlineData("российской", 1, "российская")]
    [InlineData("мирового", 0, "мировой")]
    [InlineData("последнюю", 1, "последняя")]
    [InlineData("общих", 3, "общие")]
    public void An_adjective_goes_back_to_the_nominative(string form, int gender, string nominative) =>
        Russian.NominativeOfAdjective(form, (Gender)gender).ShouldBe(nominative);

    [Theory]
    [InlineData("Дмитрия Орлова", "Дмитрий Орлов")]
    [InlineData("Павлу Ильину", "Павел Ильин")]
    [InlineData("Анной Беловой", "Анна Белова")]
    [InlineData("Ивана Ивановича Крамского", "Иван Иванович Крамской", "Иван Иванович Крамский")]
    [InlineData("Марией Шмидт", "Мария Шмидт")]
    [InlineData("Тоёо Мори", "Тоёо Мори")]
    public void A_name_goes_back_to_the_nominative(string written, params string[] nominatives) =>
        nominatives.ShouldContain(Names.Nominative(written.Split(' '), CaseSet.All).Text);

    [Fact]
    public void An_office_beside_a_name_decides_its_case()
    {
        Names.Nominative(["Тору", "Катана"], CaseSet.Nominative).Text.ShouldBe("Тору Катана");
        Names.Nominative(["Тору", "Катана"], CaseSet.Genitive).Text.ShouldBe("Тору Катан");
    }

    [Fact]
    public void A_paradigm_that_does_not_exist_is_named() =>
        Should.Throw<FormatException>(() => Russian.FormsOf("стол~zz").Count()).Message.ShouldContain("'zz'");
}
