using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Data;

namespace Chancery.Engine.Tests.Annotate.Parties;

/// <summary>The data that ships loads, and every kind of error in it is named with file, line and reason.</summary>
public sealed class NameLexiconsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("chancery-names-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void ShipsStatesOrganisationsPlacesAndPersons()
    {
        var names = new NameLexicons(new ChanceryData());
        names.Parties.Codes.Count().ShouldBeGreaterThan(250);
        names.Parties.NameOf("RUS", "ru").ShouldBe("Россия");
        names.Parties.NameOf("PHL", "ru").ShouldBe("Филиппины");
        names.Parties.NameOf("XYZ", "zh").ShouldBe("XYZ");
        names.Parties.MembersOf("G7").ShouldBe(["CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"]);
        names.Parties.MembersOf("UN").ShouldBeEmpty();
        names.Persons.Persons.Count.ShouldBeGreaterThan(350);
    }

    [Theory]
    [InlineData("parties/states.yaml", "- {code: RUS, zh: [俄罗斯], nam: [x]}", "parties/states.yaml:1: unknown key 'nam'")]
    [InlineData("parties/states.yaml", "- {code: RU, zh: [俄罗斯]}", "parties/states.yaml:1: 'RU' is no ISO 3166-1 alpha-3 code")]
    [InlineData("parties/states.yaml", "- {code: RUS, zh: [俄罗斯]}\n- {code: RUS, zh: [罗刹]}", "parties/states.yaml:2: 'RUS' is already defined at parties/states.yaml:1")]
    [InlineData("parties/states.yaml", "- {code: COD, zh: [刚果]}\n- {code: COG, zh: [刚果]}", "parties/states.yaml:2: '刚果' (COG) is already COD at parties/states.yaml:1; remove one, or list '刚果' with all its codes in parties/ambiguous.yaml")]
    [InlineData("parties/states.yaml", "code: RUS", "parties/states.yaml:1: the file must be a list of entries")]
    [InlineData("parties/states.yaml", "- {code: RUS, ru: [\"Русь:xyz\"]}", "parties/states.yaml:1: there is no paradigm 'xyz'")]
    [InlineData("parties/organisations.yaml", "- {code: SCO, zh: [上合组织], members: [CHN, XXX]}", "parties/organisations.yaml:1: the member")]
    [InlineData("parties/zh-short.yaml", "- {form: 俄, codes: [RUS], strength: mighty}", "parties/zh-short.yaml:1: 'strength' must be free, strong or weak")]
    [InlineData("parties/zh-short.yaml", "- {form: 俄, codes: [RUS], strength: free}", "parties/zh-short.yaml:1: '俄' means 'RUS', which states.yaml and organisations.yaml do not define")]
    [InlineData("parties/compounds.yaml", "- {form: 中俄, codes: [], read: 3}", "parties/compounds.yaml:1: 'read' must be 1 to 2")]
    [InlineData("places/a.yaml", "- {zh: [北京], kind: capital}\n- {zh: [上海],\n   kind: metropolis}", "places/a.yaml:2: 'metropolis' is no kind of place; use capital, city, region, island, water, site, venue")]
    [InlineData("places/a.yaml", "- {zh: [北京], kind: capital}\n- {zh: [京,\n  北京], kind: city}", "places/a.yaml:3: '北京' is already the place at places/a.yaml:1")]
    [InlineData("persons/a.yaml", "- {id: x, zh: [某人], party: XXX}", "persons/a.yaml:1: the party 'XXX' is not defined")]
    [InlineData("lexicon/ru/endings.yaml", "consonants: б\nnouns: {а: [а, ы]}", "lexicon/ru/endings.yaml:2: 'а' needs 6 endings, one a case, and has 2")]
    public void NamesFileLineAndReason(string file, string yaml, string message)
    {
        WriteMinimum();
        Write(file, yaml);
        Should.Throw<DataException>(() => new NameLexicons(new ChanceryData(_root))).Message.ShouldStartWith(message);
    }

    private void WriteMinimum()
    {
        foreach (var file in new[] { "states", "organisations", "bodies", "compounds", "ambiguous", "zh-short" })
        {
            Write($"parties/{file}.yaml", "[]");
        }

        Write("parties/metonyms.yaml", "{}");
        Write("parties/references.yaml", "{}");
        Write("parties/not-party.yaml", "{}");
        Write("parties/contexts.yaml", "{before-target: 访, before-actor: 与, dashes: \"-\", list-marks: 、, day-like: 日}");
        Write("places/not-place.yaml", "{}");
        Write("persons/not-person.yaml", "{}");
        Write("lexicon/ru/endings.yaml", "{consonants: б, nouns: {}, paradigms: {}, adjectives: {}, adjective-forms: {}, surnames: {m: {}, f: {}, east: {}}}");
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
