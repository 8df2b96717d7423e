namespace Chancery.Engine.Annotate.Inflections;

/// <summary>Which cases a form of a word can be, the singular apart from the plural. Words of languages without cases can be all.</summary>
[Flags]
internal enum CaseSet : ushort
{
    None = 0,
    Nominative = 1,
    Genitive = 1 << 1,
    Dative = 1 << 2,
    Accusative = 1 << 3,
    Instrumental = 1 << 4,
    Prepositional = 1 << 5,
    Singular = (1 << 6) - 1,
    PluralNominative = Nominative << 6,
    PluralGenitive = Genitive << 6,
    PluralDative = Dative << 6,
    PluralAccusative = Accusative << 6,
    PluralInstrumental = Instrumental << 6,
    PluralPrepositional = Prepositional << 6,
    Plural = Singular << 6,
    AnyNominative = Nominative | PluralNominative,
    AnyGenitive = Genitive | PluralGenitive,
    All = Singular | Plural,
}

/// <summary>Grammatical gender of a noun, or of an adjective's form.</summary>
internal enum Gender : byte
{
    Masculine,
    Feminine,
    Neuter,

    /// <summary>Any gender in the plural.</summary>
    Plural,
}

/// <summary>What the inflection of a language tells of one form of a word.</summary>
/// <param name="Lemma">The nominative singular; the plural for a word without singular.</param>
/// <param name="PluralLemma">The nominative plural.</param>
/// <param name="Cases">What the form can be.</param>
/// <param name="Gender">Gender of the noun.</param>
internal sealed record WordForm(string Lemma, string PluralLemma, CaseSet Cases, Gender Gender);
