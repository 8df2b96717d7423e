using Chancery.Engine.Annotate.Parties;
using Chancery.Engine.Resolve.Series;
using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports.Formats;

/// <summary>
/// The columns of the Defense Cooperation Agreement Dataset (Kinne 2020, DCAD v1.0, agreement level): bilateral agreements between
/// states of the Correlates of War system, on whatever subject.
/// </summary>
public sealed class DcadExport : AgreementTable
{
    /// <inheritdoc />
    public override string Name => "dcad";

    /// <inheritdoc />
    public override string Holds => "bilateral agreements in the columns of the Defense Cooperation Agreement Dataset";

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } =
    [
        "ccode1", "cowName1", "ccode2", "cowName2", "signDay", "signMonth", "signYear", "EIFDay", "EIFMonth", "EIFYear", "type",
        "category1", "category2", "category3", "span", "renewType", "renewYears", "terminated", "durationActual", "endYearEstimate",
        "asymmetry", "categoryConf", "UNTS", "fullText", "sourceType", "source", "factivaConf", "factivaSign", "factivaEIF", "DCAid",
    ];

    /// <inheritdoc />
    private protected override IEnumerable<IReadOnlyList<object?>> Rows(AgreementRow agreement)
    {
        if (!agreement.IsBilateral || agreement.States.Any(s => s.Cow is null))
        {
            yield break;
        }

        PartyEntity[] pair = [.. agreement.States.OrderBy(s => s.Cow)];
        var (signed, force) = (agreement.Signed, agreement.InForce);
        yield return
        [
            pair[0].Cow, pair[0].Name, pair[1].Cow, pair[1].Name, signed?.Day, signed?.Month, signed?.Year, force?.Day, force?.Month, force?.Year, null,
            null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, agreement.Id,
        ];
    }
}
