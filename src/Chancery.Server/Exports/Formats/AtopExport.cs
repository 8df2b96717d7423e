using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// The columns of Alliance Treaty Obligations and Provisions (Leeds et al., ATOP 5.1, member level): a row for each state of an
/// agreement of at least two states, on whatever subject.
/// </summary>
public sealed class AtopExport : AgreementTable
{
    /// <inheritdoc />
    public override string Name => "atop";

    /// <inheritdoc />
    public override string Holds => "agreements of states, a row each member, in columns of Alliance Treaty Obligations and Provisions";

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } =
    [
        "atopid", "member", "yrent", "moent", "dayent", "yrexit", "moexit", "dayexit", "begyr", "begmo", "begday", "endyr", "endmo", "endday",
        "ineffect", "bilat", "estmode", "pubsecr", "secrart", "length", "defense", "offense", "neutral", "nonagg", "consul", "active",
        "notaiden", "terrres", "specthrt", "milaid", "base", "armred", "ecaid", "memberCode", "memberName",
    ];

    /// <inheritdoc />
    private protected override IEnumerable<IReadOnlyList<object?>> Rows(AgreementRow agreement)
    {
        if (agreement.States.Count < 2)
        {
            yield break;
        }

        var begin = agreement.Signed;
        foreach (var state in agreement.States)
        {
            yield return
            [
                agreement.Id, state.Cow, begin?.Year, begin?.Month, begin?.Day, null, null, null, begin?.Year, begin?.Month, begin?.Day, null, null, null,
                null, agreement.IsBilateral ? 1 : 0, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, state.Code, state.Name,
            ];
        }
    }
}
