using System.Text.Encodings.Web;
using System.Text.Json;

namespace Chancery.Cli.Output;

/// <summary>JSON that commands write beside records: camel case, letters of every script unescaped, empty lists kept.</summary>
internal static class CliJson
{
    /// <summary>The options.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
