using System.Text;
using System.Text.Encodings.Web;
using Chancery.Model;
using Chancery.Server.Access;
using Chancery.Server.Exports;
using Chancery.Server.Ui;
using Microsoft.AspNetCore.Http.Extensions;

namespace Chancery.Server.Pages;

/// <summary>What every page of one request shares: the reader's language and how links are made.</summary>
public sealed class PageContext
{
    private readonly HttpRequest _request;
    private readonly PartyNames _parties;
    private readonly bool _languageInAddress;

    /// <summary>Reads the language and the parties in view from the address, the rest from the browser's wishes.</summary>
    public PageContext(HttpRequest request, UiWords words, PartyNames parties, AccessToken token)
    {
        _request = request;
        _parties = parties;
        Parties = [.. request.Query.Parties()];
        Theme = Pages.Theme.Of(request);
        MayWrite = token.MayWrite(request);
        All = words;
        var asked = request.Query["lang"].FirstOrDefault();
        Words = words.Choose(asked, request.Headers.AcceptLanguage);
        _languageInAddress = string.Equals(asked, Words.Language, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Words in the reader's language.</summary>
    public UiText Words { get; }

    /// <summary>All interface languages.</summary>
    public UiWords All { get; }

    /// <summary>Codes of the parties that the reader looks at: every link keeps them, so that a dyad stays in view from page to page.</summary>
    public IReadOnlyList<string> Parties { get; }

    /// <summary>Light or dark, when the reader chose.</summary>
    public string? Theme { get; }

    /// <summary>True when the reader has signed in and may decide.</summary>
    public bool MayWrite { get; }

    /// <summary>Path of this view.</summary>
    public string Path => _request.Path;

    /// <summary>Path and query of this view, to come back to.</summary>
    public string Address => _request.Path + _request.QueryString;

    /// <summary>The usual name of a party in the reader's language.</summary>
    public string PartyName(string code) => _parties.Of(code, Words.Language);

    /// <summary>Usual names of parties, joined.</summary>
    public string PartyNames(IEnumerable<string> codes) => string.Join(" – ", codes.Select(PartyName));

    /// <summary>The words under a key.</summary>
    public string this[string key] => Words[key];

    /// <summary>An address on this site; the language that the reader chose and the parties in view stay in it.</summary>
    /// <param name="path">Path from <c>/</c>, its segments already escaped.</param>
    /// <param name="query">Names and values; null values are left out. A value for <c>party</c>, also null, takes the place of those in view.</param>
    public string Link(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var link = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in query)
        {
            if (value is not null)
            {
                link.Append(separator).Append(name).Append('=').Append(UrlEncoder.Default.Encode(value));
                separator = '&';
            }
        }

        foreach (var party in Changes(query, "party") ? [] : Parties)
        {
            link.Append(separator).Append("party=").Append(UrlEncoder.Default.Encode(party));
            separator = '&';
        }

        if (_languageInAddress)
        {
            link.Append(separator).Append("lang=").Append(Words.Language);
        }

        return link.ToString();
    }

    /// <summary>The reader at some words of a document, these marked.</summary>
    /// <param name="document">The document with its text.</param>
    /// <param name="words">Where they stand, in UTF-16 units of the source text.</param>
    public string LinkTo(DocumentText document, Span words)
    {
        var start = document.Index.ToCodePoint(words.Start);
        return Link("/documents/" + document.Stored.Entry.Id, ("at", $"{start}-{document.Index.ToCodePoint(words.End)}")) + "#e-" + start;
    }

    /// <summary>This same view with some parameters of its address set, or removed when null.</summary>
    public string Here(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var query = new QueryBuilder();
        foreach (var (name, values) in _request.Query)
        {
            if (!Changes(changes, name))
            {
                query.Add(name, values.OfType<string>().Where(v => v.Length > 0));
            }
        }

        foreach (var (name, value) in changes)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        return _request.PathBase + _request.Path + query.ToQueryString();
    }

    /// <summary>This same view of other parties, from its first page.</summary>
    public string HereWith(IEnumerable<string> parties)
    {
        var query = new QueryBuilder();
        query.Add("party", parties);
        foreach (var (name, values) in _request.Query)
        {
            if (name is not ("party" or "cursor"))
            {
                query.Add(name, values.OfType<string>().Where(v => v.Length > 0));
            }
        }

        return _request.PathBase + _request.Path + query.ToQueryString();
    }

    private static bool Changes(ReadOnlySpan<(string Name, string? Value)> changes, string name)
    {
        foreach (var change in changes)
        {
            if (change.Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
