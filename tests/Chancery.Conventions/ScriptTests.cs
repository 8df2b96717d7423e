using System.Diagnostics;

namespace Chancery.Conventions;

public class ScriptTests
{
    [Fact]
    public async Task Scripts_of_the_explorer_pass_their_own_tests()
    {
        var start = new ProcessStartInfo("node", "test.mjs")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "src/Chancery.Server/Web"),
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var tests = Process.Start(start)!;
        var errors = tests.StandardError.ReadToEndAsync();
        var output = await tests.StandardOutput.ReadToEndAsync();
        await tests.WaitForExitAsync();
        tests.ExitCode.ShouldBe(0, output + await errors);
    }
}
