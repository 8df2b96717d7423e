using System.Text.RegularExpressions;
using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Server.Ui;

namespace Chancery.Conventions;

public class UiWordsTests
{
    private static readonly ChanceryData Data = new(Path.Combine(Repository.Root, "data"));
    private static readonly UiWords Words = new(Data);

    [Fact]
    public void Every_language_has_every_key()
    {
        Words.All.Select(t => t.Language).ShouldBe(["en", "zh"]);
        Words.All.Last().Keys.Order().ShouldBe(Words.English.Keys.Order());
    }

    [Fact]
    public void Every_language_fills_in_the_same_values()
    {
        foreach (var key in Words.English.Keys)
        {
            var counts = Words.All.Select(t => Regex.Matches(t[key], @"\{(\d)\}").Select(m => m.Groups[1].Value).Distinct().Order().ToArray()).ToArray();
            counts[1].ShouldBe(counts[0], key);
        }
    }

    [Fact]
    public void Every_key_in_the_code_has_words()
    {
        var keys = Words.English.Keys.ToHashSet();
        foreach (var file in Repository.Files("src", "*.cs", "*.razor"))
        {
            foreach (Match match in Regex.Matches(Repository.Text(file), @"(?:Page|words|Words|text|page)(?:\.Format\(|\[)""([a-z]+\.[A-Za-z]+)"""))
            {
                keys.ShouldContain(match.Groups[1].Value, file);
            }
        }
    }

    [Fact]
    public void Every_type_field_and_value_of_the_ontology_has_words()
    {
        var ontology = new Ontology(Data);
        var keys = Words.English.Keys.ToHashSet();
        foreach (var type in RecordTypes.All)
        {
            keys.ShouldContain("type." + type.Name());
            foreach (var field in ontology.FieldsOf(type))
            {
                keys.ShouldContain("field." + field.Name);
                foreach (var value in field.Values)
                {
                    keys.ShouldContain("value." + value);
                }
            }
        }
    }

    [Fact]
    public void Plain_words_without_exclamation_marks()
    {
        Words.All.SelectMany(t => t.Keys.Select(k => t[k])).Where(w => w.Contains('!') || w.Contains('\uFF01')).ShouldBeEmpty();
    }
}
