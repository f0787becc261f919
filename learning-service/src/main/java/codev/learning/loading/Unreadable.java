package codev.learning.loading;

import java.util.List;

/** A file that holds no instrument: everything that is wrong with it, in the order of its lines. */
final class Unreadable extends Exception {
  private final transient List<Wrong> wrongs;

  Unreadable(List<Wrong> wrongs) {
    super(wrongs.toString(), null, false, false);
    this.wrongs = List.copyOf(wrongs);
  }

  List<Wrong> wrongs() {
    return wrongs;
  }
}
