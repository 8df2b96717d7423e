using System.Diagnostics;
using System.Globalization;
using Chancery.Engine;
using Chancery.Engine.Data;
using Chancery.Engine.Text;

namespace Chancery.Benchmarks;

/// <summary>Measures the pipeline on one core over a corpus: MB of UTF-8 text a second, by stage, and memory.</summary>
internal static class CorpusRun
{
    private const long Megabyte = 1_000_000;
    private const long MostBytes = 40 * Megabyte;

    /// <summary>Prints one line a corpus.</summary>
    /// <param name="paths">Archives, folders or files.</param>
    /// <returns>Exit code.</returns>
    public static int Run(string[] paths)
    {
        if (paths.Length == 0)
        {
            Console.Error.WriteLine("usage: bench/run --corpus ARCHIVE|FOLDER...");
            return 2;
        }

        var data = new ChanceryData();
        var cleaner = new TextCleaner(data);
        var pipeline = new DocumentPipeline(data);
        foreach (var path in paths)
        {
            Measure(path, cleaner, pipeline);
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"peak memory {process.PeakWorkingSet64 / 1024 / 1024} MiB, data {data.Version}");
        return 0;
    }

    private static void Measure(string path, TextCleaner cleaner, DocumentPipeline pipeline)
    {
        var reading = Stopwatch.GetTimestamp();
        var documents = Inputs.Read([path], MostBytes);
        var read = Stopwatch.GetElapsedTime(reading);
        foreach (var document in documents.Take(50))
        {
            pipeline.Process(document);
        }

        var cleaning = Stopwatch.GetTimestamp();
        foreach (var document in documents)
        {
            cleaner.Clean(document);
        }

        var clean = Stopwatch.GetElapsedTime(cleaning);
        var working = Stopwatch.GetTimestamp();
        var statements = 0L;
        foreach (var document in documents)
        {
            statements += pipeline.Process(document).Statements.Count;
        }

        var whole = Stopwatch.GetElapsedTime(working);
        var megabytes = documents.Sum(Inputs.Size) / (double)Megabyte;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(path)}: {documents.Length} documents, {megabytes:0.00} MB, {statements} statements; MB/s: read {megabytes / read.TotalSeconds:0.0}, clean {megabytes / clean.TotalSeconds:0.0}, text to statements {megabytes / whole.TotalSeconds:0.00}"));
    }
}
