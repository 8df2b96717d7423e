using Chancery.Model;
using Chancery.Store;

namespace Chancery.Server.Exports;

/// <summary>A stored document with its code point index.</summary>
/// <param name="Stored">The document.</param>
/// <param name="Index">Turns its UTF-16 offsets into code points.</param>
public sealed record DocumentText(StoredDocument Stored, CodePointIndex Index)
{
    /// <summary>The file's name, as evidence cites it.</summary>
    public string Name => Stored.Entry.Path[(Stored.Entry.Path.LastIndexOf('/') + 1)..];
}

/// <summary>Documents by id, the last used ones kept in memory. Safe to share between threads.</summary>
public sealed class DocumentTexts
{
    private readonly IRecordStore _store;
    private readonly long _capacity;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<DocumentText>> _byId = new(StringComparer.Ordinal);
    private readonly LinkedList<DocumentText> _recent = new();
    private long _held;

    /// <summary>Opens a cache over a store.</summary>
    /// <param name="store">Where documents come from.</param>
    /// <param name="capacity">Most UTF-16 code units of text to keep; the document asked for last is always kept.</param>
    public DocumentTexts(IRecordStore store, long capacity = 16L << 20)
    {
        _store = store;
        _capacity = capacity;
    }

    /// <summary>A document; null when the store has none with this id.</summary>
    public DocumentText? Find(string id)
    {
        lock (_lock)
        {
            if (_byId.TryGetValue(id, out var node))
            {
                _recent.Remove(node);
                _recent.AddFirst(node);
                return node.Value;
            }
        }

        if (_store.GetDocument(id) is not { } stored)
        {
            return null;
        }

        var document = new DocumentText(stored, new CodePointIndex(stored.Text));
        lock (_lock)
        {
            if (_byId.TryAdd(id, new LinkedListNode<DocumentText>(document)))
            {
                _recent.AddFirst(_byId[id]);
                _held += stored.Text.Length;
            }

            Trim();
        }

        return document;
    }

    /// <summary>A document that evidence in the store names.</summary>
    /// <exception cref="StoreException">The store has no such document.</exception>
    public DocumentText Get(string id) =>
        Find(id) ?? throw new StoreException($"the store names a document it does not hold ({id}); ingest the documents again");

    /// <summary>Forgets every document, after some were replaced.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _byId.Clear();
            _recent.Clear();
            _held = 0;
        }
    }

    private void Trim()
    {
        while (_held > _capacity && _recent.Count > 1)
        {
            var oldest = _recent.Last!.Value;
            _recent.RemoveLast();
            _byId.Remove(oldest.Stored.Entry.Id);
            _held -= oldest.Stored.Text.Length;
        }
    }
}
