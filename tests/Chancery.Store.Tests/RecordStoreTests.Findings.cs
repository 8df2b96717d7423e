using Chancery.Model;

namespace Chancery.Store.Tests;

public abstract partial class RecordStoreTests
{
    [Fact]
    public void Findings_and_claims_are_saved_with_their_document_and_go_with_it()
    {
        using var store = Open();
        var (a, b) = (Sample.Document("a.txt", "甲有四项，列了三项。"), Sample.Document("b.txt", "乙。"));
        var own = Found("list-count", FindingVerdict.Inconsistent, FindingKind.Count, a);
        var claim = new Claim { Topic = "figure", Key = "trade|CHN,RUS||USD", Operand = own.Operands[0], Low = 1.5m, High = 2.5m, Change = -0.5m };
        store.Save([Sample.Told(a), Sample.Told(b)], Sample.DataVersion, new Dictionary<string, DocumentAudit> { ["a.txt"] = new([own], [claim]) });
        store.ReplaceFindingsAcross([Found("same-figure", FindingVerdict.Consistent, FindingKind.Contradiction, a, b)]);

        store.ListFindings(new FindingFilter()).Items.Select(f => f.Check).ShouldBe(["list-count", "same-figure"]);
        var saved = store.ListFindings(new FindingFilter { Verdicts = [FindingVerdict.Inconsistent] }).Items.ShouldHaveSingleItem();
        saved.ShouldBeEquivalentTo(own);
        store.GetFinding(own.Id).ShouldBeEquivalentTo(own);
        store.GetFinding("f-0").ShouldBeNull();
        store.ListClaims().ShouldHaveSingleItem().ShouldBeEquivalentTo(claim);
        store.CountFindings(new FindingFilter())[FindingVerdict.Undecidable].ShouldBe(0);

        store.Remove("b.txt").ShouldBeTrue();
        store.ListFindings(new FindingFilter()).Items.ShouldHaveSingleItem().Check.ShouldBe("list-count");
        store.Remove("a.txt").ShouldBeTrue();
        store.ListFindings(new FindingFilter()).Total.ShouldBe(0);
        store.ListClaims().ShouldBeEmpty();
    }

    [Fact]
    public void A_new_audit_of_a_document_replaces_the_old_one()
    {
        using var store = Open();
        var a = Sample.Document("a.txt", "甲有四项，列了三项。");
        var first = Found("list-count", FindingVerdict.Inconsistent, FindingKind.Count, a);
        store.Save([Sample.Told(a)], Sample.DataVersion, new Dictionary<string, DocumentAudit> { ["a.txt"] = new([first], []) });
        store.Save([Sample.Told(a)], Sample.DataVersion, new Dictionary<string, DocumentAudit> { ["a.txt"] = DocumentAudit.Empty });
        store.ListFindings(new FindingFilter()).Total.ShouldBe(0);
    }

    [Fact]
    public void Findings_come_worst_first_page_by_page()
    {
        using var store = Open();
        var documents = Enumerable.Range(0, 6).Select(i => Sample.Document($"news/{i}.txt", $"第{i}篇有四项，列了三项。")).ToList();
        store.Save([.. documents.Select(d => Sample.Told(d))], Sample.DataVersion);
        store.ReplaceFindingsAcross([.. documents.Select((d, i) => Found("c" + i, (FindingVerdict)(i % 3), (FindingKind)(5 - i), d))]);

        var seen = new List<Finding>();
        for (string? cursor = null; seen.Count == 0 || cursor is not null;)
        {
            var page = store.ListFindings(new FindingFilter { Limit = 2, Cursor = cursor });
            page.Total.ShouldBe(6);
            seen.AddRange(page.Items);
            cursor = page.Next;
        }

        seen.Count.ShouldBe(6);
        seen.Select(f => (f.Verdict, f.Kind)).ShouldBe(seen.Select(f => (f.Verdict, f.Kind)).Order());
        store.ListFindings(new FindingFilter { Document = "NEWS/3" }).Items.ShouldHaveSingleItem().Check.ShouldBe("c3");
        store.ListFindings(new FindingFilter { Kinds = [FindingKind.Growth] }).Total.ShouldBe(1);
        Should.Throw<ArgumentException>(() => store.ListFindings(new FindingFilter { Cursor = "nonsense" })).Message.ShouldStartWith("\"nonsense\" is no cursor of this list");
    }

    private static Finding Found(string check, FindingVerdict verdict, FindingKind kind, params SourceDocument[] documents)
    {
        List<FindingOperand> operands = [.. documents.Select(d => new FindingOperand("四项", 4, "item", null, new Evidence(d.Id, new Span(1, 2))))];
        return new Finding
        {
            Id = Finding.IdOf(check, operands),
            Kind = kind,
            Check = check,
            Verdict = verdict,
            Stated = FindingValue.Of(4),
            Computed = FindingValue.Of("三项"),
            Formula = "3 \u2260 4",
            Tolerance = 0.5m,
            Reason = "exact",
            Operands = operands,
        };
    }
}
