package codev.infra.eventstore.audit;

import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.signature.SigningKey;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON that auditors are given, part by part. */
final class AuditJson {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .addModule(new ExactValuesModule())
          .changeDefaultNullHandling(_ -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private static final JsonMapper CHECKPOINTS =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .addModule(new ExactValuesModule())
          .build();

  /** For what has no field that is not proven. */
  static final JsonMapper PROVEN =
      JSON.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private AuditJson() {}

  /** The checkpoints in an export, read one by one. */
  static final class KeptCheckpoints implements Iterator<Checkpoint>, AutoCloseable {
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
        var parser = JSON.createParser(Channels.newInputStream(channel));
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
      var json = tree(parser);
      hasNext = parser.nextToken() != JsonToken.END_ARRAY;
      try {
        return checkpoint(json);
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

  static Map<String, String> keysIn(Path file) {
    var keys = new HashMap<String, String>();
    addKeys(JSON.readTree(file.toFile()), keys);
    return keys;
  }

  static Map<String, String> keysIn(String json) {
    var keys = new HashMap<String, String>();
    addKeys(JSON.readTree(json), keys);
    return keys;
  }

  /** Without a note if it is from before there were notes. */
  static Checkpoint checkpoint(JsonNode json) {
    if (!json.isObject()) throw new IllegalArgumentException("a checkpoint is no object");
    var checkpoint = CHECKPOINTS.treeToValue(json, Checkpoint.class);
    if (Stream.of(
            Optional.ofNullable(checkpoint.log()),
            Optional.ofNullable(checkpoint.hash()),
            Optional.ofNullable(checkpoint.at()),
            Optional.ofNullable(checkpoint.signature()),
            Optional.ofNullable(checkpoint.keyId()))
        .anyMatch(Optional::isEmpty))
      throw new IllegalArgumentException("a checkpoint lacks a field");
    return checkpoint;
  }

  static ChainedCommit commit(JsonNode json) {
    return PROVEN.treeToValue(json, ChainedCommit.class);
  }

  static JsonNode tree(JsonParser parser) {
    return JSON.readerFor(JsonNode.class)
        .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .readValue(parser);
  }

  /** A JWKS, or what stands in one. */
  static void addKeys(JsonNode json, Map<String, String> keys) {
    (json.isObject() ? json.path("keys") : json)
        .forEach(
            key -> {
              var x = key.path("x").asString("");
              keys.put(SigningKey.idOf(x), x);
            });
  }
}
