namespace Chancery.Engine.Resolve.Persons;

/// <summary>A person as a statement names him.</summary>
/// <param name="Folded">The name, folded, on one line.</param>
/// <param name="Plain">Its letters.</param>
/// <param name="Known">Id of the person in <c>data/persons</c>; null when the name is not there or several bear it.</param>
/// <param name="Party">Party he stands for; null when it is not told.</param>
internal sealed record PersonName(string Folded, string Plain, string? Known, string? Party)
{
    /// <summary>What stands for the person in keys: the id, else the letters.</summary>
    public string Key => Known is null ? Plain : "#" + Known;
}
