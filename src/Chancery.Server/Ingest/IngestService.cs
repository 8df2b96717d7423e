using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Chancery.Engine;
using Chancery.Engine.Audit;
using Chancery.Engine.Sources;
using Chancery.Engine.Text;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Ingest;

/// <summary>
/// Brings documents into a store: one reader, a pipeline on every core, one writer that saves in batches. A document is in the
/// store wholly or not at all, so an interrupted ingest goes on where it stopped, and a repeated one changes nothing.
/// </summary>
public sealed class IngestService
{
    private const int BatchDocuments = 200;
    private const int BatchCharacters = 8 << 20;

    private readonly IRecordStore _store;
    private readonly Func<SourceDocument, DocumentResult> _process;
    private readonly string _dataVersion;
    private readonly TimeProvider _clock;
    private readonly ClaimAuditor? _auditor;

    /// <summary>Prepares an ingest.</summary>
    /// <param name="store">Where documents go.</param>
    /// <param name="process">Reads one document; called from several threads at once.</param>
    /// <param name="dataVersion">Version of the data that <paramref name="process"/> works with.</param>
    /// <param name="clock">Measures the time taken.</param>
    /// <param name="auditor">Compares what the documents claim once all are saved; null leaves that out.</param>
    public IngestService(IRecordStore store, Func<SourceDocument, DocumentResult> process, string dataVersion, TimeProvider? clock = null, ClaimAuditor? auditor = null)
    {
        _auditor = auditor;
        _store = store;
        _process = process;
        _dataVersion = dataVersion;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>Reads all items and saves what is new or changed.</summary>
    /// <param name="items">What the sources give.</param>
    /// <param name="progress">Told after each input; called from several threads.</param>
    /// <param name="stop">Ends the ingest: documents under way are still saved.</param>
    /// <exception cref="StoreException">The store could not be used; what was saved before stays.</exception>
    public async Task<IngestReport> RunAsync(IEnumerable<SourceItem> items, IProgress<IngestProgress>? progress, CancellationToken stop)
    {
        var started = _clock.GetTimestamp();
        using var abort = new CancellationTokenSource();
        var run = new Run(progress);
        var workers = Environment.ProcessorCount;
        var queue = Channel.CreateBounded<Pending>(workers * 2);
        var results = Channel.CreateBounded<Processed>(new BoundedChannelOptions(workers * 4) { SingleReader = true });
        var read = GuardAsync(() => ReadAsync(items, run, queue.Writer, stop, abort.Token), abort);
        var work = GuardAsync(() => WorkAllAsync(workers, run, queue.Reader, results.Writer, abort.Token), abort);
        var write = GuardAsync(() => WriteAsync(run, results.Reader, abort.Token), abort);
        var failure = (await Task.WhenAll(write, read, work)).FirstOrDefault(e => e is not null and not OperationCanceledException);
        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        if (_auditor is not null && run.HasChanged)
        {
            _store.ReplaceFindingsAcross(_auditor.Across(_store.ListClaims()));
        }

        return run.Report(stop.IsCancellationRequested, _clock.GetElapsedTime(started));
    }

    private static Task<Exception?> GuardAsync(Func<Task> part, CancellationTokenSource abort) => Task.Run(async () =>
    {
        try
        {
            await part();
            return null;
        }
        catch (Exception e)
        {
            await abort.CancelAsync();
            return e;
        }
    });

    private async Task ReadAsync(
        IEnumerable<SourceItem> items, Run run, ChannelWriter<Pending> queue, CancellationToken stop, CancellationToken abort)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.Problem is { } problem)
            {
                run.SetAside(problem);
            }
            else if (item.Document is { } document && IsFirst(seen, document, run) && Wanted(document, run) is { } pending)
            {
                await queue.WriteAsync(pending, abort);
            }

