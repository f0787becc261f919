package codev.infra.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What forms have in common in which something is written bit by bit: every field as it was typed,
 * nothing kept before it is saved.
 */
public final class DraftFields {
  private DraftFields() {}

  public static String textOrEmpty(@Nullable String field) {
    return Objects.requireNonNullElse(field, "").strip();
  }

  /** Without the places that a form has left out. */
  public static <T> List<T> sent(@Nullable List<T> all) {
    return Objects.requireNonNullElse(all, List.<T>of()).stream().filter(Objects::nonNull).toList();
  }

  /**
   * @param edit {@code add}, or {@code remove}, {@code up} or {@code down} with a place in the
   *     list, e.g. {@code up:2}; anything else changes nothing
   * @param another one to be added
   */
  public static <T> List<T> edited(List<T> all, String edit, Supplier<T> another) {
    if (edit.equals("add")) return Stream.concat(all.stream(), Stream.of(another.get())).toList();
    var parts = edit.split(":", 2);
    if (parts.length < 2 || !parts[1].matches("\\d{1,3}")) return all;
    int index = Integer.parseInt(parts[1]);
    return switch (parts[0]) {
      case "remove" ->
          IntStream.range(0, all.size()).filter(i -> i != index).mapToObj(all::get).toList();
      case "up" -> exchanged(all, index - 1, index);
      case "down" -> exchanged(all, index, index + 1);
      default -> all;
    };
  }

  /** A field of one to be added: as in the one before it, or as in the first of all. */
  public static <T> String lastValueOr(List<T> all, Function<T, String> field, String first) {
    return all.isEmpty() ? first : field.apply(all.getLast());
  }

  private static <T> List<T> exchanged(List<T> all, int first, int second) {
    if (first < 0 || second >= all.size()) return all;
    var others = new ArrayList<>(all);
    Collections.swap(others, first, second);
    return List.copyOf(others);
  }
}
