using Chancery.Engine.Resolve.Series;
using Chancery.Model;

namespace Chancery.Store;

public partial interface IRecordStore
{
    /// <summary>All mechanisms: those that belong to no other, each with those under it.</summary>
    IReadOnlyList<MechanismNode> ListMechanisms();

    /// <summary>The mechanism of a name among records, one of just these parties before others; null when there is none.</summary>
    /// <param name="name">Its name, in any language.</param>
    /// <param name="parties">Sorted party codes: all of them are its parties, or all its parties are among them.</param>
    /// <param name="mechanisms">Where to look.</param>
    RecordFact? FindMechanism(string name, IReadOnlyList<string> parties, IEnumerable<RecordFact> mechanisms);

    /// <summary>How many documents tell each record of a type, by id.</summary>
    IReadOnlyDictionary<string, SourceCount> GetSources(RecordType type);

    /// <summary>Records by their present ids, in the order asked for; unknown ids are left out.</summary>
    IReadOnlyList<Record> GetRecords(IEnumerable<string> ids);

    /// <summary>Ids of all records that pass a filter, whatever page it asks for.</summary>
    IReadOnlyList<string> ListRecordIds(RecordFilter filter);

    /// <summary>Records of a type that are told in a paragraph with one of some records, those told so most often first.</summary>
    /// <param name="ids">Ids of the records.</param>
    /// <param name="type">Type of those sought.</param>
    /// <param name="limit">Most ids, 1 to 10000.</param>
    IReadOnlyList<string> ListBeside(IEnumerable<string> ids, RecordType type, int limit);

    /// <summary>Findings that speak of documents of a record, worst first.</summary>
    /// <param name="recordId">Id of the record.</param>
    /// <param name="limit">Most findings, 1 to 10000.</param>
    IReadOnlyList<Finding> ListFindingsNear(string recordId, int limit);
}
