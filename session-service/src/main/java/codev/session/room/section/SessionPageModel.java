package codev.session.room.section;

import codev.session.domain.learning.EvaluationItem;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Username;
import codev.session.response.SessionResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of a session's page read, for one viewer: the session, and one object for each
 * section of the page.
 *
 * @param items of the evaluation, for all audiences
 * @param drawnAt by the server's clock, to which the page sets its own
 * @param entryRenderer renders contributions, of which most are the same for several viewers
 */
public record SessionPageModel(
    SessionResponse session,
    SessionPageViewer viewer,
    List<EvaluationItem> items,
    Instant drawnAt,
    EntryRenderer entryRenderer) {

  /** The address below which its forms post. */
  public String api() {
    return "/api/sessions/" + session.header().id();
  }

  public boolean may(String path) {
    return viewer.may(path);
  }

  public boolean isMe(Username person) {
    return viewer.isMe(person);
  }

  public String nameOf(Username person) {
    return session.people().nameOf(person);
  }

  public LinkedText linked(String text) {
    return LinkedText.of(text);
  }

  public @Nullable ParticipantRole role() {
    return viewer.role();
  }

  public boolean isOpen() {
    return viewer.isOpen();
  }

  public boolean isFacilitator() {
    return viewer.isFacilitator();
  }

  /** Whether the group meets in it, or will. */
  public boolean isLive() {
    return viewer.isInside() && (isOpen() || session.progress().state() == SessionStatus.SCHEDULED);
  }

  public StepsSection path() {
    return new StepsSection(session);
  }

  public NextTaskSection now() {
    return new NextTaskSection(viewer);
  }

  public FacilitationSection facilitation() {
    return new FacilitationSection(viewer);
  }

  public ChecklistSection checklist() {
    return new ChecklistSection(viewer);
  }

  public PeopleSection people() {
    return new PeopleSection(viewer);
  }

  public TopicsSection topics() {
    return new TopicsSection(viewer);
  }

  public DiscussionSection discussion() {
    return new DiscussionSection(viewer);
  }

  /** The contributions, each rendered. */
  public DiscussionEntries entries(Locale language) {
    return new DiscussionEntries(viewer, entryRenderer, language);
  }

  /** One more contribution and its place on the page; empty if the page does not show it yet. */
  public Optional<?> addition(ContributionId contribution) {
    return discussion().addition(contribution);
  }

  /** What an earlier step's fold shows, by the first contribution. */
  public List<?> earlierFrom(ContributionId first) {
    return discussion().earlierFrom(first);
  }

  public ContributionControls contributing() {
    return new ContributionControls(viewer);
  }

  public ScribeSection scribe() {
    return new ScribeSection(viewer);
  }

  public ContractSection contract() {
    return new ContractSection(viewer);
  }

  public ResultsSection results() {
    return new ResultsSection(viewer, drawnAt);
  }

  public TakeawaysSection takeaways() {
    return new TakeawaysSection(viewer);
  }

  public EvaluationSection evaluation() {
    return new EvaluationSection(viewer, items);
  }
}
