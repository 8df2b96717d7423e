using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Chancery.Model;

/// <summary>What an audit check came to. Never "false": a record says who says what.</summary>
public enum FindingVerdict
{
    /// <summary>The figures or words do not go together, whatever rounding allows.</summary>
    Inconsistent,

    /// <summary>The text leaves open what would decide it.</summary>
    Undecidable,

    /// <summary>They go together within the tolerance.</summary>
    Consistent,
}

/// <summary>What an audit check compares, as record contract 1 names it.</summary>
public enum FindingKind
{
    /// <summary>Parts and their sum.</summary>
    Sum,

    /// <summary>A balance and the two figures it lies between.</summary>
    Difference,

    /// <summary>A change in per cent and the figures of both periods.</summary>
    Growth,

    /// <summary>A multiple and the figures of both periods.</summary>
    Multiple,

    /// <summary>An average and its total.</summary>
    Average,

    /// <summary>A share, its part and its whole.</summary>
    Share,

    /// <summary>A count and the list it announces or closes.</summary>
    Count,

    /// <summary>A number in a yearly series and the year it began.</summary>
    Ordinal,

    /// <summary>Numbers in a series and the dates between them.</summary>
    Cadence,

    /// <summary>A length of time and its two ends.</summary>
    Duration,

    /// <summary>Numbers in a series and the order of their dates.</summary>
    Order,

    /// <summary>Values that several places give for one thing.</summary>
    Contradiction,

    /// <summary>Persons that several places name in one office.</summary>
    Office,

    /// <summary>A target and what came of it.</summary>
    Target,

    /// <summary>A passage that a document holds twice.</summary>
    Repeat,
}

/// <summary>A number or a short text, as a finding states or computes it.</summary>
/// <param name="Number">The number, in the base unit; null for a text.</param>
/// <param name="Text">The text; null for a number.</param>
public readonly record struct FindingValue(decimal? Number, string? Text)
{
    /// <summary>A number.</summary>
    public static FindingValue Of(decimal number) => new(number, null);

    /// <summary>A text.</summary>
    public static FindingValue Of(string text) => new(null, text);
}

/// <summary>One figure or passage that a check compares.</summary>
/// <param name="Label">What it is: the words at it, shortened.</param>
/// <param name="Value">Value in the base unit; null for words.</param>
/// <param name="Unit">Contract unit; null without one.</param>
/// <param name="Date">EDTF date; null when none is told.</param>
/// <param name="Evidence">Where it stands.</param>
public sealed record FindingOperand(string Label, decimal? Value, string? Unit, string? Date, Evidence Evidence);

/// <summary>
/// What one check of the audit found: what is stated, what follows from its operands, by how much they may differ, and whether they
/// do. Immutable; the id is a hash of check and operands, so it stays while their words stay.
/// </summary>
public sealed record Finding
{
    /// <summary><c>f-</c> and 16 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>What is compared.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>Name of the check, such as <c>list-count</c>.</summary>
    public required string Check { get; init; }

    /// <summary>What came of it.</summary>
    public required FindingVerdict Verdict { get; init; }

    /// <summary>What the text states.</summary>
    public required FindingValue Stated { get; init; }

    /// <summary>What follows from the operands.</summary>
    public required FindingValue Computed { get; init; }

    /// <summary>The computation as text, its numbers in base units.</summary>
    public required string Formula { get; init; }

    /// <summary>By how much stated and computed may differ, in the unit of the stated value; null when they must be equal.</summary>
    public decimal? Tolerance { get; init; }

    /// <summary>Where the tolerance comes from, or why nothing could be decided: a key of the interface words, such as <c>rounding</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>The figures and passages compared; the one that is checked comes first. Never empty.</summary>
    public required IReadOnlyList<FindingOperand> Operands { get; init; }

    /// <summary>Ids of the documents it speaks of, in order of their operands.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> DocumentIds => [.. Operands.Select(o => o.Evidence.DocumentId).Distinct(StringComparer.Ordinal)];

