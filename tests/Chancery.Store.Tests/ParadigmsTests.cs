using Chancery.Engine.Data;
using Chancery.Store.Search;

namespace Chancery.Store.Tests;

public sealed class ParadigmsTests
{
    [Theory]
    [InlineData("s", "a paradigm needs at least two endings, parted by blanks")]
    [InlineData("- S", "\"S\" is no ending: write lower-case letters, or - for the bare stem")]
    [InlineData("- 's", "\"'s\" is no ending: write lower-case letters, or - for the bare stem")]
    [InlineData("= e", "write = and two letters, the usual one first, parted by blanks")]
    [InlineData("= e e", "write = and two letters, the usual one first, parted by blanks")]
    public void A_wrong_line_is_named(string line, string reason) =>
        Should.Throw<DataException>(() => new Paradigms().Add("text/stems-xx.txt", "# head\n\n" + line)).Message.ShouldBe("text/stems-xx.txt:3: " + reason);

    [Fact]
    public void Forms_are_those_of_every_paradigm_that_fits()
    {
        var paradigms = new Paradigms();
        paradigms.Add("text/stems-xx.txt", "- s\ny ies");
        paradigms.FormsOf("treaties").ShouldBe(["treaties", "treatiess", "treatie", "treaty"], ignoreOrder: true);
    }

    [Fact]
    public void A_short_word_has_no_other_forms()
    {
        var paradigms = new Paradigms();
        paradigms.Add("text/stems-xx.txt", "- s");
        paradigms.FormsOf("us").ShouldBe(["us"]);
    }

    [Fact]
    public void A_letter_is_looked_for_as_others_write_it()
    {
        var paradigms = new Paradigms();
        paradigms.Add("text/stems-xx.txt", "= e x");
        paradigms.FormsOf("lexe").ShouldBe(["leee", "lxee", "lexe", "leex"], ignoreOrder: true);
    }
}
