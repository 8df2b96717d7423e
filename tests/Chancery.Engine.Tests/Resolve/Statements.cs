using Chancery.Model;

namespace Chancery.Engine.Tests.Resolve;

/// <summary>Makes statements for tests of resolution.</summary>
internal static class Statements
{
    public static Statement Of(Fact fact, string document, int start = 0, double confidence = 0.8)
    {
        Span[] evidence = [new Span(start, start + 4)];
        return new Statement
        {
            Id = StatementIds.Create(document, fact, evidence),
            DocumentId = document,
            Fact = fact,
            Evidence = evidence,
            RuleId = "test.rule",
            DataVersion = "1",
            Confidence = confidence,
        };
    }
}
