using Chancery.Engine.Annotate.Parties;

namespace Chancery.Engine.Tests.Annotate.Parties;

public sealed class PlaceAnnotatorTests
{
    private static readonly PlaceAnnotator Annotator = new(new NameLexicons(Specs.Data).Places);

    public static TheoryData<AnnotateSpec> Cases() =>
        [.. new[] { "zh", "en", "ru" }.SelectMany(Specs.Load).Where(static s => s.Places is not null)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void FindsWhatTheSpecTells(AnnotateSpec spec)
    {
        var found = Annotator.Annotate(TestDocuments.Of(spec.Text)).Select(m => $"{m.Name} | {m.Country ?? "-"} | {m.Kind}");
        found.ShouldBe(spec.Places, spec.ToString());
    }

    [Fact]
    public void GivesTheUsualNameOfAVariant()
    {
        var mention = Annotator.Annotate(TestDocuments.Of("舰队回到海参崴。")).ShouldHaveSingleItem();
        mention.Name.ShouldBe("海参崴");
        mention.Canonical.ShouldBe("符拉迪沃斯托克");
    }
}
