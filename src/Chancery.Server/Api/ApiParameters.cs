using Chancery.Model;
using Chancery.Server.Exports;

namespace Chancery.Server.Api;

/// <summary>The parameters that several operations share.</summary>
internal static class ApiParameters
{
    private const int MostItems = 1000;
    private const int MostHits = 200;

    public static readonly ApiParameter Language = new("lang", "Has no effect: the explorer's links carry it.", "en");

    public static readonly ApiParameter Type = new("type", "Type of record; several take all of them.", "meeting")
    {
        Value = ApiValue.Choice, Choices = [.. RecordTypes.All.Select(t => t.Name())], Repeats = true,
    };

    public static readonly ApiParameter Party = new("party", "Party code (ISO 3166-1 alpha-3, or the acronym of an organisation); several take records that have all of them.", "CHN")
    {
        Repeats = true, Longest = 80,
    };

    public static readonly ApiParameter From = new("from", "Leaves out records whose date ends before it.", "2024-10") { Value = ApiValue.Date };

    public static readonly ApiParameter To = new("to", "Leaves out records whose date starts after it.", "2024-12-31") { Value = ApiValue.Date };

    public static readonly ApiParameter Text = new("text", "Words that a record's names, persons or evidence must hold, in any language and form of case.", "patrol");

    public static readonly ApiParameter Person = new("person", "A person whom records must name, in any spelling known to be the person's, or letters of the name.", "Belousov");

    public static readonly ApiParameter Mechanism = new("mechanism", "A mechanism that records must be about or belong to.", "commission");

    public static readonly ApiParameter Source = new("source", "A document's id, or a part of its path, title or publisher's name.", "ministry");

    public static readonly ApiParameter Confidence = new("confidence", "Least confidence.", "0.8") { Value = ApiValue.Number, Most = 1 };

    public static readonly ApiParameter Document = new("document", "Only records with evidence in this document: its id or its path.", "reports/2024.md") { Longest = 1000 };

    public static readonly ApiParameter Dated = new("dated", "Whether records without a date are left out.", "yes") { Value = ApiValue.Choice, Choices = ["yes", "no"], Default = "no" };

    public static readonly ApiParameter Order = new("order", "Order by date; undated records come last in both.", "newest")
    {
        Value = ApiValue.Choice, Choices = ["oldest", "newest"], Default = "oldest",
    };

    public static readonly ApiParameter Limit = new("limit", "Most items of a page.", "20") { Value = ApiValue.Integer, Least = 1, Most = MostItems, Default = "100" };

    public static readonly ApiParameter HitLimit = Limit with { Most = MostHits, Default = "30" };

    public static readonly ApiParameter Cursor = new("cursor", "The value of <c>next</c> on the page before: goes on after it. It holds for the same filters and order.", "") { Longest = 2000 };

    public static readonly ApiParameter Words = new("q", "Words that a passage must all hold: Chinese (one character is enough), English or Russian in any form of case.", "joint patrol") { Required = true };

    public static readonly ApiParameter Title = new("text", "A part of the path or title.", "report");

    public static readonly ApiParameter Verdict = new("verdict", "Verdict; several take all of them.", "inconsistent")
    {
        Value = ApiValue.Choice, Choices = [.. FindingNames.Verdicts.Select(v => v.Name())], Repeats = true,
    };

    public static readonly ApiParameter FindingKind = new("kind", "What is compared; several take all of them.", "sum")
    {
        Value = ApiValue.Choice, Choices = [.. FindingNames.Kinds.Select(k => k.Name())], Repeats = true,
    };

    public static readonly ApiParameter FindingDocument = new("document", "A part of the path or title of a document that the finding speaks of.", "report");

    public static readonly ApiParameter Include = new("include", "What to give beside the metadata.", "text")
    {
        Value = ApiValue.Choice, Choices = ["text", "records"], Repeats = true,
    };

    public static readonly ApiParameter Start = new("start", "First code point of the text.", "0") { Value = ApiValue.Integer, Default = "0" };

    public static readonly ApiParameter End = new("end", "Code point after the last; at most 100000 after <c>start</c>, which is also what holds without it.", "2000") { Value = ApiValue.Integer };

    public static readonly ApiParameter Format = new("format", "Format of the file.", "csv")
    {
        Value = ApiValue.Choice, Choices = [.. ExportFormats.All.Select(f => f.Name)], Default = ExportFormats.All[0].Name,
    };

    public static readonly ApiParameter OneRecord = new("id", "Only these records.", "a-0123456789abcdef") { Repeats = true, Longest = 40 };

    public static readonly ApiParameter ByDocument = new("byDocument", "Gives a record once for each document that tells it, where the format can.", "yes")
    {
        Value = ApiValue.Choice, Choices = ["yes", "no"], Default = "no",
    };

    public static readonly ApiParameter RecordId = new("id", "Id of a record, also one that it had before others joined it.", "a-0123456789abcdef");

    public static readonly ApiParameter DocumentId = new("id", "Id of a document.", "0123456789abcdef01234567");

    public static readonly ApiParameter FindingId = new("id", "Id of a finding.", "f-0123456789abcdef");

    /// <summary>The filters of records other than the type.</summary>
    public static readonly IReadOnlyList<ApiParameter> Filters = [Party, From, To, Person, Mechanism, Source, Text, Confidence, Document, Dated];

    /// <summary>Order and pages of lists of records.</summary>
    public static readonly IReadOnlyList<ApiParameter> Paging = [Order, Cursor, Limit];
}
