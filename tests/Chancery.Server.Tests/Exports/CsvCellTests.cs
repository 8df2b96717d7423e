using Chancery.Model;
using Chancery.Server.Exports;

namespace Chancery.Server.Tests.Exports;

public class CsvCellTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("-5.2", "-5.2")]
    [InlineData("+7", "+7")]
    [InlineData("240100000000", "240100000000")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public void A_cell_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(string cell, string expected) =>
        CsvCell.Guard(cell).ShouldBe(expected);

    [Fact]
    public void Lists_and_objects_are_written_out()
    {
        var values = CsvCell.Values(new Fact
        {
            Type = RecordType.Meeting,
            Participants = [new Participant { Person = "A. Orlova", Party = "RUS" }, new Participant { Party = "BLR" }],
            Change = new Change(12.5m, "%", "yoy"),
            Parties = ["BLR", "RUS"],
        });
        values["participants"].ShouldBe("person: A. Orlova, party: RUS; party: BLR");
        values["change"].ShouldBe("value: 12.5, unit: %, basis: yoy");
        values["parties"].ShouldBe("BLR; RUS");
        values.ShouldNotContainKey("date");
    }
}
