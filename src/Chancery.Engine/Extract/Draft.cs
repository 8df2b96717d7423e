using Chancery.Model;

namespace Chancery.Engine.Extract;

/// <summary>A fact as one place of a document tells it, before places that tell the same fact are joined.</summary>
internal sealed class Draft
{
    public required Fact Fact { get; set; }

    /// <summary>Ranges in the cleaned text, the main one first.</summary>
    public required List<Span> Evidence { get; init; }

    public required Rule Rule { get; init; }

    /// <summary>Places of the document that tell it.</summary>
    public int Tellings { get; set; } = 1;

    /// <summary>Where each field came from when not from the clause itself.</summary>
    public Dictionary<string, string> FieldSources { get; init; } = new(StringComparer.Ordinal);

    /// <summary>True when the date was taken from the context and a told one should win over it.</summary>
    public bool DateFromContext { get; set; }

    /// <summary>Name or title without parties, blanks and marks: what two tellings of one named thing share. Empty for unnamed facts.</summary>
    public string NameKey { get; set; } = string.Empty;

    /// <summary>True in a headline or caption: joins a fuller telling when there is one.</summary>
    public bool IsHeadline { get; init; }

    /// <summary>Number of the answer it belongs to in a briefing; 0 outside answers. An answer is one statement.</summary>
    public int Turn { get; init; }

    /// <summary>True where several reporting verbs of one speaker in a sentence are one statement with the act of the last position.</summary>
    public bool TakesLaterAct { get; init; }

    /// <summary>Index of the sentence.</summary>
    public int Sentence => View.Index;

    /// <summary>The sentence.</summary>
    public required SentenceView View { get; init; }
}
