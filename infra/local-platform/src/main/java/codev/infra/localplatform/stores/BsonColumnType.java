package codev.infra.localplatform.stores;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * H2 column type that stores documents as BSON, in the form in which they came. The library would
 * leave it to Java's serialization, and each page of the store is written and read whole.
 */
final class BsonColumnType extends BasicDataType<Document> {
  /** What a document takes in memory beside its form on disk: an object for each name and value. */
  private static final int TIMES_IN_MEMORY = 4;

  private static final int FIRST_GUESS = 1_000;

  private static final int WEIGHT = 16;

  /** Running mean: measuring each document would cost more than it saves. */
  private volatile int usual = FIRST_GUESS;

  @Override
  public int getMemory(Document document) {
    return usual * TIMES_IN_MEMORY;
  }

  @Override
  public void write(WriteBuffer into, Document document) {
    var buffer = ByteBufAllocator.DEFAULT.heapBuffer();
    try {
      BsonEncoder.encodeDocument(document, buffer);
      into.put(buffer.nioBuffer());
      int before = usual;
      usual = before + (buffer.writerIndex() - before) / WEIGHT;
    } finally {
      buffer.release();
    }
  }

  @Override
  public Document read(ByteBuffer from) {
    var buffer = Unpooled.wrappedBuffer(from);
    var document = BsonDecoder.decodeBson(buffer);
    from.position(from.position() + buffer.readerIndex());
    return document;
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}
