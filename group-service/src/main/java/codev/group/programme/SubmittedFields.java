package codev.group.programme;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The raw values of a submitted form, shown again beside its errors.
 *
 * @param fields by the name of each
 */
public record SubmittedFields(Map<String, List<String>> fields) {
  /** For a form that has not been filled in. */
  public static SubmittedFields prefilled(Map<String, String> fields) {
    return new SubmittedFields(
        fields.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))));
  }

  public @Nullable String one(String name) {
    var values = fields.get(name);
    return values == null ? null : values.getFirst();
  }

  public boolean has(String name, Object value) {
    return fields.getOrDefault(name, List.of()).contains(value.toString());
  }
}
