package codev.group.search;

import java.util.List;

/**
 * What a search has found, each kind in order of names.
 *
 * @param people none for users who do not read the directory
 */
public record SearchHits(KindHits people, KindHits groups, KindHits programmes) {
  static final SearchHits NONE = new SearchHits(KindHits.NONE, KindHits.NONE, KindHits.NONE);

  /**
   * What is shown of one kind.
   *
   * @param found how many there are, shown or not
   */
  public record KindHits(List<Hit> shown, int found) {
    static final KindHits NONE = new KindHits(List.of(), 0);

    public KindHits {
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
