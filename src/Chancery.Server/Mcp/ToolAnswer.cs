using System.Text;
using System.Text.Json;
using Chancery.Server.Api;
using Chancery.Store;
using ModelContextProtocol.Protocol;

namespace Chancery.Server.Mcp;

/// <summary>Turns what tools find into answers of the protocol: text for reading and the same as structured content.</summary>
internal static class ToolAnswer
{
    /// <summary>Runs a tool; what is wrong with its arguments becomes an error that says what they may be.</summary>
    /// <param name="answer">Gives the structured content and the text.</param>
    public static CallToolResult Of<T>(Func<(T Content, StringBuilder Text)> answer)
    {
        try
        {
            var (content, text) = answer();
            return new CallToolResult
            {
                Content = [new TextContentBlock { Text = text.ToString() }],
                StructuredContent = JsonSerializer.SerializeToElement(content, ApiJson.Options),
            };
        }
        catch (ApiException e)
        {
            return Error(e.Problem);
        }
        catch (ArgumentException)
        {
            // Everything else was checked before the store was asked.
            return Error(ApiProblem.OfCursor);
        }
        catch (StoreException e)
        {
            return Error(new ApiProblem(ApiCode.ServerError, e.Message));
        }
    }

    /// <summary>Checks the values of an argument as the API checks its parameter.</summary>
    /// <exception cref="ApiException">One is not allowed.</exception>
    public static string[] Check(ApiParameter parameter, string argument, params string?[] values)
    {
        string[] given = [.. values.OfType<string>().Select(v => v.Trim()).Where(v => v.Length > 0)];
        return given.FirstOrDefault(v => !parameter.Allows(v)) is { } wrong
            ? throw new ApiException(new ApiProblem(ApiCode.BadParameter, $"'{argument}' cannot be '{(wrong.Length > 80 ? wrong[..80] + "…" : wrong)}'", argument, parameter.Allowed))
            : given;
    }

    /// <summary>Checks a number.</summary>
    /// <exception cref="ApiException">It is out of range.</exception>
    public static int Check(string argument, int value, int least, int most) => value >= least && value <= most
        ? value
        : throw new ApiException(new ApiProblem(ApiCode.BadParameter, $"'{argument}' cannot be {value}", argument, [$"{least} to {most}"]));

    private static CallToolResult Error(ApiProblem problem)
    {
        var text = $"{problem.Code.Title}: {problem.Detail}";
        if (problem.Allowed is { Count: > 0 } allowed)
        {
            text += $". Allowed: {string.Join(", ", allowed)}";
        }

        return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = text }] };
    }
}
