package codev.infra.testkit;

import codev.infra.embeddedviews.DocumentPrefilter;
import codev.infra.embeddedviews.FieldIndex;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/**
 * In-memory backend of the embedded MongoDB server, which is quick with collections of thousands of
 * documents too, as there are after hundreds of tests.
 */
final class QuickScanBackend extends MemoryBackend {

  @Override
  public MemoryDatabase openOrCreateDatabase(String name) {
    return new Database(name, getCursorRegistry());
  }

  private static final class Database extends MemoryDatabase {
    Database(String name, CursorRegistry cursors) {
      super(name, cursors);
    }

    @Override
    protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
      return new QuickScan(this, name, options, cursorRegistry);
    }

    @Override
    protected Index<Integer> openOrCreateSecondaryIndex(
        String collection, String index, List<IndexKey> keys, boolean sparse) {
      return new FieldIndex<>(index, keys, sparse);
    }
  }

  private static final class QuickScan extends MemoryCollection {
    private final DocumentPrefilter prefilter = new DocumentPrefilter();

    QuickScan(Database database, String name, CollectionOptions options, CursorRegistry cursors) {
      super(database, name, options, cursors);
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
      return prefilter.mayMatch(document, query) && super.documentMatchesQuery(document, query);
    }

    /**
     * Answers with copies: the library changes a document in its place, while what was found is
     * still being written into the answer, which would be half of each.
     */
    @Override
    public synchronized QueryResult handleQuery(QueryParameters query) {
      var found = super.handleQuery(query);
      return new QueryResult(copies(found.collectDocuments()), found.getCursorId());
    }

    /** Of what a later request asks for. */
    @Override
    protected Cursor createCursor(List<Document> remaining) {
      return super.createCursor(copies(remaining));
    }

    private static List<Document> copies(List<Document> documents) {
      return documents.stream().map(Document::clone).toList();
    }
  }
}
