using System.Globalization;
using System.Text.Json;
using Chancery.Engine.Annotate.Temporal;
using Chancery.Model;

namespace Chancery.Engine.Tests.Annotate.Peers;

/// <summary>Compares temporal mentions with what a peer case expects.</summary>
internal static class PeerDates
{
    private static readonly (string Name, string Code)[] Seasons = [("-SP", "-21"), ("-SU", "-22"), ("-FA", "-23"), ("-WI", "-24")];

    /// <summary>Why a case is set aside, or null.</summary>
    public static string? Aside(JsonElement element, IReadOnlyList<PeerResult> results)
    {
        if ((element.Text("NotSupported") ?? "").Contains("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            return "not supported by its own library";
        }

        foreach (var result in results)
        {
            var type = result.Type[(result.Type.LastIndexOf('.') + 1)..];
            if (type is not ("date" or "daterange" or "duration" or "datetime"))
            {
                return "clock times, repeated times, time zones";
            }

            foreach (var value in Values(result))
            {
                var timex = value.Text("timex") ?? "";
                if (value.Text("isLunar") is not null)
                {
                    return "lunar calendar";
                }

                if (type == "duration" && timex.Count(char.IsAsciiLetter) > (timex.Contains('T', StringComparison.Ordinal) ? 3 : 2))
                {
                    return "compound durations (each part is a quantity of its own here)";
                }

                if (int.TryParse(timex[..Math.Min(4, timex.Length)], out var year) && year is > 0 and < 1912
                    && !element.GetProperty("Input").GetString()!.Contains(timex[..4], StringComparison.Ordinal))
                {
                    return "regnal years";
                }

                if (timex.Contains("PT", StringComparison.Ordinal) && type != "duration")
                {
                    return "clock times, repeated times, time zones";
                }
            }
        }

        return null;
    }

    /// <summary>What is wrong with the mentions, or null.</summary>
    public static string? Check(PeerCase peer, IReadOnlyList<TemporalMention> mentions)
    {
        foreach (var result in peer.Results)
        {
            var near = mentions.Where(m => m.Span.Overlaps(new Span(result.Start, result.End))).ToList();
            if (!near.Exists(m => Agrees(m, result)))
            {
                return $"'{result.Text}' should be {Expected(result)}, found "
                    + string.Join(", ", near.Select(m => m.Value ?? $"{m.Amount} {m.Granularity}").DefaultIfEmpty("nothing"));
            }
        }

        var extra = mentions.FirstOrDefault(m => (m.Value ?? m.Amount?.ToString(CultureInfo.InvariantCulture)) is not null
            && m.Granularity != TemporalGranularity.Present && !peer.Results.Any(r => m.Span.Overlaps(new Span(r.Start, r.End))));
        return extra is null ? null : $"'{peer.Input[extra.Span.Start..extra.Span.End]}' should be nothing, found {extra.Value}";
    }

    private static IEnumerable<JsonElement> Values(PeerResult result) =>
        result.Resolution.ValueKind == JsonValueKind.Object && result.Resolution.TryGetProperty("values", out var values)
            ? values.EnumerateArray()
            : [];

    private static string Expected(PeerResult result) => string.Join(" or ", Values(result)
        .Select(v => v.Text("value") ?? $"{v.Text("timex")} {v.Text("start")}..{v.Text("end")} {v.Text("Mod")}").Distinct());

    private static bool Agrees(TemporalMention mention, PeerResult result) =>
        Values(result).Any(v => Agrees(mention, v, result.Type.EndsWith("duration", StringComparison.Ordinal)));

    private static bool Agrees(TemporalMention mention, JsonElement value, bool isDuration)
    {
        var timex = value.Text("timex") ?? "";
        if (isDuration)
        {
            return mention.Amount is { } amount && timex == Timex(amount, mention.Granularity);
        }

        if (mention.Value is not { } found)
        {
            return false;
        }

        if (value.Text("value") is { Length: >= 10 } day && !day.StartsWith("not", StringComparison.Ordinal))
        {
            var isCoarser = mention.Has(TemporalTraits.Relative) && Edtf.Parse(found).Contains(Edtf.Parse(day[..10]));
            return found.TrimEnd('~') == day[..10] || found == timex || isCoarser;
        }

        return found.TrimEnd('~') == timex || AgreesWithRange(mention, found, value, timex);
    }

    private static bool AgreesWithRange(TemporalMention mention, string found, JsonElement value, string timex)
    {
        var edtf = Edtf.Parse(found.TrimEnd('~'));
        if (edtf.Precision == EdtfPrecision.Season && Seasons.Any(s => timex.EndsWith(s.Name, StringComparison.Ordinal) && found.EndsWith(s.Code, StringComparison.Ordinal)))
        {
            return true;
        }

        if (value.Text("Mod") is not null)
        {
            var bare = found.Replace("/..", "", StringComparison.Ordinal).Replace("../", "", StringComparison.Ordinal);
            return bare == timex || bare == value.Text("start") || bare == value.Text("end");
        }

        var start = Day(value.Text("start"), 0);
        var end = Day(value.Text("end"), 0);
        if (edtf.Earliest == start && (edtf.Latest == Day(value.Text("end"), -1) || edtf.Latest == end || StartOfEnd(found) == end))
        {
            return true;
        }

        return mention.Has(TemporalTraits.Relative) && start > 0 && Overlap(edtf, start, end) >= 0.7;
    }

    /// <summary>Their periods end where the last year or month named starts; the record contract's end with it.</summary>
    private static int StartOfEnd(string found) =>
        found.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && !found.EndsWith('.') ? Edtf.Parse(found[(slash + 1)..]).Earliest : -1;

    /// <summary>Periods counted back from the present are told to the day there, to the year here.</summary>
    private static double Overlap(Edtf found, int start, int end)
    {
        static double Days(int day) => (day / 10000 * 365.25) + (day / 100 % 100 * 30.4) + (day % 100);
        var common = Math.Min(Days(found.Latest), Days(end)) - Math.Max(Days(found.Earliest), Days(start));
        return common / (Math.Max(Days(found.Latest), Days(end)) - Math.Min(Days(found.Earliest), Days(start)));
    }

    private static int Day(string? text, int shift)
    {
        if (text is null || !DateOnly.TryParseExact(text[..Math.Min(10, text.Length)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return -1;
        }

        day = day.AddDays(shift);
        return (day.Year * 10000) + (day.Month * 100) + day.Day;
    }

    private static string Timex(decimal amount, TemporalGranularity unit)
    {
        var number = amount.ToString(CultureInfo.InvariantCulture);
        return unit switch
        {
            TemporalGranularity.Hour => $"PT{number}H",
            TemporalGranularity.Minute => $"PT{number}M",
            TemporalGranularity.Day => $"P{number}D",
            TemporalGranularity.Week => $"P{number}W",
            TemporalGranularity.Month => $"P{number}M",
            TemporalGranularity.Decade => $"P{(amount * 10).ToString(CultureInfo.InvariantCulture)}Y",
            _ => $"P{number}Y",
        };
    }
}
