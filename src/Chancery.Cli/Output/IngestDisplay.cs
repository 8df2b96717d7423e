using Chancery.Server.Ingest;
using Spectre.Console;

namespace Chancery.Cli.Output;

/// <summary>Progress of an ingest: a bar on a terminal, a plain line every few seconds otherwise.</summary>
internal sealed class IngestDisplay : IProgress<IngestProgress>
{
    private static readonly TimeSpan LiveInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(5);

    private readonly CliConsole _console;
    private readonly TimeProvider _clock;
    private readonly long _started;
    private int _done;
    private int _total;

    /// <summary>Starts the clock.</summary>
    public IngestDisplay(CliConsole console, TimeProvider clock)
    {
        _console = console;
        _clock = clock;
        _started = clock.GetTimestamp();
    }

    /// <inheritdoc />
    public void Report(IngestProgress value) => Interlocked.Increment(ref _done);

    /// <summary>Runs an ingest and shows how far it is.</summary>
    /// <param name="count">Counts the inputs; runs beside the ingest.</param>
    /// <param name="ingest">The ingest.</param>
    public async Task<IngestReport> ShowAsync(Func<int> count, Func<IProgress<IngestProgress>, Task<IngestReport>> ingest)
    {
        var counting = CountAsync(count);
        var work = Task.Run(() => ingest(this));
        if (_console.ProgressIsLive)
        {
            await ShowBarAsync(work);
        }
        else
        {
            await ShowLinesAsync(work);
        }

        var report = await work;
        await counting;
        return report;
    }

    /// <summary>The line that tells count, rate and time left.</summary>
    /// <param name="done">Inputs settled.</param>
    /// <param name="total">All inputs; 0 while they are being counted.</param>
    /// <param name="elapsed">Time since the start.</param>
    public static string Line(int done, int total, TimeSpan elapsed)
    {
        var rate = elapsed > TimeSpan.Zero ? done / elapsed.TotalSeconds : 0;
        var line = $"{done:N0}{(total > 0 ? $" of about {Math.Max(total, done):N0}" : "")} inputs, {rate:N0} a second";
        return total > done && rate > 0 ? $"{line}, {TimeLeft(TimeSpan.FromSeconds((total - done) / rate))} left" : line;
    }

    private static string TimeLeft(TimeSpan time) => time switch
    {
        { TotalSeconds: < 90 } => $"{Math.Ceiling(time.TotalSeconds):0} s",
        { TotalMinutes: < 90 } => $"{Math.Ceiling(time.TotalMinutes):0} min",
        _ => $"{time.TotalHours:0.0} h",
    };

    private async Task CountAsync(Func<int> count)
    {
        try
        {
            Volatile.Write(ref _total, await Task.Run(count));
        }
        catch (OperationCanceledException)
        {
            // The ingest was stopped while its inputs were still being counted; without a total only the time left is not shown.
        }
    }

    private async Task ShowLinesAsync(Task work)
    {
        while (await Task.WhenAny(work, Task.Delay(PlainInterval)) != work)
        {
            _console.Error.WriteLine(CurrentLine());
        }
    }

    private Task ShowBarAsync(Task work) =>
        _console.Status.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var bar = context.AddTask(CurrentLine());
                while (await Task.WhenAny(work, Task.Delay(LiveInterval)) != work)
                {
                    bar.IsIndeterminate = Volatile.Read(ref _total) == 0;
                    bar.MaxValue = Math.Max(1, Math.Max(Volatile.Read(ref _total), Volatile.Read(ref _done)));
                    bar.Value = Volatile.Read(ref _done);
                    bar.Description = CurrentLine();
                }
            });

    private string CurrentLine() => Line(Volatile.Read(ref _done), Volatile.Read(ref _total), _clock.GetElapsedTime(_started));
}
