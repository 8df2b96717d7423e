using System.Text.Json;
using Chancery.Engine.Sources;
using Chancery.Model;

namespace Chancery.Cli.Evaluation;

/// <summary>Runs the pipeline over documents with gold, or reads an export of them, and scores the records.</summary>
internal sealed class EvaluationRun(IWorkbench workbench, string docs)
{
    /// <summary>Scores.</summary>
    /// <param name="gold">Gold folder.</param>
    /// <param name="pred">Export to score; null runs the pipeline.</param>
    /// <param name="patterns">Names to take; empty takes all.</param>
    /// <param name="types">Types to score.</param>
    /// <exception cref="EvaluationException">A file is missing or wrong.</exception>
    public ScoreResult Score(string gold, string? pred, IReadOnlyList<string> patterns, IReadOnlyList<string> types)
    {
        var typeSet = types.ToHashSet(StringComparer.Ordinal);
        var sources = GoldSet.Names(gold, patterns).Select(Read).ToArray();
        var documents = sources.Select(d => GoldSet.Read(gold, d.Name, d.Text, typeSet)).ToArray();
        var predictions = pred is null ? Predict(sources) : GoldSet.Lines(pred);
        return Scorer.Score(documents, predictions, types);
    }

    private SourceDocument Read(string name)
    {
        var path = Path.Combine(docs, name);
        foreach (var item in workbench.Read([path], new SourceOptions()))
        {
            return item.Document ?? throw new EvaluationException($"{path}: {item.Problem?.Reason}");
        }

        throw new EvaluationException($"{path}: there is no such document");
    }

    private IEnumerable<ScoredRecord> Predict(IReadOnlyList<SourceDocument> sources)
    {
        var texts = sources.ToDictionary(d => d.Id, d => (d.Name, d.Text, new CodePointIndex(d.Text)), StringComparer.Ordinal);
        var byKey = sources.AsParallel().AsOrdered()
            .SelectMany(d => workbench.Process(d).Statements)
            .AsSequential()
            .GroupBy(s => workbench.Resolver.KeyOf(s), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal);
        foreach (var statements in byKey)
        {
            var record = workbench.Resolver.Merge(statements.Key, [.. statements]);
            using var json = JsonDocument.Parse(ContractJson.Line(record, id => texts[id]));
            yield return ScoredRecord.Read(json.RootElement.Clone());
        }
    }
}
