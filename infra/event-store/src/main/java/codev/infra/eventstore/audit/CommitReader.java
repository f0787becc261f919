package codev.infra.eventstore.audit;

import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.EventRow.Aggregate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads commits as the audit API writes them, field by field and without a tree of nodes, which
 * takes several times as long. Of a field that comes twice the last counts, as in a tree.
 */
final class CommitReader {
  private final JsonParser parser;
  private @Nullable Long position;
  private @Nullable Aggregate aggregate;
  private @Nullable Long sequence;
  private @Nullable List<String> eventTypes;
  private @Nullable Instant at;
  private @Nullable String contentDigest;
  private @Nullable String previousHash;
  private @Nullable String hash;

  private CommitReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Null if a field is missing or is not as the API writes it: where the parser then stands is not
   * defined.
   *
   * @param parser at the beginning of a value; at its end afterwards
   */
  static @Nullable ChainedCommit read(JsonParser parser) {
    return parser.currentToken() == JsonToken.START_OBJECT ? new CommitReader(parser).read() : null;
  }

  private @Nullable ChainedCommit read() {
    for (var name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      if (!readField(name)) return null;
    }
    return position == null
            || aggregate == null
            || sequence == null
            || eventTypes == null
            || at == null
            || contentDigest == null
            || previousHash == null
            || hash == null
        ? null
        : new ChainedCommit(
            position, aggregate, sequence, eventTypes, at, contentDigest, previousHash, hash);
  }

  /** Whether it is as it should be; other fields are passed over. */
  private boolean readField(String name) {
    return switch (name) {
      case "position" -> (position = number()) != null;
      case "aggregate" -> (aggregate = aggregate()) != null;
      case "sequence" -> (sequence = number()) != null;
      case "eventTypes" -> (eventTypes = texts()) != null;
      case "at" -> (at = time()) != null;
      case "contentDigest" -> (contentDigest = text()) != null;
      case "previousHash" -> (previousHash = text()) != null;
      case "hash" -> (hash = text()) != null;
      default -> {
        parser.skipChildren();
        yield true;
      }
    };
  }

  private @Nullable Aggregate aggregate() {
    if (parser.currentToken() != JsonToken.START_OBJECT) return null;
    String type = null;
    String id = null;
    for (var name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      switch (name) {
        case "type" -> type = text();
        case "id" -> id = text();
        default -> parser.skipChildren();
      }
    }
    return type == null || id == null ? null : new Aggregate(type, id);
  }

  private @Nullable List<String> texts() {
    if (parser.currentToken() != JsonToken.START_ARRAY) return null;
    var texts = new ArrayList<String>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      var text = text();
      if (text == null) return null;
      texts.add(text);
    }
    return texts;
  }

  private @Nullable String text() {
    return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
  }

  /** Null also if it has more digits than a position may have. */
  private @Nullable Long number() {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
            && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        ? parser.getLongValue()
        : null;
  }

  private @Nullable Instant time() {
    var text = text();
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException _) {
      return null;
    }
  }
}
