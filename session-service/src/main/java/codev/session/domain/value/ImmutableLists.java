package codev.session.domain.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Unmodifiable lists: a copy with one item added or replaced. */
public final class ImmutableLists {
  private ImmutableLists() {}

  public static <T> List<T> add(List<T> list, T item) {
    var all = new ArrayList<T>(list.size() + 1);
    all.addAll(list);
    all.add(item);
    return List.copyOf(all);
  }

  /** The item in place of the one it replaces, else at the end. */
  public static <T> List<T> put(List<T> list, Predicate<T> replaced, T item) {
    return list.stream().anyMatch(replaced)
        ? list.stream().map(i -> replaced.test(i) ? item : i).toList()
        : add(list, item);
  }
}
