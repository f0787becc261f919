package codev.session.room.section;

import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse;
import codev.session.response.DiscussionResponse.ContributionResponse;
import codev.session.response.PeopleResponse;
import codev.session.response.PeopleResponse.ParticipantResponse;
import codev.session.response.PermissionsResponse;
import codev.session.response.PreparationResponse;
import codev.session.response.ProgressResponse;
import codev.session.response.ProgressResponse.StepResponse;
import codev.session.response.ProgressResponse.StepTimeResponse;
import codev.session.response.ProgressResponse.StepWordingResponse;
import codev.session.response.ResultsResponse;
import codev.session.response.SessionDetailsResponse;
import codev.session.response.SessionResponse;
import codev.session.response.TakeawaysResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the fragment of one contribution reads. Viewers whose models are equal are shown the
 * same: whose are not, in a word, a name or a permission, never share it.
 *
 * @param viewer an empty name where the contributions do not name the viewer
 * @param contributions the contribution first, then what replies to it
 */
public record EntryModel(Scope scope, Username viewer, List<ContributionResponse> contributions) {
  public EntryModel {
    contributions = List.copyOf(contributions);
  }

  public ContributionResponse contribution() {
    return contributions.getFirst();
  }

  /** The session without anything else, as the viewer has it. */
  public SessionPageViewer reader() {
    return new SessionPageViewer(scope.session(viewer, contributions), viewer, scope.readOnly);
  }

  /** What all contributions have in common for one viewer, and for those who are like them. */
  public static final class Scope {
    /** What only they may do whom a contribution names; the facilitator classifies all. */
    private static final Set<String> OWN_PATHS =
        Set.of("disowned-entries", "correction", "withdrawal", "attachment");

    private static final String CLASSIFICATION = "classification";

    private static final StepWordingResponse NO_WORDING =
        new StepWordingResponse(null, null, null, null);
    private static final StepTimeResponse NO_TIME =
        new StepTimeResponse(0, null, null, 0, 0, 0, false, null, null, 0);

    private final SessionResponse common;
    private final @Nullable ParticipantRole role;
    private final boolean readOnly;
    private final int hash;

    private Scope(SessionResponse common, @Nullable ParticipantRole role, boolean readOnly) {
      this.common = common;
      this.role = role;
      this.readOnly = readOnly;
      this.hash = Objects.hash(common, role, readOnly);
    }

    /**
     * @param isNamed whether it is for contributions that name the viewer
     * @param contribution one of those that it is for: all may be marked, rated and answered alike
     */
    static Scope of(SessionPageViewer viewer, boolean isNamed, ContributionResponse contribution) {
      var session = viewer.session();
      var common =
          new SessionResponse(
              header(session.header()),
              progress(session.progress()),
              people(session.people(), List.of()),
              new PreparationResponse(List.of(), List.of(), null, false, 0, List.of(), null),
              new DiscussionResponse(List.of(), null, List.of()),
              new ResultsResponse(List.of(), null, List.of()),
              new TakeawaysResponse(List.of(), List.of(), List.of(), false, 0, 0),
              permissions(viewer, isNamed, contribution));
      return new Scope(common, role(viewer), viewer.readOnly());
    }

    private static SessionDetailsResponse header(SessionDetailsResponse header) {
      return new SessionDetailsResponse(
          header.id(),
          header.groupId(),
          header.programmeId(),
          "",
          0,
          0,
          0,
          Instant.EPOCH,
          false,
          null,
          null,
          "",
          0,
          List.of());
    }

    /** Which step it is, and which kinds of contribution each of them allows. */
    private static ProgressResponse progress(ProgressResponse progress) {
      var steps =
          progress.steps().stream()
              .map(s -> new StepResponse(s.key(), NO_WORDING, s.kinds(), s.pass(), NO_TIME))
              .toList();
      return new ProgressResponse(
          progress.state(),
          progress.step(),
          progress.pass(),
          List.of(),
          steps,
          List.of(),
          List.of());
    }

    /** What everybody is called. */
    private static PeopleResponse people(
        PeopleResponse people, List<ParticipantResponse> participants) {
      return new PeopleResponse(
          people.facilitator(),
          List.of(),
          null,
          participants,
          people.names(),
          null,
          List.of(),
          List.of(),
          0,
          null);
    }

    /** The facilitator's pages differ from those of members, and these from an auditor's. */
    private static @Nullable ParticipantRole role(SessionPageViewer viewer) {
      return viewer.isFacilitator() || viewer.role() == null
          ? viewer.role()
          : ParticipantRole.CONSULTANT;
    }

    private static PermissionsResponse permissions(
        SessionPageViewer viewer, boolean isNamed, ContributionResponse contribution) {
      var permissions = viewer.session().permissions();
      var controls = new ContributionControls(viewer);
      var answers = controls.mayAnswer(contribution);
      return new PermissionsResponse(
          permissions.allowed().stream()
              .filter(
                  path ->
                      switch (path) {
                        case "hidden-entries" -> true;
                        case "marks" -> controls.mayMark(contribution);
                        case "ratings" -> controls.mayRate(contribution);
                        case CLASSIFICATION -> isNamed || viewer.isFacilitator();
                        default -> isNamed && OWN_PATHS.contains(path);
                      })
              .toList(),
          permissions.contributionKinds().stream()
              .filter(kind -> answers && kind == ContributionKind.ANSWER)
              .toList(),
          permissions.speakers(),
          List.of(),
          false);
    }

    private SessionResponse session(Username viewer, List<ContributionResponse> contributions) {
      var participants =
          role == null
              ? List.<ParticipantResponse>of()
              : List.of(
                  new ParticipantResponse(viewer, role, true, null, null, false, List.of(), false));
      return new SessionResponse(
          common.header(),
          common.progress(),
          people(common.people(), participants),
          common.preparation(),
          new DiscussionResponse(contributions, null, List.of()),
          common.results(),
          common.takeaways(),
          common.permissions());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Scope that
              && hash == that.hash
              && readOnly == that.readOnly
              && role == that.role
              && common.equals(that.common));
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
