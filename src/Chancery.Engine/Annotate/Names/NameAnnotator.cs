using Chancery.Engine.Annotate.Cased;
using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Persons;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Annotate.Names;

/// <summary>Finds the names of mechanisms, sessions, exercises, instruments, levels and undertakings from their head words.</summary>
internal sealed class NameAnnotator
{
    private static readonly HashSet<string> Shared = new(StringComparer.Ordinal) { "committee", "subcommittee", "working-group", "regular-meeting", "consultation" };
    private readonly Classes _classes;
    private readonly ListExpander _lists;
    private readonly NameGrower _grower;
    private readonly CasedNameGrower _cased;
    private readonly IReadOnlyDictionary<string, CasedProfile> _profiles;
    private readonly Dictionary<string, InflectedNameGrower> _inflected = new(StringComparer.Ordinal);
    private readonly (int Class, NameKind Kind)[] _heads;

    public NameAnnotator(Classes classes, Marks marks, IReadOnlyDictionary<string, CasedProfile> profiles, IReadOnlyDictionary<string, Inflection> inflections, IReadOnlyDictionary<string, PersonNames> names)
    {
        foreach (var (language, inflection) in inflections)
        {
            _inflected[language] = new InflectedNameGrower(classes, inflection, names[language]);
        }

        _classes = classes;
        _lists = new ListExpander(classes, marks);
        _grower = new NameGrower(classes);
        _cased = new CasedNameGrower(classes);
        _profiles = profiles;
        _heads =
        [
            (classes.HeadStatus, NameKind.Status),
            (classes.HeadExercise, NameKind.Exercise),
            (classes.HeadInstrument, NameKind.Instrument),
            (classes.HeadProject, NameKind.Project),
            (classes.HeadMechanism, NameKind.Mechanism),
            (classes.HeadConference, NameKind.Conference),
            (classes.HeadSession, NameKind.Session),
        ];
    }

    /// <summary>Names of a document in order of position. One head may give several: a mechanism and its session.</summary>
    public List<NameMention> Annotate(MentionMap map, IReadOnlyList<QuotedMention> quotes)
    {
        var byEnd = new Dictionary<int, QuotedMention>();
        var covered = new List<Span>();
        var byStart = new Dictionary<int, QuotedMention>();
        foreach (var quote in quotes)
        {
            byStart.TryAdd(quote.Span.Start, quote);
            byEnd[quote.Span.End] = quote;
            if (quote.Kind == MentionKind.Title)
            {
                covered.Add(quote.Span);
            }
        }

        var names = new List<NameMention>();
        var tokens = new List<Token>();
        var next = 0;
        foreach (var sentence in map.Doc.Sentences)
        {
            tokens.Clear();
            var cased = _profiles.ContainsKey(map.LanguageOf(sentence.Paragraph));
            for (var i = map.FirstFrom(sentence.Span.Start); i < map.Items.Count && map.Items[i].Span.Start < sentence.Span.End; i++)
            {
                while (next < covered.Count && covered[next].End <= map.Items[i].Span.Start)
                {
                    next++;
                }

                var inTitle = next < covered.Count && covered[next].Contains(map.Items[i].Span);
                if (map.Items[i] is not WordMention word || inTitle || ExtendsRight(map, word))
                {
                    continue;
                }

                if (_inflected.TryGetValue(map.LanguageOf(sentence.Paragraph), out var grower))
                {
                    if (tokens.Count == 0)
                    {
                        SentenceTokens.Cut(map, sentence.Span, tokens);
                    }

                    AddInflectedNames(map, byStart, word, tokens, grower, names);
                }
                else if (cased)
                {
                    AddCasedNames(map, byEnd, word, sentence, names);
                }
                else
                {
                    AddNames(map, byEnd, word, sentence, names);
                }
            }
        }

        return names;
    }

    /// <summary>True when the next word is a head too and stands directly after: the name ends there, not here.</summary>
    private bool ExtendsRight(MentionMap map, WordMention word) =>
        map.StartingAt(word.Span.End) is WordMention next && IsHead(next) && !next.Word.Is(_classes.HeadSession);

