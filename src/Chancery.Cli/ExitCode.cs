namespace Chancery.Cli;

/// <summary>Exit codes of the program.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Some inputs could not be read; the rest was done.</summary>
    public const int InputProblems = 1;

    /// <summary>Wrong usage, or a wrong data folder.</summary>
    public const int Usage = 2;

    /// <summary>The store could not be used.</summary>
    public const int Store = 3;

    /// <summary>A defect in the program.</summary>
    public const int Defect = 70;

    /// <summary>Stopped by Ctrl-C before the end; what was finished is kept.</summary>
    public const int Interrupted = 130;
}

/// <summary>The program was asked for something it cannot do; the message says what it can.</summary>
internal sealed class UsageException(string message) : Exception(message);
