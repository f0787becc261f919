package codev.group.group;

import codev.group.domain.programme.ProgrammeSettings;
import java.time.LocalDate;

/** The stages of a group's life, in order. */
public enum GroupStage {
  /** It has its people, and no date yet. */
  FORMING,
  /** A member has still to accept the charter: no session can start. */
  AWAITING_CHARTER,
  READY,
  /** It has met, and will again. */
  UNDER_WAY,
  /** Everybody has had their turn and nothing more is planned, or the programme is over. */
  FINISHED;

  public static GroupStage of(GroupView group, ProgrammeSettings settings, LocalDate today) {
    return of(group, settings.isOverOn(today));
  }

  /**
   * @param isOver whether its programme is
   */
  public static GroupStage of(GroupView group, boolean isOver) {
    boolean isToMeet = group.sessions().next().isPresent();
    if (isOver || (group.sessions().hasBegun() && !isToMeet && isRound(group))) return FINISHED;
    if (group.sessions().hasBegun()) return UNDER_WAY;
    if (!isToMeet) return FORMING;
    return group.withoutCharter().isEmpty() ? READY : AWAITING_CHARTER;
  }

  private static boolean isRound(GroupView group) {
    return group.rotation().stream().allMatch(turn -> turn.timesClient() > 0);
  }
}
