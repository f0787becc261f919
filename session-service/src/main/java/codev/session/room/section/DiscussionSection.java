package codev.session.room.section;

import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.ContributionResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contributions: those of the running step open, earlier ones folded. */
record DiscussionSection(SessionPageViewer viewer) {
  private List<ContributionResponse> contributions() {
    return viewer.session().discussion().contributions();
  }

  /** Whether contributions are possible in the running step. */
  public boolean isSpeaking() {
    return viewer.isInside()
        && viewer.isOpen()
        && Arrays.stream(ContributionKind.values())
            .anyMatch(k -> k.isOf(viewer.session().progress().step()));
  }

  public List<StepContributions> stepContributions() {
    return StepContributions.of(contributions());
  }

  /** Those of the running step. */
  public Optional<StepContributions> current() {
    var byStep = stepContributions();
    if (byStep.isEmpty()) return Optional.empty();
    var last = byStep.getLast();
    return viewer.isAt(last.step()) && last.pass() == viewer.pass()
        ? Optional.of(last.inReadingOrder())
        : Optional.empty();
  }

  /** The columns of the running step. */
  public List<FamilyColumn> columns() {
    return current().stream()
        .flatMap(inStep -> FamilyColumn.of(inStep, plannedKinds(inStep)).stream())
        .toList();
  }

  private @Nullable List<ContributionKind> plannedKinds(StepContributions inStep) {
    for (var step : viewer.session().progress().steps())
      if (step.key() == inStep.step() && step.pass() == inStep.pass()) return step.kinds();
    return null;
  }

  public List<StepContributions> earlier() {
    var byStep = stepContributions();
    return current().isPresent() ? byStep.subList(0, byStep.size() - 1) : byStep;
  }

  /**
   * Whether they are drawn with the page. While the session goes on, those of other steps are read
   * when they are unfolded: each step change draws the page anew for everybody.
   */
  public boolean isInPage(StepContributions inStep) {
    return viewer.readOnly() || !viewer.isOpen() || isWorkedOn(inStep);
  }

  /** Those of an earlier step, by their first; none if it is none of the first. */
  List<ContributionResponse> earlierFrom(ContributionId first) {
    return earlier().stream()
        .filter(inStep -> inStep.first().equals(first))
        .flatMap(inStep -> inStep.contributions().stream())
        .toList();
  }

  public List<ContributionResponse> repliesTo(ContributionId contribution) {
    return contributions().stream().filter(c -> contribution.equals(c.inReplyTo())).toList();
  }

  /** Whether it is for the facilitator alone, and its step is over. */
  public boolean isPutAway(ContributionResponse contribution) {
    return contribution.confidential()
        && !(viewer.isAt(contribution.step()) && contribution.pass() == viewer.pass());
  }

  Optional<AppendedContribution> addition(ContributionId id) {
    var added = contributions().stream().filter(c -> c.id().equals(id)).findFirst();
    return added.flatMap(a -> current().flatMap(now -> AppendedContribution.of(a, now, columns())));
  }

  /**
   * For the facilitator alone, who watches that everybody contributes. Empty while only the client
   * may contribute.
   */
  public List<ContributionCount> shares() {
    return viewer.isFacilitator() && isSpeaking() && !viewer.isAt(Step.PRESENTATION)
        ? ContributionCount.of(viewer.session())
        : List.of();
  }

  /** What the current client presented, once that step is over. */
  public List<ContributionResponse> presented() {
    var isOver = viewer.session().progress().step().compareTo(Step.PRESENTATION) > 0;
    return viewer.isInside() && viewer.isOpen() && isOver
        ? contributions().stream()
            .filter(c -> c.step() == Step.PRESENTATION && c.pass() == viewer.pass())
            .filter(c -> c.shown() && !c.confidential() && c.inReplyTo() == null)
            .toList()
        : List.of();
  }

  /** What the client presented is what the questions of the running step are about. */
  public boolean isWorkedOn(StepContributions inStep) {
    return viewer.isAt(Step.CLARIFICATION)
        && inStep.step() == Step.PRESENTATION
        && inStep.pass() == viewer.pass();
  }

  /** Whose turn that step belongs to; null in a session with one client. */
  public @Nullable Username clientOf(StepContributions inStep) {
    var passes = viewer.session().progress().passes();
    if (passes.size() == 1) return null;
    for (var pass : passes) if (pass.pass() == inStep.pass()) return pass.client();
    return null;
  }

  /** The programme's own name of that step; null where it uses the method's. */
  public @Nullable String nameOf(StepContributions inStep, String language) {
    return viewer.session().progress().steps().stream()
        .filter(s -> s.key() == inStep.step() && s.pass() == inStep.pass())
        .map(s -> s.name(language))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
