using Chancery.Engine.Annotate.Inflections;
using Chancery.Engine.Annotate.Lexicon;
using Chancery.Model;

namespace Chancery.Engine.Annotate;

/// <summary>What a mention is.</summary>
internal enum MentionKind : byte
{
    Word,
    Date,
    Quantity,
    Party,
    Place,
    Person,
    Title,
    Quote,
    Name,
}

/// <summary>A stretch of cleaned text that an annotator recognised. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">UTF-16 range in the cleaned text.</param>
internal abstract record Mention(MentionKind Kind, Span Span)
{
    /// <summary>Its lexicon entry, when it is a word; otherwise null.</summary>
    public virtual WordEntry? Entry => null;

    /// <summary>Cases it can stand in; all where the language or the annotator does not tell.</summary>
    public virtual CaseSet Cases { get; init; } = CaseSet.All;
}

/// <summary>A word of the lexicon.</summary>
internal sealed record WordMention(Span Span, WordEntry Word) : Mention(MentionKind.Word, Span)
{
    public override WordEntry? Entry => Word;

    public override CaseSet Cases => Word.Form?.Cases ?? CaseSet.All;
}

/// <summary>An office of a person: the role as written and whose office it is.</summary>
/// <param name="Span">Range of the role in the cleaned text, without the party.</param>
/// <param name="Party">Party code; null when the text does not tell.</param>
/// <param name="Core">Where the head word of the office starts.</param>
internal sealed record RoleRef(Span Span, string? Party, int Core)
{
    /// <summary>The role as a record gives it, when that is not the text of its span: in the nominative, without the party inside it.</summary>
    public string? Written { get; init; }

    /// <summary>The role as a record gives it.</summary>
    public string TextIn(string text) => Written ?? Span.In(text).ToString();
}

/// <summary>A person, with the offices that stand at the name.</summary>
/// <param name="Span">Name, offices and party together.</param>
/// <param name="Name">Range of the name alone; empty when only an office is told.</param>
/// <param name="Roles">Offices at this place in the text.</param>
/// <param name="Known">The person in the document's registry; null for an office without a name.</param>
internal sealed record PersonMention(Span Span, Span Name, IReadOnlyList<RoleRef> Roles, PersonEntry? Known)
    : Mention(MentionKind.Person, Span);

/// <summary>A title in title marks, or words in quotation marks.</summary>
/// <param name="Kind"><see cref="MentionKind.Title"/> or <see cref="MentionKind.Quote"/>.</param>
/// <param name="Span">Range with the marks.</param>
/// <param name="Inner">Range without the marks.</param>
internal sealed record QuotedMention(MentionKind Kind, Span Span, Span Inner) : Mention(Kind, Span);

/// <summary>What a name stands for.</summary>
internal enum NameKind : byte
{
    Mechanism,
    Exercise,
    Instrument,
    Conference,
    Session,
    Status,
    Project,
}

/// <summary>The name of a mechanism, exercise, instrument, conference, level or undertaking.</summary>
/// <param name="Span">Range of the whole name in the cleaned text.</param>
/// <param name="NameKind">What it names.</param>
/// <param name="Value">The contract's kind, from the head word.</param>
/// <param name="Head">Range of the head word.</param>
/// <param name="Text">The name as written, without ordinals inside it.</param>
/// <param name="Ordinals">Numbers of the session or edition, from 1; empty when none is told.</param>
internal sealed record NameMention(Span Span, NameKind NameKind, string Value, Span Head, string Text, IReadOnlyList<int> Ordinals)
    : Mention(MentionKind.Name, Span)
{
    /// <summary>True for a member of a list that shares its head with others.</summary>
    public bool IsListed { get; init; }
}

/// <summary>A person as one document knows him or her.</summary>
internal sealed class PersonEntry
{
    /// <summary>Fullest name as written.</summary>
    public required string Name { get; set; }

    /// <summary>Party code, when some mention tells it.</summary>
    public string? Party { get; set; }

    /// <summary>Role as first told, in text form.</summary>
    public string? Role { get; set; }

    /// <summary>Standard form of the name, when the leaders' list knows the person.</summary>
    public string? Canonical { get; set; }

    /// <summary>The usual name by language, when the leaders' list knows the person.</summary>
    public IReadOnlyDictionary<string, string>? Usual { get; set; }

    /// <summary>True when <see cref="Name"/> is known to be in the nominative.</summary>
    public bool IsNominative { get; set; }

    /// <summary>Further forms of the name in the document.</summary>
    public HashSet<string> Aliases { get; } = new(StringComparer.Ordinal);
}
