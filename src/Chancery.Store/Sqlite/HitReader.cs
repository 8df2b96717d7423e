using Chancery.Store.Search;

namespace Chancery.Store.Sqlite;

/// <summary>Turns paragraph numbers into hits; neighbouring hits of one document unpack its text once.</summary>
internal sealed class HitReader(SqliteSession session, SearchQuery query)
{
    private DocumentRow? _document;
    private DocumentContent? _content;

    public SearchHit Hit(long paragraph)
    {
        var document = DocumentRow.ReadOne(
            session,
            DocumentRow.Select + " WHERE d.number = (SELECT number FROM documents WHERE first_paragraph <= ?1 AND paragraph_count > 0 ORDER BY first_paragraph DESC LIMIT 1)",
            paragraph) ?? throw new InvalidDataException("a searched paragraph has no document");
        if (_content is null || document.Number != _document?.Number)
        {
            _document = document;
            _content = DocumentRow.ReadContent(session, document.Number);
        }

        var found = _content.Paragraphs[(int)(paragraph - document.FirstParagraph)];
        var marks = query.FindIn(found.Clean.In(_content.Folded));
        var (snippet, inside) = Snippet.Cut(found.Clean.In(_content.Clean).ToString(), marks);
        return new SearchHit(document.Entry, found.Source, snippet, inside);
    }
}
