namespace Chancery.Cli.Tests;

/// <summary>What one run of the program gave.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress, problems and errors.</param>
internal sealed record CliRun(int Code, string Output, string Error)
{
    public static async Task<CliRun> Of(IWorkbench workbench, params string[] arguments) => await In([], workbench, arguments);

    public static async Task<CliRun> In(Dictionary<string, string> environment, IWorkbench workbench, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new CliConsole(output, error, false, false, name => environment.GetValueOrDefault(name));
        var code = await new CliApp(console, _ => workbench).RunAsync(arguments, TestContext.Current.CancellationToken);
        return new CliRun(code, output.ToString(), error.ToString());
    }
}
