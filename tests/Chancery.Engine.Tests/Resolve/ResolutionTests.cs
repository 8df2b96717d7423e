using Chancery.Engine.Data;
using Chancery.Engine.Resolve;
using Chancery.Engine.Resolve.Identity;
using Chancery.Engine.Text;
using Chancery.Model;

namespace Chancery.Engine.Tests.Resolve;

/// <summary>The resolution test set: pairs of statements of two documents that are one fact or two.</summary>
public sealed class ResolutionTests(ITestOutputHelper output)
{
    private const double Precision = 0.98;
    private const double Recall = 0.92;
    private const int LeastPairs = 150;

    internal static readonly ChanceryData Data = new();

    internal static readonly RecordResolver Resolver = new(Data, new TextCleaner(Data).Fold);

    [Fact]
    public void Statements_are_joined_exactly_when_they_tell_of_one_fact()
    {
        var pairs = ResolutionPairs.Read();
        var wrong = new List<string>();
        int right = 0, joined = 0, same = 0;
        foreach (var pair in pairs)
        {
            var (isJoined, score) = Join(pair);
            joined += isJoined ? 1 : 0;
            same += pair.Same ? 1 : 0;
            right += isJoined && pair.Same ? 1 : 0;
            if (isJoined != pair.Same)
            {
                wrong.Add($"{pair.Id} {(pair.Same ? "missed" : "wrongly joined")}: {pair.Why}: {score.Total} of {score.Threshold}: {string.Join(", ", score.Features.Select(f => $"{f.Name} {f.Weight}"))}");
            }
        }

        var (precision, recall) = ((double)right / joined, (double)right / same);
        output.WriteLine($"{pairs.Count} pairs, {same} the same, {joined} joined; precision {precision:0.000}, recall {recall:0.000}");
        output.WriteLine(string.Join('\n', wrong));
        pairs.Count.ShouldBeGreaterThanOrEqualTo(LeastPairs);
        precision.ShouldBeGreaterThanOrEqualTo(Precision, string.Join('\n', wrong));
        recall.ShouldBeGreaterThanOrEqualTo(Recall, string.Join('\n', wrong));
    }

    [Fact]
    public void The_test_set_covers_all_types_and_both_verdicts()
    {
        foreach (var group in ResolutionPairs.Read().GroupBy(p => p.A.Type))
        {
            group.Select(p => p.Same).Distinct().Count().ShouldBe(2, group.Key.ToString());
        }

        ResolutionPairs.Read().Select(p => p.A.Type).Distinct().Count().ShouldBe(RecordTypes.All.Count);
    }

    private static (bool Joined, MatchScore Score) Join(ResolutionPair pair)
    {
        var a = Resolver.ProfileOf(Statements.Of(pair.A, "doc-a"), pair.Said?.A);
        var b = Resolver.ProfileOf(Statements.Of(pair.B, "doc-b"), pair.Said?.B);
        var profiles = a.Key == b.Key ? new[] { a } : [a, b];
        return (Resolver.Resolve(profiles, Constraints.None).Facts.Count == 1, Resolver.Explain(a, b));
    }
}
