using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chancery.Engine.Annotate.Temporal;
using Chancery.Model;

namespace Chancery.Engine.Tests.Annotate.Peers;

/// <summary>Compares temporal mentions with what a peer case expects.</summary>
internal static class PeerDates
{
    private static readonly (string Name, string Code)[] Seasons = [("-SP", "-21"), ("-SU", "-22"), ("-FA", "-23"), ("-WI", "-24")];

    /// <summary>Kinds of expression of chat and queries that prose about states does not use, by what is written.</summary>
    private static readonly (string Reason, Regex Written)[] Chat =
    [
        ("numeric dates without a year, short years", new Regex(@"^\D*\d{1,2}[/.-]\d{1,2}\b(?![/.-]\d{4})|\d{1,2}-\d{4}$|[/-][a-z]{3}|[a-z]{3}/|\d{1,2}/\d{1,2}/\d{2}$|\d{1,2}-\d{1,2}-\d{2}$|of \d\d$|^[a-z]+ first \d\d$")),
        ("digits without separators, and others that name files and codes", new Regex(@"^\d{8}$|^\d{4} \d{1,2} \d{1,2}$|^\d{4}-\d$|[a-z]-\d{4}-\d|^[a-z]{3}\d")),
        ("years and days in words (speech)", new Regex("nineteen|two thousand")),
        ("abbreviated units and nights (3h, 2 nights)", new Regex("^\\d+(\\.\\d+)? ?(h|d|w|y|sec)$|nights?$")),
        ("parts of years and months as ends of a period (in the span here, not in the value)", new Regex("the (end|middle) of.*the (end|middle) of")),
        ("compound durations (each part is a quantity of its own here)", new Regex("years? .*months? |weeks? and .*days? |^(one|two) (year|hour) and a quarter|and a quarter year")),
        ("numbered or split weeks, months and days of a period", new Regex("第.*(周|个月|天)|(前|最後|最后) ?\\d+ ?(个|周|週|天)|week of|w/c |work(ing )?week|weeks? (\\d|\\w+ (of|next))|(first|\\d(st|nd|rd|th)) (week|day)|(first|last|third|\\d(st|nd|rd|th)) (\\w+ )?(week|day|month)s? of|^remaining|下半周|上半月|上个半年|later (this|in) |earlier (this|in|previous) |business days|最后一个")),
        ("weekends", new Regex("weekend|周末|週末")),
        ("moments and bare units (now, the day)", new Regex("^(right )?now$|^(the|all|another) (day|week|month|year)|eo[dmy]|end of (the )?(day|week|month|year|sunday)|同一|马上|^最近$|as soon as|between now| now$")),
        ("school years; fiscal years, which begin in other months there", new Regex(@"fiscal|school year|\b[fs]y ?\d*")),
        ("arithmetic on relative days", new Regex("(from|before|after|since) (now|today|tomorrow|tmrw|yesterday|the|2|next)|(day|week|month|year)s? (before|after|since|from) |^in (a|two|\\d+|few)|within |^(after|before) (the )?next|(day|week|month|year)s? starting|^less than|^more than")),
        ("vague counts", new Regex("few|several|couple|some ")),
        ("days of the week with a day of the month, clock words", new Regex("\\b(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\\b.*(\\d|first|eleventh|teenth|tieth|fifth|six|seventh|fourth)|oclock|thirty$")),
        ("query language (= 2019, not 1998)", new Regex("^[=<>]|or (later|earlier|more)|greater than|'\\d\\d|\\by2k")),
    ];

    private static readonly Regex Calendar = new(
        "\\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|day|week|month|year|decade|centur|quarter|half|spring|summer|autumn|fall|winter|年|月|日|天|周|季|世纪|春|夏|秋|冬|号|晚");

    private static readonly Regex Lower = new("^(may|mar|dec|sep|march)$");

    private static readonly Regex Holidays = new("independence day|black friday|earth day|easter|patrick|workers' day|new year day");

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

            var written = result.Text.ToLowerInvariant();
            if (Array.Find(Chat, c => c.Written.IsMatch(written)).Reason is { } chat)
            {
                return chat;
            }

            if (!Calendar.IsMatch(written) || Holidays.IsMatch(written))
            {
                return "holidays";
            }

            if (Lower.IsMatch(written) && element.GetProperty("Input").GetString()!.AsSpan(result.Start).StartsWith(written, StringComparison.Ordinal))
            {
                return "names of months in lower case";
            }

            foreach (var value in Values(result))
            {
                var timex = value.Text("timex") ?? "";
                if (value.Text("Mod") == "ref_undef" || value.Text("value")?.StartsWith("not", StringComparison.Ordinal) == true)
                {
                    return "not resolved there either";
                }

                if (value.Text("value") is { Length: > 10 } moment && !moment.EndsWith("00:00:00", StringComparison.Ordinal))
                {
                    return "clock times, repeated times, time zones";
                }

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
            && m.Granularity != TemporalGranularity.Present && !m.Has(TemporalTraits.InTitle) && !peer.Results.Any(r => m.Span.Overlaps(new Span(r.Start, r.End))));
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

        var start = Day(value.Text("start"), 0);
        var end = Day(value.Text("end"), 0);
        if (value.Text("Mod") is { } mod)
        {
            var bare = found.Replace("/..", "", StringComparison.Ordinal).Replace("../", "", StringComparison.Ordinal);
            return bare == timex || (mod.Contains('-', StringComparison.Ordinal) && bare.StartsWith(timex, StringComparison.Ordinal))
                || NamesEdge(Edtf.Parse(bare), value);
        }

        if (edtf.Earliest == start && (edtf.Latest == Day(value.Text("end"), -1) || edtf.Latest == end || StartOfEnd(found) == end))
        {
            return true;
        }

        if (timex.EndsWith("P100Y)", StringComparison.Ordinal))
        {
            return edtf.Earliest == Day(value.Text("start"), 366) / 10000 * 10000 + 101;
        }

        return mention.Has(TemporalTraits.Relative) && start > 0 && Overlap(edtf, start, end) >= 0.7;
    }

    /// <summary>An open period names the day, month or year at its edge here; there its first day, or the day after it.</summary>
    private static bool NamesEdge(Edtf edge, JsonElement value)
    {
        var edges = new[] { Day(value.Text("start"), 0), Day(value.Text("start"), -1), Day(value.Text("end"), 0), Day(value.Text("end"), -1) };
        return Array.Exists(edges, day => day > 0 && day >= edge.Earliest && day <= edge.Latest);
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
