using Chancery.Model;

namespace Chancery.Store;

public partial interface IRecordStore
{
    /// <summary>A finding of the audit; null when there is none with this id.</summary>
    Finding? GetFinding(string id);
}
