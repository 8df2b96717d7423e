using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Persons;

/// <summary>Finds the names of known public office-holders; forms of one name share one entry of the document's registry.</summary>
internal sealed class LeaderAnnotator(PersonLexicon lexicon, NameTables tables)
{
    /// <summary>Names in order of position. Of several bearers of a name the one whose party the document names is meant.</summary>
    /// <param name="doc">The cleaned document.</param>
    /// <param name="named">Parties the document names.</param>
    /// <param name="registry">Receives the persons.</param>
    public List<PersonMention> Annotate(CleanDocument doc, IReadOnlySet<string> named, PersonRegistry registry)
    {
        var found = new List<PersonMention>();
        var entries = new Dictionary<string, PersonEntry>(StringComparer.Ordinal);
        for (var i = 0; i < doc.Folded.Length; i++)
        {
            var persons = lexicon.Match(doc.Text, doc.Folded, i, out var length);
            if (persons.Count == 0 || tables.IsPartOfLonger(doc.Folded, i, i + length))
            {
                i += Math.Max(length - 1, 0);
                continue;
            }

            var person = persons.Count == 1 ? persons[0] : persons.FirstOrDefault(p => named.Contains(p.Party)) ?? persons[0];
            var span = new Span(i, i + length);
            found.Add(new PersonMention(span, span, [], Entry(doc, span, person, entries, registry)));
            i += length - 1;
        }

        return found;
    }

    private static PersonEntry Entry(CleanDocument doc, Span span, KnownPerson person, Dictionary<string, PersonEntry> entries, PersonRegistry registry)
    {
        var written = span.In(doc.Text).ToString();
        var folded = span.In(doc.Folded).ToString();
        if (!entries.TryGetValue(person.Id, out var entry))
        {
            entry = registry.Add(folded, written);
            entry.Party ??= person.Party;
            entry.Usual ??= person.Names;
            entry.Canonical ??= person.Names.GetValueOrDefault("en");
            entries[person.Id] = entry;
        }
        else
        {
            registry.AddAlias(folded, entry);
        }

        if (!entry.IsNominative && written.Length > entry.Name.Length)
        {
            entry.Name = written;
        }

        return entry;
    }
}
