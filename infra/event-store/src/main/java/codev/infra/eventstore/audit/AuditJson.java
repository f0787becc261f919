package codev.infra.eventstore.audit;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON that auditors are given, part by part. */
final class AuditJson {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultNullHandling(_ -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private static final JsonMapper CHECKPOINTS =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private AuditJson() {}

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
