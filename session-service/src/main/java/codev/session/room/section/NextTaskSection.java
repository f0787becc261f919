package codev.session.room.section;

import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.ContributionResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the viewer is to do now. */
record NextTaskSection(SessionPageViewer viewer) {
  /** Message key of what this viewer is to do or to expect now. */
  public String guide() {
    if (!viewer.isInside())
      return hasHandedOver() ? "board.guide.HANDED_OVER" : "board.guide.OBSERVER";
    if (isWaitingForDate()) return "board.guide.POSTPONED." + viewer.role();
    if (hasLeft()) return "board.guide.LEFT";
    return "board.guide." + (isAway() ? "AWAY" : moment() + "." + viewer.role());
  }

  /**
   * The viewer is the client of a turn that is not the current one.
   *
   * @param client of the current turn; null while nobody is chosen
   */
  public record OtherTurn(boolean isOver, @Nullable Username client) {
    /** Message key of what the viewer is then and now. */
    public String key() {
      if (isOver) return "board.turn.yours-is-over" + (client == null ? ".now" : "");
      return "board.turn.yours-comes" + (client == null ? ".later" : "");
    }
  }

  public Optional<OtherTurn> otherTurn() {
    var client = viewer.session().people().client();
    return viewer.session().progress().passes().stream()
        .filter(turn -> turn.client() != null && viewer.isMe(turn.client()))
        .filter(turn -> turn.pass() != viewer.pass())
        .map(turn -> new OtherTurn(turn.pass() < viewer.pass(), client))
        .findFirst();
  }

  /** Clients who have left the group before their turn was over: it is for the facilitator. */
  public List<Username> clientsWhoLeft() {
    if (!viewer.isFacilitator() || !viewer.isOpen() || viewer.isAt(Step.PREPARATION))
      return List.of();
    return viewer.session().progress().passes().stream()
        .filter(turn -> turn.pass() >= viewer.pass())
        .filter(turn -> turn.pass() > viewer.pass() || !viewer.isAt(Step.LEARNING))
        .flatMap(turn -> Stream.ofNullable(turn.client()))
        .filter(viewer.session().people()::hasLeft)
        .distinct()
        .toList();
  }

  private boolean hasHandedOver() {
    return viewer.session().people().formerFacilitators().stream()
        .anyMatch(former -> viewer.isMe(former.username()));
  }

  /** Whether the session was postponed and has no new date yet. */
  public boolean isWaitingForDate() {
    return viewer.session().header().waitsForDate();
  }

  private boolean isAway() {
    return viewer.isOpen()
        && viewer
            .participant()
            .filter(me -> me.attendance() != null && !me.attendance().isThere())
            .isPresent();
  }

  private boolean hasLeft() {
    return viewer.isOpen()
        && viewer
            .participant()
            .filter(me -> me.attendance() == AttendanceStatus.LEFT_EARLY)
            .isPresent();
  }

  private String moment() {
    var progress = viewer.session().progress();
    if (!viewer.isOpen()) return progress.state().name();
    return isWithoutClient() ? "NO_CLIENT" : progress.step().name();
  }

  /** The facilitator went on although no topic was chosen. */
  private boolean isWithoutClient() {
    return !viewer.isAt(Step.PREPARATION) && viewer.session().people().client() == null;
  }

  public @Nullable Username floor() {
    return viewer.session().people().floor();
  }

  /** The client's last signal to all on how they are being helped, while it matters. */
  public Optional<ContributionResponse> clientSignal() {
    return viewer.isInside() && viewer.isAt(Step.CONSULTATION)
        ? viewer.session().discussion().contributions().reversed().stream()
            .filter(c -> c.pass() == viewer.pass() && c.signal() && c.shown())
            .findFirst()
        : Optional.empty();
  }
}
