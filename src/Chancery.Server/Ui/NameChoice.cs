namespace Chancery.Server.Ui;

/// <summary>Chooses among the spellings of a name.</summary>
public static class NameChoice
{
    /// <summary>The first spelling in the script of an interface language, else the first; null when there is none.</summary>
    /// <param name="spellings">Spellings, most used first.</param>
    /// <param name="language">Interface language.</param>
    public static string? For(IReadOnlyList<string> spellings, string language) =>
        spellings.FirstOrDefault(s => Script.Language(s) == language) ?? spellings.FirstOrDefault();
}
