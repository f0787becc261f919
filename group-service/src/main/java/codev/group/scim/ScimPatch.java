package codev.group.scim;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The operations of a PATCH request (RFC 7644, section 3.5.2), applied one after the other. All of
 * them are read before anything is changed.
 */
final class ScimPatch {
  static final int MOST_OPERATIONS = 50;

  private ScimPatch() {}

  static void apply(JsonNode request, ScimUserDraft draft) {
    var operations = request.path("Operations");
    if (!operations.isArray() || operations.isEmpty())
      throw new ScimErrorException(ScimErrorType.INVALID_SYNTAX, "The request has no Operations.");
    if (operations.size() > MOST_OPERATIONS)
      throw new ScimErrorException(
          ScimErrorType.INVALID_VALUE,
          "A request can have at most %d Operations.".formatted(MOST_OPERATIONS));
    for (var operation : operations) applyOne(operation, draft);
  }

  private static void applyOne(JsonNode operation, ScimUserDraft draft) {
    var path = operation.path("path");
    var target = path.isString() && !path.stringValue().isBlank() ? path.stringValue() : null;
    switch (operation.path("op").asString("").toLowerCase(Locale.ROOT)) {
      case "add", "replace" -> put(target, operation.path("value"), draft);
      case "remove" -> remove(target, draft);
      default ->
          throw new ScimErrorException(
              ScimErrorType.INVALID_SYNTAX, "The op must be add, replace or remove.");
    }
  }

  private static void put(@Nullable String path, JsonNode value, ScimUserDraft draft) {
    if (value.isMissingNode())
      throw new ScimErrorException(ScimErrorType.INVALID_VALUE, "An operation has no value.");
    if (path == null) {
      draft.putAll(value);
      return;
    }
    var attribute = ScimAttribute.of(path);
    if (attribute == ScimAttribute.READ_ONLY)
      throw new ScimErrorException(ScimErrorType.MUTABILITY, "This attribute is read only.");
    draft.put(attribute, value);
  }

  private static void remove(@Nullable String path, ScimUserDraft draft) {
    if (path == null)
      throw new ScimErrorException(ScimErrorType.NO_TARGET, "A remove operation needs a path.");
    draft.remove(ScimAttribute.of(path));
  }
}
