package codev.group.composition;

import codev.group.domain.person.Username;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where people go, as a button of the page carries it: "3:alice 1:bob".
 *
 * @param places the number of a group, counted from 1, or {@link #WAITING}, by person
 */
record MemberMoves(SequencedMap<Username, Integer> places) {
  /** The place of those who are in no group. */
  static final int WAITING = 0;

  static final String SHAPE = "\\d{1,4}:.+";

  private static final Pattern BETWEEN = Pattern.compile(" (?=\\d{1,4}:)");

  /**
   * @param text of this {@linkplain #SHAPE shape}
   */
  static MemberMoves of(String text) {
    var places = new LinkedHashMap<Username, Integer>();
    BETWEEN
        .splitAsStream(text)
        .forEach(
            move -> {
              int colon = move.indexOf(':');
              places.put(
                  new Username(move.substring(colon + 1)),
                  Integer.valueOf(move.substring(0, colon)));
            });
    return new MemberMoves(places);
  }

  @Override
  public String toString() {
    return places.entrySet().stream()
        .map(move -> move.getValue() + ":" + move.getKey().value())
        .collect(Collectors.joining(" "));
  }
}
