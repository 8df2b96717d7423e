using Chancery.Engine.Data;

namespace Chancery.Engine.Annotate.Parties;

/// <summary>Rows of <c>data/places</c> and <c>data/persons</c>, which are laid out alike.</summary>
internal static class NameRows
{
    /// <summary>Keys of a row in <c>data/places</c>.</summary>
    private static readonly string[] PlaceKeys = ["zh", "en", "ru", "country", "kind"];

    /// <summary>Keys of a row in <c>data/persons</c>.</summary>
    private static readonly string[] PersonKeys = ["id", "zh", "en", "ru", "party", "sex"];

    /// <summary>Rows of all files of <c>data/places</c>.</summary>
    public static IEnumerable<DataRow> Places(ChanceryData data) =>
        data.Files("places").SelectMany(file => DataRow.ReadAll(data, file, PlaceKeys));

    /// <summary>Rows of all files of <c>data/persons</c>.</summary>
    public static IEnumerable<DataRow> Persons(ChanceryData data) =>
        data.Files("persons").SelectMany(file => DataRow.ReadAll(data, file, PersonKeys));
}
