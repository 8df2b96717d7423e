using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Chancery.Model;
using Chancery.Server;
using Chancery.Store;

namespace Chancery.Cli.Commands;

/// <summary>The filters of commands that list or export records.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string[]> _parties = new("--party")
    {
        Description = "Party code such as CHN or SCO; repeat it for records that have all of them",
        HelpName = "CODE",
    };

    private readonly Option<string[]> _types = new("--type") { Description = "Record type; repeat it for several", HelpName = "TYPE" };

    private readonly Option<string?> _from = new("--from") { Description = "Earliest date: 2024, 2024-10 or 2024-10-14", HelpName = "DATE" };

    private readonly Option<string?> _to = new("--to") { Description = "Latest date", HelpName = "DATE" };

    private readonly Option<string?> _text = new("--text") { Description = "Words that the record's names or sentences must hold", HelpName = "WORDS" };

    private readonly Option<string?> _person = new("--person") { Description = "A person whom records name, in any known spelling", HelpName = "NAME" };

    private readonly Option<string?> _mechanism = new("--mechanism") { Description = "A mechanism that records are about or belong to", HelpName = "NAME" };

    private readonly Option<string?> _source = new("--source") { Description = "Id of a document, or a part of its path, title or publisher", HelpName = "NAME" };

    private readonly Option<double?> _confidence = new("--confidence") { Description = "Least confidence, 0 to 1", HelpName = "NUMBER" };

    /// <summary>Makes the options.</summary>
    public FilterOptions()
    {
        _types.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, [.. RecordTypes.All.Select(t => t.Name())]);
        _from.Validators.Add(CheckDate);
        _to.Validators.Add(CheckDate);
        _confidence.Validators.Add(CheckShare);
    }

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withType">False for commands that list one type.</param>
    public void AddTo(Command command, bool withType = true)
    {
        command.Options.Add(_parties);
        if (withType)
        {
            command.Options.Add(_types);
        }

        command.Options.Add(_from);
        command.Options.Add(_to);
        command.Options.Add(_text);
        command.Options.Add(_person);
        command.Options.Add(_mechanism);
        command.Options.Add(_source);
        command.Options.Add(_confidence);
    }

    /// <summary>The filter that was given.</summary>
    public RecordFilter Read(ParseResult parsed) => new()
    {
        Parties = [.. (parsed.GetValue(_parties) ?? []).Select(p => p.StartsWith('@') ? p : p.ToUpperInvariant())],
        Types = [.. Types(parsed)],
        From = parsed.GetValue(_from),
        To = parsed.GetValue(_to),
        Text = parsed.GetValue(_text),
        Person = parsed.GetValue(_person),
        Mechanism = parsed.GetValue(_mechanism),
        Source = parsed.GetValue(_source),
        MinConfidence = parsed.GetValue(_confidence),
    };

    private IEnumerable<RecordType> Types(ParseResult parsed)
    {
        foreach (var name in parsed.GetResult(_types) is null ? [] : parsed.GetValue(_types) ?? [])
        {
            if (RecordTypes.TryParse(name.ToLowerInvariant(), out var type))
            {
                yield return type;
            }
        }
    }

    private static void CheckDate(OptionResult result)
    {
        if (result.Tokens is [{ Value: var value }] && !DateInput.IsDate(value))
        {
            result.AddError($"{result.Option.Name}: '{value}' is not a date; write 2024, 2024-10 or 2024-10-14");
        }
    }

    private static void CheckShare(OptionResult result)
    {
        if (result.Tokens is [{ Value: var value }] && (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) || share is < 0 or > 1))
        {
            result.AddError($"{result.Option.Name}: '{value}' is not a number from 0 to 1");
        }
    }
}
