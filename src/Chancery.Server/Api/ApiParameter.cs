using System.Globalization;
using System.Text.Json.Nodes;

namespace Chancery.Server.Api;

/// <summary>What the values of a parameter are.</summary>
internal enum ApiValue
{
    /// <summary>Any text up to a length.</summary>
    Text,

    /// <summary>One of a few names, in any case.</summary>
    Choice,

    /// <summary>A year, month or day.</summary>
    Date,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with decimals.</summary>
    Number,
}

/// <summary>A parameter of an address: how it is read and how it is described are one thing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Example">A value that can be tried.</param>
internal sealed record ApiParameter(string Name, string Description, string Example)
{
    /// <summary>What its values are.</summary>
    public ApiValue Value { get; init; } = ApiValue.Text;

    /// <summary>The names it may be.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>True when it may be given several times, or several values parted by commas.</summary>
    public bool Repeats { get; init; }

    /// <summary>True when it must be given.</summary>
    public bool Required { get; init; }

    /// <summary>Least number.</summary>
    public double Least { get; init; }

    /// <summary>Greatest number.</summary>
    public double Most { get; init; } = int.MaxValue;

    /// <summary>Most characters of a text.</summary>
    public int Longest { get; init; } = 200;

    /// <summary>What holds when it is not given, for readers.</summary>
    public string? Default { get; init; }

    /// <summary>What it may be, for the one who gave something else.</summary>
    public IReadOnlyList<string> Allowed => Value switch
    {
        ApiValue.Choice => Choices,
        ApiValue.Date => ["2024", "2024-10", "2024-10-14"],
        ApiValue.Integer or ApiValue.Number => [string.Create(CultureInfo.InvariantCulture, $"{Least} to {Most}")],
        _ => [$"up to {Longest} characters"],
    };

    /// <summary>True when it may have a value.</summary>
    public bool Allows(string value) => Value switch
    {
        ApiValue.Choice => Choices.Contains(value, StringComparer.OrdinalIgnoreCase),
        ApiValue.Date => DateInput.IsDate(value),
        ApiValue.Integer => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole >= Least && whole <= Most,
        ApiValue.Number => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most,
        _ => value.Length <= Longest,
    };

    /// <summary>The example as JSON.</summary>
    public JsonNode ExampleNode => ToNode(Example);

    /// <summary>A value as JSON.</summary>
    public JsonNode ToNode(string value) => Value switch
    {
        ApiValue.Integer => JsonValue.Create(int.Parse(value, CultureInfo.InvariantCulture)),
        ApiValue.Number => JsonValue.Create(double.Parse(value, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(value),
    };
}

/// <summary>What an operation does and which parameters it knows; stands among the metadata of its endpoint.</summary>
/// <param name="Id">Name for clients, such as <c>listRecords</c>.</param>
/// <param name="Tag">Resource it belongs to.</param>
/// <param name="Summary">What it does, in a few words.</param>
/// <param name="Description">The rest.</param>
/// <param name="Parameters">Parameters of the query.</param>
internal sealed record ApiOperation(string Id, string Tag, string Summary, string Description, params IReadOnlyList<ApiParameter> Parameters)
{
    /// <summary>How it can fail.</summary>
    public IReadOnlyList<ApiCode> Codes { get; init; } = [];

    /// <summary>Media types of the files that it answers with; empty when it answers with JSON.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>What <c>{id}</c> in the path is.</summary>
    public ApiParameter? Path { get; init; }
}
