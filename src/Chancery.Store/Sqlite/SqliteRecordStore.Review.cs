using Chancery.Engine.Resolve.Identity;

namespace Chancery.Store.Sqlite;

internal sealed partial class SqliteRecordStore
{
    /// <inheritdoc/>
    public Decision Decide(DecisionRequest request) => Decide([request])[0];

    /// <inheritdoc/>
    public IReadOnlyList<Decision> Decide(IReadOnlyList<DecisionRequest> requests)
    {
        var now = _clock.GetUtcNow();
        return Write(() => requests.Select(r => _writer.Decide(r, now)).ToList().ConvertAll(DecisionOf));
    }

    /// <inheritdoc/>
    public Decision Undo(long number, string who) => Write(() =>
    {
        _writer.Undo(number, who, _clock.GetUtcNow());
        return DecisionOf(number);
    });

    /// <inheritdoc/>
    public Decision? GetDecision(long number) => ReadSession(s => new DecisionList(s).Get(number));

    /// <inheritdoc/>
    public Page<Decision> ListDecisions(DecisionFilter filter) => ReadSession(s => new DecisionList(s).Page(filter));

    /// <inheritdoc/>
    public IReadOnlyList<ReviewItem> Review(int limit) => Review(new ReviewFilter { Limit = limit }).Items;

    /// <inheritdoc/>
    public ReviewPage Review(ReviewFilter filter) => ReadSession(s => new ReviewReader(s).Review(filter));

    /// <inheritdoc/>
    public IReadOnlyList<string> ListCandidates(string recordId) =>
        ReadSession(s => RecordRow.NumberOf(s, recordId) is { } number ? new ReviewReader(s).Candidates(number) : []);

    /// <inheritdoc/>
    public MatchScore? Compare(string recordId, string otherId) => ReadSession(s =>
        RecordRow.NumberOf(s, recordId) is { } first && RecordRow.NumberOf(s, otherId) is { } second
            ? new RecordExplainer(s, _resolver).Compare(first, second)
            : null);

    private Decision DecisionOf(long number) => new DecisionList(_session).Get(number) ?? throw new InvalidDataException($"decision {number} is missing");
}
