package codev.session.response;

import codev.session.domain.contract.Terms;
import codev.session.domain.contribution.Attachment;
import codev.session.domain.contribution.Audience;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.NoteId;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /** One that the viewer sees, neither hidden nor withdrawn. */
  public Optional<ContributionResponse> find(@Nullable ContributionId id) {
    return contributions.stream().filter(c -> c.id().equals(id) && c.shown()).findFirst();
  }

  /**
   * A contribution.
   *
   * @param kind null: it has none yet
   * @param audience the whole group, or the facilitator alone: then only they and its author see it
   * @param takenDownBy the facilitator who typed it for its author, as elsewhere in the response
   * @param state withdrawn, it is there without its text, and only where it has been replied to, or
   *     for an auditor
   * @param marked by the viewer, for themselves
   * @param rating from 1 to 5, the client's rating of a reformulation
   * @param attachment the file that belongs to it, where there is one
   */
  public record ContributionResponse(
      ContributionId id,
      int pass,
      Step step,
      @Nullable ContributionKind kind,
      Audience audience,
      @Nullable String text,
      @Nullable ContributionId inReplyTo,
      Username by,
      @Nullable Username takenDownBy,
      Instant at,
      @JsonUnwrapped EntryStateResponse state,
      boolean marked,
      @Nullable Integer rating,
      @Nullable AttachmentResponse attachment)
      implements EntryResponse {
    public boolean confidential() {
      return audience == Audience.FACILITATOR;
    }

    /** Key of what it is called: by its kind, or by its step where it has none yet. */
    public String kindKey() {
      return "kind." + (kind == null ? "none." + step : kind);
    }

    /** Whether it is a signal of the listening client. */
    public boolean signal() {
      return kind != null && kind.isSignal();
    }

    /** Neither hidden nor withdrawn. */
    public boolean shown() {
      return !hidden() && !withdrawn();
    }
  }

  /** An entry of any kind that has been said or written, and what became of it. */
  public interface EntryResponse {
    EntryStateResponse state();

    default boolean hidden() {
      return state().hidden();
    }

    default @Nullable String hiddenReason() {
      return state().hiddenReason();
    }

    default @Nullable Username hiddenBy() {
      return state().hiddenBy();
    }

    default @Nullable Instant hiddenAt() {
      return state().hiddenAt();
    }

    default boolean corrected() {
      return state().corrected();
    }

    default boolean withdrawn() {
      return state().withdrawn();
    }
  }

  /**
   * What became of an entry.
   *
   * @param hidden whether the facilitator has hidden it: it is shown to them and to its author
   * @param hiddenReason why
   * @param hiddenBy who has, or the author who has disowned it
   * @param corrected whether its author has corrected it
   * @param withdrawn whether its author has withdrawn it: only an auditor sees that, without text
   */
  public record EntryStateResponse(
      boolean hidden,
      @Nullable String hiddenReason,
      @Nullable Username hiddenBy,
      @Nullable Instant hiddenAt,
      boolean corrected,
      boolean withdrawn) {}

  /**
   * The file of a topic or contribution, to be had below {@code entries/ID/attachment}.
   *
   * @param name null where it is not for the viewer, and where its author has been erased
   * @param type its media type, e.g. {@code image/png}
   * @param version differs for another file: a page that is open shows an image that it has shown
   *     before at the same address, whatever may be stored
   */
  public record AttachmentResponse(
      @Nullable String name, String type, int bytes, @JsonIgnore String version) {
    static AttachmentResponse of(Attachment attachment, @Nullable String name) {
      return new AttachmentResponse(
          name,
          attachment.type().mediaType(),
          attachment.bytes(),
          Integer.toHexString(attachment.digest().hashCode()));
    }

    public boolean image() {
      return type.startsWith("image/");
    }
  }

  /**
   * @param waitingFor present consultants who have not accepted yet
   * @param replaced the version before, where there is one
   * @param spoken those of the acceptances that were given aloud, and recorded by the facilitator
   */
  public record ContractResponse(
      int version,
      @Nullable String problem,
      @Nullable String objective,
      List<Terms.Help> help,
      @Nullable String limits,
      List<Username> acceptances,
      List<ReservationResponse> reservations,
      List<Username> waitingFor,
      @Nullable TermsResponse replaced,
      List<Username> spoken) {}

  public record TermsResponse(
      @Nullable String problem,
      @Nullable String objective,
      List<Terms.Help> help,
      @Nullable String limits) {}

  public record ReservationResponse(Username by, @Nullable String text) {}

  /**
   * @param corrected whether the viewer has corrected it
   * @param correctable whether the viewer can correct and withdraw it now
   */
  public record NoteResponse(
      NoteId id, @Nullable String text, Instant at, boolean corrected, boolean correctable) {}
}
