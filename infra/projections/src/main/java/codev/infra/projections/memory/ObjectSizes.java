package codev.infra.projections.memory;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Estimates how many bytes of the heap a document takes: records, what the JDK offers for values,
 * and collections of these. What several documents share is counted for each.
 */
public final class ObjectSizes {
  private static final int HEADER = 16;
  private static final int FIELD = 8;
  private static final int STRING = 48;
  private static final int VALUE = 40;
  private static final int COLLECTION = 64;
  private static final int ELEMENT = 16;
  private static final int ENTRY = 56;
  private static final int BYTES_OF_CHARACTER = 2;

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return fields(type);
        }
      };

  private ObjectSizes() {}

  /** Bytes of an object with all that it refers to; no circle of references is expected. */
  public static long of(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case String text -> STRING + (long) BYTES_OF_CHARACTER * text.length();
      case Enum<?> _ -> 0;
      case byte[] bytes -> HEADER + (long) bytes.length;
      case Optional<?> optional -> HEADER + of(optional.orElse(null));
      case Collection<?> elements -> COLLECTION + ofElements(elements);
      case Map<?, ?> map -> COLLECTION + ofEntries(map);
      case Object other -> ofFields(other);
    };
  }

  private static long ofElements(Collection<?> elements) {
    long bytes = 0;
    for (var element : elements) bytes += ELEMENT + of(element);
    return bytes;
  }

  private static long ofEntries(Map<?, ?> map) {
    long bytes = 0;
    for (var entry : map.entrySet()) bytes += ENTRY + of(entry.getKey()) + of(entry.getValue());
    return bytes;
  }

  /** The JDK does not open its own classes. */
  private static long ofFields(Object value) {
    if (value.getClass().getName().startsWith("java.")) return VALUE;
    long bytes = HEADER;
    try {
      for (var field : FIELDS.get(value.getClass()))
        bytes += FIELD + (field.getType().isPrimitive() ? 0 : of(field.get(value)));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
    return bytes;
  }

  private static List<Field> fields(Class<?> type) {
    var fields = new ArrayList<Field>();
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass())
      for (var field : each.getDeclaredFields())
        if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) fields.add(field);
    return List.copyOf(fields);
  }
}
