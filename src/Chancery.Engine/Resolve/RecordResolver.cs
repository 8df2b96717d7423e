using System.Security.Cryptography;
using System.Text;
using Chancery.Model;

namespace Chancery.Engine.Resolve;

/// <summary>
/// Joins statements by key: type, parties, date and name, as <see cref="RecordKeys"/> sets out for each type, and merges their
/// values as <see cref="FactMerger"/> does. Immutable and safe to share.
/// </summary>
public sealed class RecordResolver : IRecordResolver
{
    private const double MostConfidence = 0.99;
    private const int IdHexDigits = 16;

    private readonly RecordKeys _keys;

    /// <summary>Builds a resolver.</summary>
    /// <param name="fold">
    /// Turns a name into the form in which names are compared (simplified characters, half-width forms, lower case); null only
    /// lowers case.
    /// </param>
    public RecordResolver(Func<string, string>? fold = null)
    {
        _keys = new RecordKeys(fold ?? (static text => text.ToLowerInvariant()));
    }

    /// <inheritdoc/>
    public string KeyOf(Statement statement) => _keys.Of(statement);

    /// <inheritdoc/>
    public Record Merge(string key, IReadOnlyList<Statement> statements)
    {
        if (statements.Count == 0)
        {
            throw new ArgumentException("a record needs at least one statement", nameof(statements));
        }

        var ordered = statements.DistinctBy(s => s.Id)
            .OrderBy(s => s.DocumentId, StringComparer.Ordinal)
            .ThenBy(s => s.Evidence[0])
            .ThenBy(s => s.Id, StringComparer.Ordinal)
            .ToList();
        var fact = ordered.Count == 1 ? ordered[0].Fact : FactMerger.Merge(ordered, _keys);
        var documents = ordered.Select(s => s.DocumentId).Distinct(StringComparer.Ordinal).Count();
        return new Record
        {
            Id = IdOf(key, fact.Type),
            Key = key,
            Fact = fact,
            Evidence = [.. ordered.SelectMany(s => s.Evidence.Select(e => new Evidence(s.DocumentId, e))).Distinct().Order(ByPosition)],
            StatementIds = [.. ordered.Select(s => s.Id)],
            Confidence = Confidence(ordered),
            Sources = new SourceCount(documents, documents),
        };
    }

    /// <summary>The id of the record with a key: a letter for its type and the first 16 hexadecimal digits of the key's SHA-256.</summary>
    internal static string IdOf(string key, RecordType type) =>
        $"{Letter(type)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..IdHexDigits]}";

    private static readonly Comparer<Evidence> ByPosition = Comparer<Evidence>.Create(static (a, b) =>
    {
        var byDocument = string.CompareOrdinal(a.DocumentId, b.DocumentId);
        return byDocument != 0 ? byDocument : a.Span.CompareTo(b.Span);
    });

    /// <summary>Chance that at least one statement is right; summed in a fixed order, because floating-point products depend on it.</summary>
    private static double Confidence(List<Statement> statements)
    {
        if (statements.Count == 1)
        {
            return Math.Min(statements[0].Confidence, MostConfidence);
        }

        var wrong = 1.0;
        foreach (var confidence in statements.Select(s => s.Confidence).Order())
        {
            wrong *= 1 - confidence;
        }

        return Math.Min(1 - wrong, MostConfidence);
    }

    private static char Letter(RecordType type) => type switch
    {
        RecordType.Meeting => 'm',
        RecordType.Exercise => 'x',
        RecordType.Agreement => 'a',
        RecordType.Mechanism => 'h',
        RecordType.Indicator => 'i',
        RecordType.Statement => 's',
        RecordType.Status => 'l',
        RecordType.Project => 'p',
        RecordType.Tenure => 't',
        RecordType.Event => 'e',
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a record type"),
    };
}
