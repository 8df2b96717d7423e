using System.IO.Compression;
using System.Text;
using Chancery.Model;

namespace Chancery.Server.Tests.Exports;

public sealed class TableExportTests : IClassFixture<ExportSample>
{
    private readonly ExportSample _sample;

    public TableExportTests(ExportSample sample)
    {
        _sample = sample;
    }

    [Fact]
    public void Csv_of_several_types_is_an_archive_of_tables()
    {
        using var archive = new ZipArchive(new MemoryStream(_sample.Bytes("csv")));
        archive.Entries.Select(e => e.Name).ShouldBe(RecordTypes.All.Select(t => t.Name() + ".csv"));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            TableReader.Rows(reader.ReadToEnd()).ShouldBeGuarded();
        }
    }

    [Fact]
    public void Csv_of_one_type_is_a_table()
    {
        var rows = TableReader.Rows(_sample.Text("csv", ExportSample.Only(RecordType.Indicator)));
        var row = rows.ShouldHaveSingleItem();
        row["value"].ShouldBe("240100000000");
        row["change"].ShouldBe("value: 26.3, unit: %, basis: yoy");
        row["words"].ShouldBe("'=fact 8, \"quoted\" <b> \U00020001");
        row["address"].ShouldBe("https://example.org/a?b=1&c=d e");
    }

    [Fact]
    public void Plover_has_a_row_for_each_event_with_the_date_as_told()
    {
        var rows = TableReader.Rows(_sample.Text("plover"), "\t");
        rows.ShouldBeGuarded();
        var sanction = rows.Single(r => r["event"] == "SANCTION");
        (sanction["date"], sanction["source"], sanction["target"], sanction["mutual"], sanction["cameo"]).ShouldBe(("2022-04-06", "USA", "RUS", "0", "160"));
        var talks = rows.Single(r => r["sourceText"] == "Dong Jun; Belousov");
        (talks["event"], talks["source"], talks["target"], talks["mutual"], talks["location"]).ShouldBe(("CONSULT", "CHN;RUS", "CHN;RUS", "1", "Beijing"));
        var praise = rows.Single(r => r["type"] == "statement");
        (praise["event"], praise["cameo"], praise["source"], praise["target"]).ShouldBe(("SUPPORT", "051", "RUS", "CHN"));
        rows.Select(r => r["type"]).ShouldNotContain("indicator");
        rows.ShouldNotContain(r => r["event"] == "REJECT", "a day without a year is no date of an event");
        rows.Single(r => r["dateFrom"] == "2023-09")["dateTo"].ShouldBe("2023-09");
    }

    [Fact]
    public void Cameo_has_a_row_for_each_ordered_pair()
    {
        var rows = TableReader.Rows(_sample.Text("cameo"), "\t");
        rows.ShouldBeGuarded();
        rows.Select(r => r["Event ID"]).Distinct().Count().ShouldBe(rows.Count);
        var summit = rows.Where(r => r["Event Date"] == "2023-09").ToArray();
        summit.Select(r => r["Source Country"] + r["Target Country"]).Order().ShouldBe(["CHNKAZ", "CHNRUS", "KAZCHN", "KAZRUS", "RUSCHN", "RUSKAZ"]);
        var sanction = rows.Single(r => r["PLOVER Code"] == "SANCTION");
        (sanction["Source Name"], sanction["Target Name"], sanction["CAMEO Code"], sanction["Publisher"]).ShouldBe(("United States", "Russia", "160", "The \"Daily\" Record"));
        sanction["Headline"].ShouldBe("Thirty years of talks");
        sanction["Intensity"].ShouldBeEmpty();
    }

    [Fact]
    public void Dcad_joins_signature_and_ratification_of_two_states()
    {
        var rows = TableReader.Rows(_sample.Text("dcad"));
        rows.ShouldBeGuarded();
        rows.Count.ShouldBe(2, "an agreement with an organisation is not bilateral");
        var river = rows.Single(r => r["title"] == "Treaty of Good-Neighbourliness and Friendly Cooperation");
        (river["ccode1"], river["cowName1"], river["ccode2"], river["cowName2"]).ShouldBe(("365", "Russia", "710", "China"));
        (river["signYear"], river["signMonth"], river["signDay"]).ShouldBe(("2001", "7", "16"));
        (river["EIFYear"], river["EIFMonth"], river["EIFDay"]).ShouldBe(("2002", "2", "28"));
        river["type"].ShouldBeEmpty("what the agreement is about is not coded");
        river["DCAid"].ShouldNotBeEmpty();
    }

    [Fact]
    public void Atop_has_a_row_for_each_state()
    {
        var rows = TableReader.Rows(_sample.Text("atop"));
        rows.ShouldBeGuarded();
        var plan = rows.Where(r => r["title"] == "Plan of the three").ToArray();
        plan.Select(r => r["memberCode"]).ShouldBe(["CHN", "RUS"]);
        plan.ShouldAllBe(r => r["bilat"] == "0" && r["begyr"] == "2010" && r["begmo"] == "" && r["defense"] == "");
        rows.Count(r => r["title"] == "Treaty of Good-Neighbourliness and Friendly Cooperation").ShouldBe(2);
    }
}