            if (stop.IsCancellationRequested)
            {
                break;
            }
        }

        queue.Complete();
    }

    private static bool IsFirst(Dictionary<string, string> seen, SourceDocument document, Run run)
    {
        if (seen.TryAdd(document.Path, document.ContentHash))
        {
            return true;
        }

        if (seen[document.Path] == document.ContentHash)
        {
            run.Unchanged(document.Path);
        }
        else
        {
            run.SetAside(new SourceProblem(
                document.Path,
                "duplicate-path",
                "another input of this ingest has the same path and other content; ingest the folder that holds both"));
        }

        return false;
    }

    private Pending? Wanted(SourceDocument document, Run run)
    {
        var entry = _store.FindByPath(document.Path);
        if (entry is not null && entry.ContentHash == document.ContentHash && entry.DataVersion == _dataVersion)
        {
            run.Unchanged(document.Path);
            return null;
        }

        return new Pending(document, entry is null ? Outcome.New : Outcome.Changed);
    }

    private async Task WorkAllAsync(
        int workers, Run run, ChannelReader<Pending> queue, ChannelWriter<Processed> results, CancellationToken abort)
    {
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(run, queue, results, abort), abort)));
        results.Complete();
    }

    private async Task WorkAsync(Run run, ChannelReader<Pending> queue, ChannelWriter<Processed> results, CancellationToken abort)
    {
        await foreach (var pending in queue.ReadAllAsync(abort))
        {
            DocumentResult result;
            try
            {
                result = _process(pending.Document);
            }
            catch (Exception e)
            {
                run.SetAside(new SourceProblem(
                    pending.Document.Path, "processing-failed", $"the pipeline failed on this document ({e.GetType().Name}: {e.Message}); please report it"));
                continue;
            }

            run.Processed(pending.Document.Path);
            await results.WriteAsync(new Processed(pending, result), abort);
        }
    }

    private async Task WriteAsync(Run run, ChannelReader<Processed> results, CancellationToken abort)
    {
        var batch = new List<Processed>();
        var characters = 0L;
        await foreach (var processed in results.ReadAllAsync(abort))
        {
            batch.Add(processed);
            characters += processed.Pending.Document.Text.Length;
            if (batch.Count >= BatchDocuments || characters >= BatchCharacters)
            {
                Save(batch, run);
                characters = 0;
            }
        }

        Save(batch, run);
    }

    private void Save(List<Processed> batch, Run run)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var rows = new List<(SourceDocument Document, CleanDocument Clean, IReadOnlyList<Statement> Statements)>(batch.Count);
        var audits = new Dictionary<string, DocumentAudit>(StringComparer.Ordinal);
        foreach (var (pending, result) in batch)
        {
            rows.Add((pending.Document, result.Clean, result.Statements));
            audits[pending.Document.Path] = result.Audit;
        }

        _store.Save(rows, _dataVersion, audits);
        foreach (var (pending, result) in batch)
        {
            run.Saved(pending, result.Statements.Count);
        }

        batch.Clear();
    }

    private enum Outcome
    {
        New,
        Changed,
        Unchanged,
    }

    private sealed record Pending(SourceDocument Document, Outcome Outcome);

    private sealed record Processed(Pending Pending, DocumentResult Result);

    private sealed class Run(IProgress<IngestProgress>? progress)
    {
        private readonly int[] _outcomes = new int[3];
        private readonly ConcurrentBag<SourceProblem> _problems = [];
        private int _done;
        private long _statements;
        private long _characters;

        public void Unchanged(string path)
        {
            Interlocked.Increment(ref _outcomes[(int)Outcome.Unchanged]);
            Settle(path);
        }

        public void Processed(string path) => Settle(path);

        public void Saved(Pending pending, int statements)
        {
            Interlocked.Increment(ref _outcomes[(int)pending.Outcome]);
            Interlocked.Add(ref _statements, statements);
            Interlocked.Add(ref _characters, pending.Document.Text.Length);
        }

        public void SetAside(SourceProblem problem)
        {
            _problems.Add(problem);
            Settle(problem.Path);
        }

        /// <summary>True when a document was saved.</summary>
        public bool HasChanged => _outcomes[(int)Outcome.New] + _outcomes[(int)Outcome.Changed] > 0;

        public IngestReport Report(bool interrupted, TimeSpan elapsed) => new()
        {
            New = _outcomes[(int)Outcome.New],
            Changed = _outcomes[(int)Outcome.Changed],
            Unchanged = _outcomes[(int)Outcome.Unchanged],
            Statements = _statements,
            Characters = _characters,
            Problems = [.. _problems.OrderBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Reason, StringComparer.Ordinal)],
            Interrupted = interrupted,
            Elapsed = elapsed,
        };

        private void Settle(string path) => progress?.Report(new IngestProgress(Interlocked.Increment(ref _done), path));
    }
}
