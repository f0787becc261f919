package codev.session.room;

import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.ContributionResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the viewer is to do now. */
record NextTaskSection(SessionPageViewer viewer) {
  /** Message key of what this viewer is to do or to expect now. */
  public String guide() {
    return "board.guide." + (viewer.isInside() ? moment() + "." + viewer.role() : "OBSERVER");
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
            .filter(c -> c.pass() == viewer.pass() && c.kind().isSignal() && !c.hidden())
            .findFirst()
        : Optional.empty();
  }
}
