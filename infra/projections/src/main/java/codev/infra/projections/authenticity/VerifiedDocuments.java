package codev.infra.projections.authenticity;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection that were read last. One that comes with the same bytes again is
 * neither verified nor converted again; one that was read, and has been written here since, is not
 * verified when it comes as it was written.
 *
 * @param <D> what a document is converted to
 */
public final class VerifiedDocuments<D> {
  /** Of documents as they are stored; what they are converted to takes some times as much. */
  private static final int MOST_BYTES = 1 << 20;

  private static final float LOAD_FACTOR = 0.75f;
  private static final Codec<Document> BSON = new DocumentCodec();

  private final Function<Document, D> reading;
  private final Function<Document, D> conversion;
  private final Map<BsonValue, VerifiedDocument<D>> documents =
      new LinkedHashMap<>(16, LOAD_FACTOR, true);
  private int bytes;

  /**
   * @param reading verifies a document and converts it
   * @param conversion converts it only
   */
  public VerifiedDocuments(Function<Document, D> reading, Function<Document, D> conversion) {
    this.reading = reading;
    this.conversion = conversion;
  }

  /**
   * @param read null if it was written here and not read since
   */
  private record VerifiedDocument<D>(ByteBuffer stored, @Nullable D read) {
    /** With what is allocated beyond its end. */
    int size() {
      return stored.capacity();
    }
  }

  /** The document as it was converted when it was verified. */
  public D read(RawBsonDocument stored) {
    var content = stored.getByteBuffer().asNIO();
    var id = Objects.requireNonNull(stored.get("_id"));
    var known = find(id, content);
    var converted = known == null ? null : known.read();
    if (converted != null) return converted;
    var read = (known == null ? reading : conversion).apply(stored.decode(BSON));
    keep(id, new VerifiedDocument<>(content, read));
    return read;
  }

  /**
   * A document that is written with its code. Where nobody has read it since it was written last,
   * it is not kept.
   */
  public void noteWritten(Document stored) {
    var id = new BsonString(stored.getString("_id"));
    if (wasRead(id)) keep(id, new VerifiedDocument<>(bytes(stored), null));
  }

  /** Asked once for each time that it was read. */
  private synchronized boolean wasRead(BsonValue id) {
    var known = documents.remove(id);
    if (known == null) return false;
    bytes -= known.size();
    return known.read() != null;
  }

  private static ByteBuffer bytes(Document stored) {
    return new RawBsonDocument(stored, BSON).getByteBuffer().asNIO();
  }

  private synchronized @Nullable VerifiedDocument<D> find(BsonValue id, ByteBuffer content) {
    var known = documents.get(id);
    return known != null && known.stored().equals(content) ? known : null;
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
