using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Chancery.Cli;

/// <summary>Where a command writes: results to one stream, progress and errors to the other. Colours go to a terminal only.</summary>
internal sealed class CliConsole
{
    private const int RedirectedWidth = 120;

    /// <summary>Wraps two streams.</summary>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress, problems and errors.</param>
    /// <param name="outputIsTerminal">True when results go to a terminal.</param>
    /// <param name="errorIsTerminal">True when progress goes to a terminal.</param>
    /// <param name="environment">Environment variables: NO_COLOR, TERM, COLUMNS, DISPLAY, WAYLAND_DISPLAY, CI.</param>
    public CliConsole(TextWriter output, TextWriter error, bool outputIsTerminal, bool errorIsTerminal, Func<string, string?> environment)
    {
        Output = output;
        Error = error;
        Environment = environment;
        var dumb = environment("TERM") == "dumb";
        var plain = dumb || !string.IsNullOrEmpty(environment("NO_COLOR"));
        ProgressIsLive = errorIsTerminal && !dumb;
        Results = Create(output, outputIsTerminal && !dumb, plain);
        Status = Create(error, errorIsTerminal && !dumb, plain);
    }

    /// <summary>The process's own streams.</summary>
    public static CliConsole OfProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.OutputEncoding = utf8;
        var output = new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 16) { AutoFlush = !Console.IsOutputRedirected };
        return new CliConsole(output, Console.Error, !Console.IsOutputRedirected, !Console.IsErrorRedirected, System.Environment.GetEnvironmentVariable);
    }

    /// <summary>Results as plain text.</summary>
    public TextWriter Output { get; }

    /// <summary>Problems and errors as plain text.</summary>
    public TextWriter Error { get; }

    /// <summary>Results with tables and colours.</summary>
    public IAnsiConsole Results { get; }

    /// <summary>Progress.</summary>
    public IAnsiConsole Status { get; }

    /// <summary>True when progress can be redrawn in place.</summary>
    public bool ProgressIsLive { get; }

    /// <summary>An environment variable; null when it is not set.</summary>
    public Func<string, string?> Environment { get; }

    /// <summary>
    /// Text from a document as one line that a terminal takes as text: blanks and line breaks become single blanks, control
    /// characters are shown as a replacement character.
    /// </summary>
    public static string Line(ReadOnlySpan<char> text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else
            {
                line.Append(char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? '\uFFFD' : c);
            }
        }

        return line.ToString().TrimEnd();
    }

    private IAnsiConsole Create(TextWriter writer, bool isTerminal, bool plain)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && !plain ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        });
        if (int.TryParse(Environment("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width is > 0 and <= 1000)
        {
            console.Profile.Width = width;
        }
        else if (!isTerminal)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }
}
