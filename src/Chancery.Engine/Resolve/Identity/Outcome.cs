namespace Chancery.Engine.Resolve.Identity;

/// <summary>What two statements are compared in.</summary>
internal enum Aspect
{
    /// <summary>Party codes.</summary>
    Parties,

    /// <summary>Date.</summary>
    Date,

    /// <summary>Kind.</summary>
    Kind,

    /// <summary>Name, title, label or metric.</summary>
    Name,

    /// <summary>Mechanism of a session.</summary>
    Mechanism,

    /// <summary>Number in a series.</summary>
    Ordinal,

    /// <summary>Participants.</summary>
    Persons,

    /// <summary>Place.</summary>
    Place,

    /// <summary>Domain of an exercise.</summary>
    Domain,

    /// <summary>What was done with an agreement.</summary>
    Action,

    /// <summary>Mechanism above another.</summary>
    Parent,

    /// <summary>Unit of a figure.</summary>
    Unit,

    /// <summary>Value of a figure.</summary>
    Value,

    /// <summary>Who speaks.</summary>
    Speaker,

    /// <summary>Speech act.</summary>
    Act,

    /// <summary>Words quoted.</summary>
    Quote,

    /// <summary>Words of the evidence.</summary>
    Words,

    /// <summary>The document, for facts that nothing places outside it.</summary>
    Document,

    /// <summary>Person who holds an office.</summary>
    Person,

    /// <summary>Office.</summary>
    Role,

    /// <summary>Code of an event.</summary>
    Code,

    /// <summary>Who acts.</summary>
    Source,

    /// <summary>Who is acted upon.</summary>
    Target,
}

/// <summary>How two statements compare in one aspect. Which outcomes an aspect can have is told in <c>data/README.md</c>.</summary>
internal enum Outcome
{
    /// <summary>One of them does not tell, or it cannot be compared.</summary>
    Unknown,

    /// <summary>Equal.</summary>
    Same,

    /// <summary>One lies in the other.</summary>
    Within,

    /// <summary>They share a part.</summary>
    Overlap,

    /// <summary>One has all of the other.</summary>
    Part,

    /// <summary>Alike.</summary>
    Akin,

    /// <summary>The same name, but one that many things bear.</summary>
    Generic,

    /// <summary>An office stands for its holder.</summary>
    Office,

    /// <summary>A day in a month.</summary>
    InMonth,

    /// <summary>The same month.</summary>
    Month,

    /// <summary>A part of a year in that year.</summary>
    InYear,

    /// <summary>The same year.</summary>
    Year,

    /// <summary>Long periods that overlap.</summary>
    Span,

    /// <summary>One rounds the other.</summary>
    Close,

    /// <summary>Beside one another: a day apart, or a few per cent.</summary>
    Near,

    /// <summary>Values of another size.</summary>
    Far,

    /// <summary>Not to be reconciled.</summary>
    Differ,
}
