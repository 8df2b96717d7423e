using System.Text.Json;
using Chancery.Engine;
using Chancery.Engine.Sources;
using Chancery.Model;
using Chancery.Server.Exports;
using Chancery.Server.Exports.Formats;
using Chancery.Store;

namespace Chancery.Cli.Evaluation;

/// <summary>What the pipeline and a store make of documents.</summary>
/// <param name="Records">Records in the order of an export.</param>
/// <param name="StatementIds">Ids of the statements behind each record, by record id.</param>
/// <param name="Results">What was read from each document.</param>
internal sealed record PredictedRecords(
    IReadOnlyList<ScoredRecord> Records,
    IReadOnlyDictionary<string, IReadOnlyList<string>> StatementIds,
    IReadOnlyList<(SourceDocument Document, DocumentResult Result)> Results);

/// <summary>Runs the pipeline over documents with gold, or reads an export of them, and scores the records.</summary>
internal sealed class EvaluationRun(IWorkbench workbench, string docs)
{
    private Dictionary<string, SourceDocument>? _inFolder;

    /// <summary>Scores.</summary>
    /// <param name="gold">Gold folder.</param>
    /// <param name="pred">Export to score; null runs the pipeline.</param>
    /// <param name="patterns">Names to take; empty takes all.</param>
    /// <param name="types">Types to score.</param>
    /// <exception cref="EvaluationException">A file is missing or wrong.</exception>
    public ScoreResult Score(string gold, string? pred, IReadOnlyList<string> patterns, IReadOnlyList<string> types)
    {
        var sources = Sources(gold, patterns);
        var predictions = pred is null ? Predict(sources).Records : GoldSet.Lines(pred);
        return Score(gold, sources, predictions, types);
    }

    /// <summary>Scores predictions of documents that are read already.</summary>
    public ScoreResult Score(string gold, IReadOnlyList<SourceDocument> sources, IEnumerable<ScoredRecord> predictions, IReadOnlyList<string> types)
    {
        var typeSet = types.ToHashSet(StringComparer.Ordinal);
        var documents = sources.Select(d => GoldSet.Read(gold, d.Name, d.Text, typeSet) with { Language = DocumentLanguage.Of(workbench.Clean(d)) });
        return Scorer.Score([.. documents], predictions, types);
    }

    /// <summary>The documents that have gold, in ordinal order of names.</summary>
    /// <exception cref="EvaluationException">One is missing or cannot be read.</exception>
    public IReadOnlyList<SourceDocument> Sources(string gold, IReadOnlyList<string> patterns) => [.. GoldSet.Names(gold, patterns).Select(Read)];

    /// <summary>The records a store makes of the documents, in the order of its export, so that both give the same figures.</summary>
    public PredictedRecords Predict(IReadOnlyList<SourceDocument> sources)
    {
        var folder = Directory.CreateTempSubdirectory("chancery-eval-").FullName;
        try
        {
            using var store = workbench.OpenStore(Path.Combine(folder, "eval.db"), readOnly: false);
            var results = sources.AsParallel().AsOrdered().Select(d => (Document: d, Result: workbench.Process(d))).ToArray();
            store.Save([.. results.Select(r => (r.Document, r.Result.Clean, r.Result.Statements))], workbench.Data.Version);
            var documents = new DocumentTexts(store);
            var records = store.Records(new RecordFilter()).ToArray();
            return new PredictedRecords(
                [.. records.SelectMany(store.GetTellings).Select(r => Parse(JsonlExport.Line(r, documents)))],
                records.ToDictionary(r => r.Id, r => r.StatementIds, StringComparer.Ordinal),
                results);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private SourceDocument Read(string name)
    {
        var path = Path.Combine(docs, name);
        if (!File.Exists(path) && InFolder().TryGetValue(name, out var inArchive))
        {
            return inArchive;
        }

        foreach (var item in workbench.Read([path], new SourceOptions()))
        {
            return item.Document ?? throw new EvaluationException($"{path}: {item.Problem?.Reason}");
        }

        throw new EvaluationException($"{path}: there is no such document");
    }

    /// <summary>All documents of the folder by name, those inside archives too; read when the first is asked for that is no file.</summary>
    private Dictionary<string, SourceDocument> InFolder()
    {
        if (_inFolder is null)
        {
            _inFolder = new Dictionary<string, SourceDocument>(StringComparer.Ordinal);
            foreach (var item in Directory.Exists(docs) ? workbench.Read([docs], new SourceOptions()) : [])
            {
                if (item.Document is { } document)
                {
                    _inFolder.TryAdd(document.Name, document);
                }
            }
        }

        return _inFolder;
    }

    private static ScoredRecord Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        return ScoredRecord.Read(json.RootElement.Clone());
    }
}
