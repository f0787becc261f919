package codev.infra.eventstore.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The checkpoints in an export, read one by one. */
final class KeptCheckpoints implements Iterator<Checkpoint>, AutoCloseable {
  static final KeptCheckpoints NONE = new KeptCheckpoints(null);

  private final @Nullable JsonParser parser;
  private boolean hasNext;

  private KeptCheckpoints(@Nullable JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Of a file that has an array of them.
   *
   * @param begin the byte at which the array begins: what stands before it may be large
   */
  static KeptCheckpoints in(Path file, long begin) {
    try {
      var channel = FileChannel.open(file).position(begin);
      var parser = AuditExportFile.JSON.createParser(Channels.newInputStream(channel));
      var _ = parser.nextToken();
      var checkpoints = new KeptCheckpoints(parser);
      checkpoints.hasNext = parser.nextToken() == JsonToken.START_OBJECT;
      return checkpoints;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasNext() {
    return hasNext;
  }

  @Override
  public Checkpoint next() {
    if (parser == null || !hasNext) throw new NoSuchElementException();
    var json = AuditExportFile.tree(parser);
    hasNext = parser.nextToken() != JsonToken.END_ARRAY;
    try {
      return AuditExportFile.checkpoint(json);
    } catch (JacksonException | IllegalArgumentException _) {
      throw new AlterationException(
          json.path("position").asLong(0), "its checkpoint cannot be read");
    }
  }

  @Override
  public void close() {
    if (parser != null) parser.close();
  }
}
