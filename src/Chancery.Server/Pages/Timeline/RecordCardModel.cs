namespace Chancery.Server.Pages;

/// <summary>A record in a panel beside a drawing.</summary>
/// <param name="Line">The record in one line.</param>
/// <param name="Slices">Words that tell it, of each document the first, at most a few.</param>
public sealed record RecordCardModel(RecordLine Line, IReadOnlyList<SourceChipModel> Slices);
