using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Data;

namespace Chancery.Engine.Tests.Annotate.Parties;

public sealed class PlaceAnnotatorTests
{
    private static readonly PlaceAnnotator Annotator = new(new NameLexicons(new ChanceryData()).Places);

    public static TheoryData<SpecCase> Cases() => [.. SpecCase.Read("places")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void FindsWhatTheSpecTells(SpecCase spec)
    {
        var found = Annotator.Annotate(Documents.Of(spec.Text)).Select(m => $"{m.Name} | {m.Country ?? "-"} | {m.Kind}");
        found.ShouldBe(spec.Find, $"{spec}: {spec.Text}");
    }

    [Fact]
    public void GivesTheUsualNameOfAVariant()
    {
        var mention = Annotator.Annotate(Documents.Of("舰队回到海参崴。")).ShouldHaveSingleItem();
        mention.Name.ShouldBe("海参崴");
        mention.Canonical.ShouldBe("符拉迪沃斯托克");
    }
}
