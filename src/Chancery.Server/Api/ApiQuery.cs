using System.Globalization;
using Chancery.Model;
using Chancery.Server.Pages;
using Chancery.Store;

namespace Chancery.Server.Api;

/// <summary>The query of one request, read strictly: every name is known to the operation and every value one that it allows.</summary>
internal sealed class ApiQuery
{
    private const int MostValues = 64;

    private readonly IQueryCollection _query;
    private readonly IRecordStore _store;

    private ApiQuery(IQueryCollection query, IRecordStore store, ApiOperation operation)
    {
        _query = query;
        _store = store;
        foreach (var name in query.Keys)
        {
            var parameter = operation.Parameters.FirstOrDefault(p => p.Name == name) ?? (name == ApiParameters.Language.Name ? ApiParameters.Language : null);
            Check(parameter ?? throw Unknown(name, operation));
        }

        if (operation.Parameters.FirstOrDefault(p => p.Required && query.One(p.Name) is null) is { } missing)
        {
            throw Bad(missing, $"'{missing.Name}' must be given");
        }
    }

    /// <summary>Reads the query of a request, for the parameters of handlers.</summary>
    /// <exception cref="ApiException">A name is unknown or a value not allowed.</exception>
    public static ValueTask<ApiQuery?> BindAsync(HttpContext context)
    {
        var operation = context.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>() ?? throw new InvalidOperationException("the endpoint describes no operation");
        return ValueTask.FromResult<ApiQuery?>(new ApiQuery(context.Request.Query, context.RequestServices.GetRequiredService<IRecordStore>(), operation));
    }

    /// <summary>The value of a parameter; null when it is not given or empty.</summary>
    public string? One(ApiParameter parameter) => _query.One(parameter.Name);

    /// <summary>All values of a parameter.</summary>
    public IEnumerable<string> Many(ApiParameter parameter) => _query.Many(parameter.Name);

    /// <summary>The number given, or another.</summary>
    public int Number(ApiParameter parameter, int other) => One(parameter) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : other;

    /// <summary>The number of items given, or the parameter's own.</summary>
    public int Limit(ApiParameter parameter) => Number(parameter, int.Parse(parameter.Default!, CultureInfo.InvariantCulture));

    /// <summary>True when a choice is given, in any case of letters.</summary>
    public bool Has(ApiParameter parameter, string choice) => Many(parameter).Contains(choice, StringComparer.OrdinalIgnoreCase);

    /// <summary>The filters of records with their page.</summary>
    /// <exception cref="ApiException">The store has no such document.</exception>
    public RecordFilter Records() => Filters() with { Cursor = One(ApiParameters.Cursor), Limit = Limit(ApiParameters.Limit) };

    /// <summary>The filters of records without a page.</summary>
    /// <exception cref="ApiException">The store has no such document.</exception>
    public RecordFilter Filters() => new()
    {
        Types = [.. Many(ApiParameters.Type).Select(t => RecordTypes.TryParse(t.ToLowerInvariant(), out var type) ? type : default).Distinct()],
        Parties = [.. _query.Parties()],
        From = One(ApiParameters.From),
        To = One(ApiParameters.To),
        Person = One(ApiParameters.Person),
        Mechanism = One(ApiParameters.Mechanism),
        Source = One(ApiParameters.Source),
        Text = One(ApiParameters.Text),
        DocumentId = One(ApiParameters.Document) is { } document ? DocumentOf(document) : null,
        MinConfidence = One(ApiParameters.Confidence) is { } least ? double.Parse(least, CultureInfo.InvariantCulture) : null,
        DatedOnly = Has(ApiParameters.Dated, "yes"),
        NewestFirst = Has(ApiParameters.Order, "newest"),
    };

    /// <summary>A problem with the value of a parameter.</summary>
    public static ApiException Bad(ApiParameter parameter, string detail, IReadOnlyList<string>? allowed = null) =>
        new(new ApiProblem(ApiCode.BadParameter, detail, parameter.Name, allowed ?? parameter.Allowed));

    private static ApiException Unknown(string name, ApiOperation operation) => new(new ApiProblem(
        ApiCode.UnknownParameter,
        operation.Parameters.Count == 0
            ? $"this address takes no parameters, and '{Shortened(name)}' was given"
            : $"this address has no parameter '{Shortened(name)}'",
        Shortened(name),
        [.. operation.Parameters.Select(p => p.Name)]));

    private static string Shortened(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private void Check(ApiParameter parameter)
    {
        var given = _query[parameter.Name].OfType<string>().Where(v => v.Length > 0).ToArray();
        if (given.Length > 1 && !parameter.Repeats)
        {
            throw Bad(parameter, $"'{parameter.Name}' may be given once");
        }

        string[] values = parameter.Repeats ? [.. _query.Many(parameter.Name)] : [.. given.Select(v => v.Trim())];
        if (values.Length > MostValues)
        {
            throw Bad(parameter, $"'{parameter.Name}' may have at most {MostValues} values");
        }

        if (values.FirstOrDefault(v => v.Length > 0 && !parameter.Allows(v)) is { } wrong)
        {
            throw Bad(parameter, $"'{parameter.Name}' cannot be '{Shortened(wrong)}'");
        }
    }

    private string DocumentOf(string idOrPath) =>
        _store.GetEntries([idOrPath]).Count > 0 ? idOrPath
        : _store.FindByPath(idOrPath)?.Id
            ?? throw Bad(ApiParameters.Document, $"the store has no document '{Shortened(idOrPath)}'", ["the id or path of a document in the store"]);
}
