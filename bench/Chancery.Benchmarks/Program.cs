using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Chancery.Benchmarks;

if (args is ["--corpus", ..])
{
    return CorpusRun.Run(args[1..]);
}

// In process: BenchmarkDotNet 0.14 cannot generate projects for this framework version.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(PipelineBenchmarks).Assembly).Run(args, config);
return 0;
