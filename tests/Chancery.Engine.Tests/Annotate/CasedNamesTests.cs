using Chancery.Engine.Annotate;
using Chancery.Engine.Data;
using Chancery.Engine.Extract;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Tests.Annotate;

/// <summary>Persons, offices and names in text that marks them with capital letters.</summary>
public class CasedNamesTests
{
    private static readonly ChanceryData Data = new();
    private static readonly (Annotator Annotator, TextCleaner Cleaner) Parts = (ExtractorBuilder.Build(Data).Annotator, new TextCleaner(Data));

    [Theory]
    [InlineData("President of Chile Gabriel Boric smiled.", "Gabriel Boric: President@CHL")]
    [InlineData("Chilean President Gabriel Boric smiled.", "Gabriel Boric: President@CHL")]
    [InlineData("The Prime Minister of the Kingdom of Norway Erna Solberg smiled.", "Erna Solberg: Prime Minister@NOR")]
    [InlineData("Erna Solberg, the Prime Minister of Norway, smiled.", "Erna Solberg: Prime Minister@NOR")]
    [InlineData("Norway's defence minister, Frank Bakke-Jensen, smiled.", "Frank Bakke-Jensen: defence minister@NOR")]
    [InlineData("The Minister of Foreign Affairs of Norway Ine Eriksen Soreide smiled.", "Ine Eriksen Soreide: Minister of Foreign Affairs@NOR")]
    [InlineData("Presidents Alar Karis and Gitanas Nauseda of Lithuania smiled.", "Alar Karis: President@ | Gitanas Nauseda: President@LTU")]
    [InlineData("Norwegian Vice Premier and Minister of Energy Terje Aasland smiled.", "Terje Aasland: Vice Premier@NOR, Minister of Energy@NOR")]
    [InlineData("Senator Mark Warner of Virginia smiled.", "Mark Warner: Senator@USA")]
    [InlineData("Prime Minister of Norway Erna Solberg spoke. Ms Solberg thanked the host. The Prime Minister left.", "Erna Solberg: Prime Minister@NOR | Erna Solberg: | Erna Solberg: Prime Minister@NOR")]
    [InlineData("The foreign ministers of Norway and Chile smiled.", "?: foreign ministers@")]
    public void Persons_with_their_offices(string text, string expected) =>
        string.Join(" | ", Annotate(text).Persons.Select(p =>
            $"{p.Known?.Name ?? "?"}: {string.Join(", ", p.Roles.Select(r => $"{r.Span.In(text)}@{r.Party}"))}".TrimEnd())).ShouldBe(expected);

    [Theory]
    [InlineData("They signed the Treaty on Peace, Friendship and Border Trade between Chile and Peru in May.", "Treaty on Peace, Friendship and Border Trade between Chile and Peru")]
    [InlineData("They signed a memorandum on polar research in Lima.", "memorandum on polar research in Lima")]
    [InlineData("They signed the Joint Statement and left.", "Joint Statement")]
    [InlineData("The Chilean-Peruvian Intergovernmental Commission on Trade met.", "Chilean-Peruvian Intergovernmental Commission on Trade")]
    [InlineData("They attended the 12th meeting of the Business Council of Chile.", "meeting of the Business Council of Chile | Business Council of Chile")]
    public void Names_grow_to_both_sides(string text, string expected)
    {
        var names = Annotate(text).Names.Select(n => n.Text).Distinct().ToList();
        string.Join(" | ", names).ShouldBe(expected);
    }

    private static AnnotatedDocument Annotate(string text) => Parts.Annotator.Annotate(Parts.Cleaner.Clean(new SourceDocument
    {
        Id = "0",
        Path = "test.txt",
        Text = text,
        ContentHash = string.Empty,
        Encoding = "utf-8",
        Format = DocumentFormat.Text,
    }));
}
