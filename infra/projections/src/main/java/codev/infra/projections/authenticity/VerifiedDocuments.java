package codev.infra.projections.authenticity;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection that were read last. One that comes with the same bytes again is
 * neither verified nor converted again.
 *
 * @param <D> what a document is converted to
 */
public final class VerifiedDocuments<D> {
  /** Of documents as they are stored; what they are converted to takes some times as much. */
  private static final int MOST_BYTES = 1 << 20;

  private static final float LOAD_FACTOR = 0.75f;
  private static final Codec<Document> BSON = new DocumentCodec();

  private final Function<Document, D> reading;
  private final Map<BsonValue, VerifiedDocument<D>> documents =
      new LinkedHashMap<>(16, LOAD_FACTOR, true);
  private int bytes;

  /**
   * @param reading verifies a document and converts it
   */
  public VerifiedDocuments(Function<Document, D> reading) {
    this.reading = reading;
  }

  private record VerifiedDocument<D>(ByteBuffer stored, D read) {
    /** With what is allocated beyond its end. */
    int size() {
      return stored.capacity();
    }
  }

  /** The document as it was converted when it was verified. */
  public D read(RawBsonDocument stored) {
    var content = stored.getByteBuffer().asNIO();
    var id = stored.get("_id");
    var known = find(id);
    if (known != null && known.stored().equals(content)) return known.read();
    var read = reading.apply(stored.decode(BSON));
    keep(id, new VerifiedDocument<>(content, read));
    return read;
  }

  private synchronized @Nullable VerifiedDocument<D> find(BsonValue id) {
    return documents.get(id);
  }

  private synchronized void keep(BsonValue id, VerifiedDocument<D> document) {
    if (document.size() > MOST_BYTES) return;
    var before = documents.put(id, document);
    bytes += document.size() - (before == null ? 0 : before.size());
    var eldest = documents.values().iterator();
    while (bytes > MOST_BYTES) {
      bytes -= eldest.next().size();
      eldest.remove();
    }
  }
}