    private bool IsHead(WordMention word)
    {
        foreach (var (head, _) in _heads)
        {
            if (word.Word.Is(head))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds the members of a list that shares the head; true when the head itself is then no name.</summary>
    private bool Expand(MentionMap map, NameMention name, Sentence sentence, List<NameMention> names)
    {
        var members = _lists.Before(map, name.Span.Start, name.Head, sentence.Span.Start, out var ownIsSuffix);
        var replaced = members.Count > 0 && ownIsSuffix;
        if (members.Count == 0)
        {
            members = _lists.Behind(map, name.Head, sentence.Span.End);
            replaced = members.Count > 0;
        }

        foreach (var (span, text) in members)
        {
            names.Add(name with { Span = span, Head = span, Text = text, Ordinals = [], IsListed = true });
        }

        return replaced;
    }

    private void AddNames(MentionMap map, Dictionary<int, QuotedMention> quotes, WordMention word, Sentence sentence, List<NameMention> names)
    {
        Grown? grown = null;
        foreach (var (head, kind) in _heads)
        {
            if (!word.Word.TryGet(head, out var value) || (kind == NameKind.Session && names.Count > 0 && names[^1].Head == word.Span && names[^1].NameKind == NameKind.Conference && names[^1].Ordinals.Count == 0))
            {
                continue;
            }

            var g = kind == NameKind.Instrument
                ? _grower.Grow(map, quotes, word.Span.Start, sentence.Span.Start)
                : grown ??= _grower.Grow(map, quotes, word.Span.Start, sentence.Span.Start);
            var span = new Span(g.Start, word.Span.End);
            var name = new NameMention(span, kind, value, word.Span, NameGrower.TextOf(map.Doc.Text, span, g.OrdinalSpans), g.Ordinals);
            if (kind == NameKind.Conference && g.Ordinals.Count > 0 && word.Word.Is(_classes.HeadSession))
            {
                continue;
            }

            if (kind != NameKind.Mechanism || !Shared.Contains(value) || !Expand(map, name, sentence, names))
            {
                names.Add(name);
            }
        }
    }

    private void AddInflectedNames(MentionMap map, Dictionary<int, QuotedMention> quotes, WordMention word, List<Token> tokens, InflectedNameGrower grower, List<NameMention> names)
    {
        var at = SentenceTokens.IndexOf(tokens, word.Span.Start);
        if (at < 0 || tokens[at].Mention != word)
        {
            return;
        }

        foreach (var (head, kind) in _heads)
        {
            if (word.Word.TryGet(head, out var value) && !_classes.Breaks(word.Word) && !IsInside(names, kind, word.Span))
            {
                var grown = grower.Grow(map, quotes, tokens, at, kind);
                names.Add(new NameMention(grown.Span, kind, value, word.Span, grown.Text, grown.Ordinals) { Cases = word.Cases });
            }
        }
    }

    /// <summary>True for a head inside a name of its kind found before; names are short, so the last ones tell.</summary>
    private static bool IsInside(List<NameMention> names, NameKind kind, Span head)
    {
        const int Last = 12;
        for (var i = Math.Max(0, names.Count - Last); i < names.Count; i++)
        {
            if (names[i].NameKind == kind && names[i].Span.End > head.Start)
            {
                return true;
            }
        }

        return false;
    }

    private void AddCasedNames(MentionMap map, Dictionary<int, QuotedMention> quotes, WordMention word, Sentence sentence, List<NameMention> names)
    {
        foreach (var (head, kind) in _heads)
        {
            if (!word.Word.TryGet(head, out var value))
            {
                continue;
            }

            var grown = _cased.Grow(map, quotes, word.Span, sentence.Span, kind, out var end);
            var span = new Span(grown.Start, end);
            names.Add(new NameMention(span, kind, value, word.Span, NameGrower.TextOf(map.Doc.Text, span, grown.OrdinalSpans), grown.Ordinals));
        }
    }
}
