using System.IO.Enumeration;
using System.Text.Json;
using Chancery.Model;

namespace Chancery.Cli.Evaluation;

/// <summary>A file of an evaluation could not be used.</summary>
internal sealed class EvaluationException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>One document with its gold records.</summary>
/// <param name="Name">The document's file name.</param>
/// <param name="Text">Its decoded text.</param>
/// <param name="Index">Code points of the text.</param>
/// <param name="Records">Gold records of the types asked for.</param>
/// <param name="Ignored">Slices in which predictions do not count.</param>
internal sealed record GoldDocument(
    string Name, string Text, CodePointIndex Index, IReadOnlyList<ScoredRecord> Records, IReadOnlyList<ScoredEvidence> Ignored)
{
    /// <summary>The language most of it is written in, as the engine finds it.</summary>
    public string Language { get; init; } = DocumentLanguage.Unknown;

    /// <summary>The text of a slice; null when its offsets lie outside the text.</summary>
    public string? Slice(ScoredEvidence evidence)
    {
        var start = Index.ToUtf16(evidence.Start);
        var end = Index.ToUtf16(evidence.End);
        return start >= 0 && end >= start && end <= Text.Length ? Text[start..end] : null;
    }

    /// <summary>True when more than half of every slice lies in ignored regions.</summary>
    public bool Ignores(ScoredRecord record) => record.Evidence.Count > 0 && record.Evidence.All(IsIgnored);

    private bool IsIgnored(ScoredEvidence evidence)
    {
        var inside = 0;
        foreach (var region in Ignored)
        {
            inside += Math.Max(0, Math.Min(evidence.End, region.End) - Math.Max(evidence.Start, region.Start));
        }

        return inside * 2 > evidence.End - evidence.Start;
    }
}

/// <summary>Gold files (<c>NAME.jsonl</c> for document <c>NAME</c>) and how JSON lines are read.</summary>
internal static class GoldSet
{
    /// <summary>Names of the documents that a gold folder has records for and the patterns let through, in ordinal order.</summary>
    /// <exception cref="EvaluationException">The folder is missing or holds no gold.</exception>
    public static IReadOnlyList<string> Names(string folder, IReadOnlyList<string> patterns)
    {
        if (!Directory.Exists(folder))
        {
            throw new EvaluationException($"{folder}: there is no such folder of gold files");
        }

        var names = Directory.EnumerateFiles(folder, "*.jsonl")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(n => patterns.Count == 0 || patterns.Any(p => FileSystemName.MatchesSimpleExpression(p, n, ignoreCase: false)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return names.Length > 0 ? names : throw new EvaluationException($"{folder}: no gold file matches; gold for a document NAME is NAME.jsonl");
    }

    /// <summary>The gold of one document.</summary>
    /// <param name="folder">Gold folder.</param>
    /// <param name="name">Document name.</param>
    /// <param name="text">The document's decoded text.</param>
    /// <param name="types">Types to keep.</param>
    /// <exception cref="EvaluationException">A line is not JSON or not a record.</exception>
    public static GoldDocument Read(string folder, string name, string text, IReadOnlySet<string> types)
    {
        var document = new GoldDocument(name, text, new CodePointIndex(text), [], []);
        var records = new List<ScoredRecord>();
        var ignored = new List<ScoredEvidence>();
        foreach (var record in Lines(Path.Combine(folder, name + ".jsonl")))
        {
            if (record.Type == "ignore")
            {
                ignored.AddRange(record.Evidence);
            }
            else if (record.Type is { } type && types.Contains(type))
            {
                records.Add(record.With([.. record.Evidence.Select(e => e with { Quote = e.Quote ?? document.Slice(e) })]));
            }
        }

        return document with { Records = records, Ignored = ignored };
    }

    /// <summary>The records of a JSON lines file; blank lines are skipped.</summary>
    /// <exception cref="EvaluationException">The file cannot be read, or a line is not a record.</exception>
    public static IEnumerable<ScoredRecord> Lines(string path)
    {
        using var reader = Open(path);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line, path, number);
            }
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private static ScoredRecord Parse(string line, string path, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return ScoredRecord.Read(json.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new EvaluationException($"{path}:{number}: not a record: {e.Message}", e);
        }
    }
}
