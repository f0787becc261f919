package codev.session.room.section;

import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.ContributionResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contributions as the page shows them to one viewer. Each is rendered from a model of its own,
 * which says who the viewer is only where the contribution or a reply names them: so most are the
 * same for several viewers, and rendered once.
 */
public final class DiscussionEntries {
  /** Of a viewer whom the contribution does not name; no username is empty. */
  private static final Username ANYBODY = new Username("");

  /** Contributions with which the viewer may do the same. */
  private record Alike(boolean isNamed, boolean marked, boolean rated, boolean answered) {}

  private final SessionPageViewer viewer;
  private final EntryRenderer renderer;
  private final Locale language;
  private final Map<Alike, EntryModel.Scope> scopes = new HashMap<>();
  private final @Nullable ContributionResponse latest;

  DiscussionEntries(SessionPageViewer viewer, EntryRenderer renderer, Locale language) {
    this.viewer = viewer;
    this.renderer = renderer;
    this.language = language;
    this.latest =
        all().reversed().stream().filter(c -> c.inReplyTo() == null).findFirst().orElse(null);
  }

  /**
   * @param fragment {@code entry}, in the running step, or {@code earlier}
   */
  public String html(String fragment, ContributionResponse contribution) {
    return renderer.render(fragment, model(contribution), language);
  }

  EntryModel model(ContributionResponse contribution) {
    var shown = new ArrayList<>(List.of(contribution));
    for (var other : all()) if (contribution.id().equals(other.inReplyTo())) shown.add(other);
    var isNamed =
        shown.stream().flatMap(DiscussionEntries::people).anyMatch(viewer.username()::equals);
    // It is filed with a column of the running step, which is that of the latest.
    if (contribution.kind() == null && latest != null && !latest.equals(contribution))
      shown.add(latest);
    return new EntryModel(
        scope(isNamed, contribution), isNamed ? viewer.username() : ANYBODY, shown);
  }

  private EntryModel.Scope scope(boolean isNamed, ContributionResponse contribution) {
    var controls = new ContributionControls(viewer);
    var alike =
        new Alike(
            isNamed,
            controls.mayMark(contribution),
            controls.mayRate(contribution),
            controls.mayAnswer(contribution));
    return scopes.computeIfAbsent(alike, _ -> EntryModel.Scope.of(viewer, isNamed, contribution));
  }

  private List<ContributionResponse> all() {
    return viewer.session().discussion().contributions();
  }

  private static Stream<Username> people(ContributionResponse contribution) {
    return Stream.of(
            Stream.of(contribution.by()),
            Stream.ofNullable(contribution.takenDownBy()),
            Stream.ofNullable(contribution.hiddenBy()))
        .flatMap(Function.identity());
  }
}
