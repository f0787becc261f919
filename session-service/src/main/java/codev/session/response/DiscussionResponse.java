package codev.session.response;

import codev.session.domain.contract.Terms;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.NoteId;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contributions, the contract of the current pass, and the viewer's private notes.
 *
 * @param notes the viewer's own
 */
public record DiscussionResponse(
    List<ContributionResponse> contributions,
    @Nullable ContractResponse contract,
    List<NoteResponse> notes) {

  /**
   * A contribution, shared with all participants.
   *
   * @param takenDownBy the facilitator who typed it for its author, as elsewhere in the response
   * @param marked by the viewer, for themselves
   * @param rating from 1 to 5, the client's rating of a reformulation
   */
  public record ContributionResponse(
      ContributionId id,
      int pass,
      Step step,
      ContributionKind kind,
      @Nullable String text,
      @Nullable ContributionId inReplyTo,
      Username by,
      @Nullable Username takenDownBy,
      Instant at,
      boolean hidden,
      boolean marked,
      @Nullable Integer rating) {}

  /**
   * @param waitingFor present consultants who have not accepted yet
   */
  public record ContractResponse(
      int version,
      @Nullable String problem,
      @Nullable String objective,
      List<Terms.Help> help,
      @Nullable String limits,
      List<Username> acceptances,
      List<ReservationResponse> reservations,
      List<Username> waitingFor) {}

  public record ReservationResponse(Username by, @Nullable String text) {}

  public record NoteResponse(NoteId id, @Nullable String text, Instant at) {}
}
