using Chancery.Engine.Data;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Pages;

/// <summary>What of the register of agreements an address asks for.</summary>
public sealed class AgreementQuery
{
    /// <summary>Agreements of one page.</summary>
    public const int PageSize = 50;

    /// <summary>Sorts by date, the oldest first.</summary>
    public const string Oldest = "oldest";

    /// <summary>Sorts by title.</summary>
    public const string ByTitle = "title";

    private AgreementQuery(RecordFilter search)
    {
        Search = search;
    }

    /// <summary>Parties, years and words.</summary>
    public RecordFilter Search { get; }

    /// <summary>True when years or words narrow the list.</summary>
    public bool IsSearch => Search.From is not null || Search.To is not null || Search.Text is not null;

    /// <summary>Kind of instrument; null for any.</summary>
    public string? Kind { get; private init; }

    /// <summary>What must have been done with it; null for anything.</summary>
    public string? Action { get; private init; }

    /// <summary><see cref="Oldest"/>, <see cref="ByTitle"/>, or null for the newest first.</summary>
    public string? Sort { get; private init; }

    /// <summary>Cursor of the page.</summary>
    public string? Cursor { get; private init; }

    /// <summary>True when anything narrows the list.</summary>
    public bool IsNarrowed => IsSearch || Kind is not null || Action is not null || Search.Parties.Count > 0;

    /// <summary>Key of the words that say what is wrong with the address; null when nothing is.</summary>
    public string? ProblemKey { get; private init; }

    /// <summary>The value that is wrong.</summary>
    public string? ProblemValue { get; private init; }

    /// <summary>Reads <c>kind action party from to text sort cursor</c>.</summary>
    public static AgreementQuery Read(IQueryCollection query, Ontology ontology)
    {
        var words = TimelineQuery.Read(query);
        var (kind, action) = (query.One("kind"), query.One("action"));
        var problem = words.ProblemKey is { } key ? (key, words.ProblemValue)
            : kind is not null && !Values(ontology, "kind").Contains(kind) ? ("agreements.badKind", kind)
            : action is not null && !Values(ontology, "action").Contains(action) ? ("agreements.badAction", action)
            : ((string Key, string? Value)?)null;
        return new AgreementQuery(new RecordFilter
        {
            Types = [RecordType.Agreement],
            Parties = words.Filter.Parties,
            From = words.Filter.From,
            To = words.Filter.To,
            Text = words.Filter.Text,
        })
        {
            Kind = kind,
            Action = action,
            Sort = query.One("sort") is Oldest or ByTitle ? query.One("sort") : null,
            Cursor = query.One("cursor"),
            ProblemKey = problem?.Key,
            ProblemValue = problem?.Value,
        };
    }

    /// <summary>The values that a field of an agreement may take.</summary>
    public static IReadOnlyList<string> Values(Ontology ontology, string field) => ontology.FieldsOf(RecordType.Agreement).First(f => f.Name == field).Values;
}
