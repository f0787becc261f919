package codev.group.rotation;

import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.Username;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * The turns of a group.
 *
 * @param turns those who wait longest first
 */
public record Rotation(@JsonValue List<Turn> turns) {
  private static final Comparator<Turn> LONGEST_WAIT =
      Comparator.comparingInt(Turn::timesClient)
          .thenComparing(Turn::lastClientOn, Comparator.nullsFirst(Comparator.naturalOrder()));

  @JsonCreator
  public Rotation {
    turns = turns.stream().sorted(LONGEST_WAIT).toList();
  }

  public static Rotation of(GroupFormed event) {
    return new Rotation(event.members().stream().map(member -> new Turn(member, 0, null)).toList());
  }

  public Rotation after(OfGroup event) {
    return event instanceof SessionHeld held ? after(held) : this;
  }

  /** Who comes next, if everybody is client before anybody is twice. */
  public Username next() {
    return turns.getFirst().member();
  }

  private Rotation after(SessionHeld held) {
    var on = LocalDate.ofInstant(held.openedAt(), ZoneOffset.UTC);
    return new Rotation(turns.stream().map(turn -> turn(turn, held, on)).toList());
  }

  private static Turn turn(Turn turn, SessionHeld held, LocalDate on) {
    return held.clients().contains(turn.member()) ? turn.again(on) : turn;
  }
}
