using Chancery.Engine.Annotate;
using Chancery.Engine.Extract;

namespace Chancery.Engine.Tests.Annotate;

public sealed class PersonSpecTests
{
    private static readonly Annotator Annotator = ExtractorBuilder.Build(Specs.Data).Annotator;

    public static TheoryData<AnnotateSpec> Cases() => [.. Specs.Load("ru").Where(static s => s.Persons is not null)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void FindsWhatTheSpecTells(AnnotateSpec spec)
    {
        var persons = Annotator.Annotate(TestDocuments.Of(spec.Text)).Persons.Where(static p => p.Known is not null);
        persons.SelectMany(p => Tell(p, spec.Text)).ShouldBe(spec.Persons!, spec.ToString());
    }

    private static IEnumerable<string> Tell(PersonMention person, string text) => person.Roles.Count == 0
        ? [$"{person.Known!.Name} | - | -"]
        : person.Roles.Select(r => $"{person.Known!.Name} | {r.TextIn(text)} | {r.Party}");
}
