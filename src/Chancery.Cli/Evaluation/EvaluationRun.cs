using System.Text.Json;
using Chancery.Engine.Sources;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Store;

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

    /// <summary>The records a store makes of the documents, in the order of its export, so that both give the same figures.</summary>
    private List<ScoredRecord> Predict(IReadOnlyList<SourceDocument> sources)
    {
        var folder = Directory.CreateTempSubdirectory("chancery-eval-").FullName;
        try
        {
            using var store = workbench.OpenStore(Path.Combine(folder, "eval.db"), readOnly: false);
            var results = sources.AsParallel().AsOrdered().Select(d => (Document: d, Result: workbench.Process(d))).ToArray();
            store.Save([.. results.Select(r => (r.Document, r.Result.Clean, r.Result.Statements))], workbench.Data.Version);
            var documents = new DocumentTexts(store);
            return [.. store.Records(new RecordFilter()).Select(r => Parse(JsonlExport.Line(r, documents)))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ScoredRecord Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        return ScoredRecord.Read(json.RootElement.Clone());
    }
}
