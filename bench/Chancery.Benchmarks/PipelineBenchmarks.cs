using BenchmarkDotNet.Attributes;
using Chancery.Engine;
using Chancery.Engine.Data;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Benchmarks;

/// <summary>The document path over the bundled samples. Each run checks that the number of statements stays the same.</summary>
[MemoryDiagnoser]
public class PipelineBenchmarks
{
    private SourceDocument[] _documents = [];
    private TextCleaner _cleaner = null!;
    private DocumentPipeline _pipeline = null!;
    private int _statements;

    /// <summary>Reads the samples and counts their statements.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var data = new ChanceryData();
        _documents = Inputs.Samples();
        _cleaner = new TextCleaner(data);
        _pipeline = new DocumentPipeline(data);
        _statements = Statements();
        if (_statements == 0)
        {
            throw new InvalidOperationException("the samples gave no statements");
        }
    }

    /// <summary>Loading the data folder and building the pipeline.</summary>
    [Benchmark]
    public DocumentPipeline Build() => new(new ChanceryData());

    /// <summary>Cleaning all samples.</summary>
    [Benchmark]
    public int Clean() => _documents.Sum(d => _cleaner.Clean(d).Sentences.Count);

    /// <summary>All samples from text to statements.</summary>
    [Benchmark]
    public int Pipeline()
    {
        var statements = Statements();
        return statements == _statements ? statements : throw new InvalidOperationException($"{statements} statements, expected {_statements}");
    }

    private int Statements() => _documents.Sum(d => _pipeline.Process(d).Statements.Count);
}
