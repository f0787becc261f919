package codev.group.search;

import java.util.List;

/**
 * What a search has found, each kind in order of names.
 *
 * @param people none for users who do not read the directory
 */
public record SearchHits(Kind people, Kind groups, Kind programmes) {
  static final SearchHits NONE = new SearchHits(Kind.NONE, Kind.NONE, Kind.NONE);

  /**
   * What is shown of one kind.
   *
   * @param found how many there are, shown or not
   */
  public record Kind(List<Hit> shown, int found) {
    static final Kind NONE = new Kind(List.of(), 0);

    public Kind {
      shown = List.copyOf(shown);
    }
  }

  /**
   * One of them.
   *
   * @param detail what tells it from others of the same name; may be empty
   */
  public record Hit(String name, String detail, String path) {}

  public int found() {
    return people.found() + groups.found() + programmes.found();
  }
}
