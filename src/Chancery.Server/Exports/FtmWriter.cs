using System.Text.Json;

namespace Chancery.Server.Exports;

/// <summary>Writes FollowTheMoney entities, one JSON object a line.</summary>
internal sealed class FtmWriter : IDisposable
{
    private readonly JsonItems _lines;

    /// <summary>Starts without a heading.</summary>
    public FtmWriter(Stream output)
    {
        _lines = new JsonItems(output, "", "");
    }

    /// <summary>Entities written.</summary>
    public long Count { get; private set; }

    /// <summary>Writes one entity.</summary>
    /// <param name="id">Id, the same in every export of the same records.</param>
    /// <param name="schema">Name of its schema.</param>
    /// <param name="fill">Adds its properties.</param>
    public void Write(string id, string schema, Func<FtmEntity, FtmEntity> fill)
    {
        var entity = fill(new FtmEntity());
        _lines.Add(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("schema", schema);
            writer.WriteStartObject("properties");
            entity.Write(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
        Count++;
    }

    /// <inheritdoc />
    public void Dispose() => _lines.Dispose();
}

/// <summary>The properties of one entity: each a list of texts without repeats.</summary>
internal sealed class FtmEntity
{
    private readonly List<(string Name, List<string> Values)> _properties = [];

    /// <summary>Adds values of a property on one line each; null and empty ones are left out.</summary>
    public FtmEntity Add(string name, params ReadOnlySpan<string?> values)
    {
        var kept = new List<string>();
        foreach (var value in values)
        {
            if (value is not null && ExportText.OneLine(value) is { Length: > 0 } line && !kept.Contains(line))
            {
                kept.Add(line);
            }
        }

        if (kept.Count > 0)
        {
            _properties.Add((name, kept));
        }

        return this;
    }

    /// <summary>Writes the properties into an open object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        foreach (var (name, values) in _properties)
        {
            writer.WriteStartArray(name);
            foreach (var value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }
    }
}
