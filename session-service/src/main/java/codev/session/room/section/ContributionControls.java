package codev.session.room.section;

import codev.session.domain.ContributionRules;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.ContributionResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the viewer may contribute, answer, mark and rate. */
record ContributionControls(SessionPageViewer viewer) {
  private static final String CORRECTION = "correction";
  private static final String WITHDRAWAL = "withdrawal";

  private List<ContributionKind> possible() {
    return viewer.session().permissions().contributionKinds();
  }

  /** Kinds for a form of their own; an answer has its form below its question. */
  public List<ContributionKind> kinds() {
    return viewer.readOnly()
        ? List.of()
        : possible().stream()
            .filter(k -> k != ContributionKind.ANSWER && k != ContributionKind.MESSAGE)
            .toList();
  }

  /** Whether the viewer may write to the facilitator alone. */
  public boolean mayWriteToFacilitator() {
    return !viewer.readOnly() && possible().contains(ContributionKind.MESSAGE);
  }

  /** Whether the group reads what is chosen only if its author says so. */
  public boolean mayChooseGroup() {
    return kinds().contains(ContributionKind.DISCOMFORT);
  }

  /** What is chosen until the speaker chooses otherwise; null: no kind yet. */
  public @Nullable ContributionKind preselectedKind() {
    return new KindChoice(kinds()).preselected();
  }

  /** Whether the kind may wait: of consultants' questions and contributions. */
  public boolean mayWaitForKind() {
    return new KindChoice(kinds()).mayWait();
  }

  public boolean mayAnswer(ContributionResponse question) {
    return !viewer.readOnly()
        && !question.withdrawn()
        && (new ScribeSection(viewer).answerer() != null
            || possible().contains(ContributionKind.ANSWER))
        && ContributionRules.awaitsAnswer(
            question.kind(), question.step(), question.pass(), viewer.pass());
  }

  /** Whether the viewer may correct it, as its author or for the author. */
  public boolean mayCorrect(ContributionResponse contribution) {
    return isOpenTo(CORRECTION, contribution);
  }

  /** Likewise; an author who is absent may, too. */
  public boolean mayWithdraw(ContributionResponse contribution) {
    return isOpenTo(WITHDRAWAL, contribution);
  }

  /** Whether the viewer may do either. */
  public boolean mayChange(ContributionResponse contribution) {
    return mayCorrect(contribution) || mayWithdraw(contribution);
  }

  private boolean isOpenTo(String change, ContributionResponse contribution) {
    return contribution.shown()
        && viewer.isAt(contribution.step())
        && contribution.pass() == viewer.pass()
        && isOpenTo(change, contribution.by(), contribution.takenDownBy());
  }

  /**
   * Whether the viewer may correct what is no contribution, as its author or for the author.
   *
   * @param correctable whether it is the time to
   */
  public boolean mayCorrect(boolean correctable, Username by, @Nullable Username takenDownBy) {
    return correctable && isOpenTo(CORRECTION, by, takenDownBy);
  }

  /** Likewise; an author who is absent may, too. */
  public boolean mayWithdraw(boolean correctable, Username by, @Nullable Username takenDownBy) {
    return correctable && isOpenTo(WITHDRAWAL, by, takenDownBy);
  }

  private boolean isOpenTo(String change, Username by, @Nullable Username takenDownBy) {
    if (viewer.readOnly()) return false;
    return viewer.isMe(by)
        ? viewer.may(change)
        : takenDownBy != null && new ScribeSection(viewer).speakers(change).contains(by);
  }

  /** Whether the viewer may attach a file to a topic or contribution, or remove it. */
  public boolean mayAttach(Object entry, Username by, @Nullable Username takenDownBy) {
    if (viewer.readOnly() || !isOfRunningStep(entry)) return false;
    return viewer.isMe(by)
        ? viewer.may("attachment")
        : takenDownBy != null && new ScribeSection(viewer).speakers("attachment").contains(by);
  }

  /** A topic's is the preparation, a contribution's the one in which it was made. */
  private boolean isOfRunningStep(Object entry) {
    return viewer.session().discussion().contributions().stream()
        .filter(c -> c.id().equals(entry))
        .findFirst()
        .map(c -> viewer.isAt(c.step()) && c.pass() == viewer.pass())
        .orElseGet(() -> new TopicsSection(viewer).isPreparing());
  }

  /**
   * The kinds as which the viewer may classify it, its own among them; empty where there is no
   * other.
   */
  public List<ContributionKind> classes(ContributionResponse contribution) {
    if (!mayClassify(contribution)) return List.of();
    var kinds =
        Arrays.stream(ContributionKind.values())
            .filter(
                kind -> ContributionKind.canBecome(contribution.kind(), contribution.step(), kind))
            .filter(kind -> isPlanned(kind, contribution))
            .toList();
    return kinds.stream().allMatch(kind -> kind == contribution.kind()) ? List.of() : kinds;
  }

  private boolean mayClassify(ContributionResponse contribution) {
    var isTime =
        viewer.isFacilitator()
            || (viewer.isMe(contribution.by())
                && viewer.isAt(contribution.step())
                && contribution.pass() == viewer.pass());
    return viewer.may("classification")
        && contribution.shown()
        && !contribution.confidential()
        && isTime;
  }

  private boolean isPlanned(ContributionKind kind, ContributionResponse contribution) {
    return viewer.session().progress().steps().stream()
        .filter(s -> s.key() == contribution.step() && s.pass() == contribution.pass())
        .allMatch(s -> s.kinds() == null || s.kinds().contains(kind));
  }

  public boolean mayMark(ContributionResponse contribution) {
    return viewer.may("marks")
        && !contribution.withdrawn()
        && !contribution.confidential()
        && ContributionRules.canBeMarked(
            contribution.kind(), contribution.step(), contribution.pass(), viewer.pass());
  }

  public boolean mayRate(ContributionResponse contribution) {
    return viewer.may("ratings")
        && !contribution.withdrawn()
        && !contribution.confidential()
        && ContributionRules.canBeRated(
            contribution.kind(), contribution.step(), contribution.pass(), viewer.pass());
  }
}