    /// <summary>The id of a finding.</summary>
    /// <param name="check">Name of the check.</param>
    /// <param name="operands">Its operands in order.</param>
    public static string IdOf(string check, IReadOnlyList<FindingOperand> operands)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, check);
        Span<byte> range = stackalloc byte[8];
        foreach (var operand in operands)
        {
            Append(hash, operand.Evidence.DocumentId);
            BinaryPrimitives.WriteInt32LittleEndian(range, operand.Evidence.Span.Start);
            BinaryPrimitives.WriteInt32LittleEndian(range[4..], operand.Evidence.Span.End);
            hash.AppendData(range);
        }

        return string.Concat("f-", Convert.ToHexStringLower(hash.GetHashAndReset()).AsSpan(0, 16));
    }

    private static void Append(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}

/// <summary>Names of verdicts and kinds as the contract writes them.</summary>
public static class FindingNames
{
    /// <summary>All verdicts, worst first.</summary>
    public static readonly IReadOnlyList<FindingVerdict> Verdicts = Enum.GetValues<FindingVerdict>();

    /// <summary>All kinds in contract order.</summary>
    public static readonly IReadOnlyList<FindingKind> Kinds = Enum.GetValues<FindingKind>();

    /// <summary>The contract's lower-case name of a verdict.</summary>
    public static string Name(this FindingVerdict verdict) => verdict switch
    {
        FindingVerdict.Inconsistent => "inconsistent",
        FindingVerdict.Undecidable => "undecidable",
        FindingVerdict.Consistent => "consistent",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "not a verdict"),
    };

    /// <summary>The contract's lower-case name of a kind.</summary>
    public static string Name(this FindingKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Reads a contract name; false when it is no verdict.</summary>
    public static bool TryParse(string? name, out FindingVerdict verdict)
    {
        foreach (var candidate in Verdicts)
        {
            if (candidate.Name() == name)
            {
                verdict = candidate;
                return true;
            }
        }

        verdict = default;
        return false;
    }

    /// <summary>Reads a contract name; false when it is no kind.</summary>
    public static bool TryParse(string? name, out FindingKind kind)
    {
        foreach (var candidate in Kinds)
        {
            if (candidate.Name() == name)
            {
                kind = candidate;
                return true;
            }
        }

        kind = default;
        return false;
    }
}

/// <summary>
/// One thing a document claims that other documents may claim too: a figure, the date of an instrument, who signed it, who held an
/// office, a session of a series. Claims with one key speak of one thing.
/// </summary>
public sealed record Claim
{
    /// <summary>What is claimed: <c>figure date signer office session target</c>.</summary>
    public required string Topic { get; init; }

    /// <summary>What the claim is about; equal for claims that may be compared.</summary>
    public required string Key { get; init; }

    /// <summary>The figure and its bounds, or the words claimed, as an operand.</summary>
    public required FindingOperand Operand { get; init; }

    /// <summary>Least value that the writing of the figure allows; null for words.</summary>
    public decimal? Low { get; init; }

    /// <summary>Greatest value that the writing of the figure allows; null for words.</summary>
    public decimal? High { get; init; }

    /// <summary>Words claimed, in the form in which they are compared; null for figures.</summary>
    public string? Word { get; init; }

    /// <summary>A change told with the figure, in per cent against the year before.</summary>
    public decimal? Change { get; init; }

    /// <summary>True when the period is not told beside the figure but carried from a sentence before.</summary>
    public bool Carried { get; init; }

    /// <summary>True when the text names whose figure it is, so that others may count otherwise.</summary>
    public bool Attributed { get; init; }
}

/// <summary>What the audit of one document gives.</summary>
/// <param name="Findings">What could be checked within it.</param>
/// <param name="Claims">What can be checked only against other documents.</param>
public sealed record DocumentAudit(IReadOnlyList<Finding> Findings, IReadOnlyList<Claim> Claims)
{
    /// <summary>Nothing found.</summary>
    public static readonly DocumentAudit Empty = new([], []);
}
