using System.CommandLine;

namespace Chancery.Cli.Commands;

/// <summary>Options that several commands have, so that they read the same everywhere.</summary>
internal static class CommonOptions
{
    /// <summary>The store.</summary>
    public static Option<string> Kb() => new("--kb")
    {
        Description = "The store: a file name (SQLite)",
        HelpName = "FILE",
        DefaultValueFactory = _ => "chancery.db",
    };

    /// <summary>Output for programs.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Write JSON, one object a line, in place of tables" };

    /// <summary>Addresses to listen on.</summary>
    public static Option<string[]> Urls() => new("--urls")
    {
        Description = "Address to listen on; port 0 takes a free one (default http://127.0.0.1:5210)",
        HelpName = "URL",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>Leave to listen on other addresses than loopback.</summary>
    public static Option<bool> AllowRemote() => new("--allow-remote")
    {
        Description = "Allow an address that other machines can reach; reading then needs the token too",
    };

    /// <summary>The most results to show.</summary>
    public static Option<int> Limit(int most)
    {
        var limit = new Option<int>("--limit") { Description = "Most results to show, 1 to 10000", HelpName = "N", DefaultValueFactory = _ => most };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.Errors.Any() is false && result.GetValueOrDefault<int>() is < 1 or > 10_000)
            {
                result.AddError("--limit must be 1 to 10000");
            }
        });
        return limit;
    }

    /// <summary>Address of an explorer.</summary>
    /// <param name="use">What it is used for, as the end of a sentence.</param>
    public static Option<string?> Explorer(string use)
    {
        var explorer = new Option<string?>("--explorer") { Description = "Address of an explorer on this store, " + use, HelpName = "URL" };
        explorer.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var address }] && ExplorerAddress(address) is null)
            {
                result.AddError($"--explorer: '{address}' is no address of an explorer; write one such as http://127.0.0.1:5210/");
            }
        });
        return explorer;
    }

    /// <summary>The address given with <see cref="Explorer"/>, ending with a slash; null when none was, or it is none.</summary>
    public static Uri? ExplorerAddress(string? address) =>
        address is not null && Uri.TryCreate(address.EndsWith('/') ? address : address + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
}
