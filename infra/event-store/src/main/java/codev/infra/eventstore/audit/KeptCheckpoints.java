package codev.infra.eventstore.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

  /** Of a file that has an array of them. */
  static KeptCheckpoints in(Path file) {
    try {
      var parser = AuditJson.JSON.createParser(Files.newInputStream(file));
      var _ = parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var isWanted = parser.currentName().equals("checkpoints");
        if (parser.nextToken() == JsonToken.START_ARRAY && isWanted) break;
        parser.skipChildren();
      }
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
    var json = AuditJson.tree(parser);
    hasNext = parser.nextToken() != JsonToken.END_ARRAY;
    try {
      return AuditJson.checkpoint(json);
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
