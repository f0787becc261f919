package codev.session.response;

import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.Username;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What the viewer may do now.
 *
 * @param allowed paths below the session that the viewer may post to
 * @param contributionKinds kinds that the viewer may contribute
 * @param speakers for the facilitator alone: what each present participant may contribute, for the
 *     facilitator to type
 * @param blockedBy for the facilitator alone: everything that keeps the session in its current step
 *     or from being opened
 * @param followsEvents whether there is a stream of the session for the viewer
 */
public record PermissionsResponse(
    List<String> allowed,
    List<ContributionKind> contributionKinds,
    List<SpeakerResponse> speakers,
    List<GateResponse> blockedBy,
    @JsonIgnore boolean followsEvents) {

  /**
   * A participant for whom the facilitator may type.
   *
   * @param allowed paths below the session that take their name as {@code for}
   */
  public record SpeakerResponse(
      Username username, List<String> allowed, List<ContributionKind> contributionKinds) {}

  /**
   * Something that keeps the session in its current step, or from being opened.
   *
   * @param rule the key that the refusal of {@code steps/next} or {@code open} would carry
   * @param title its sentence, in the caller's language
   * @param people who has still to do something
   * @param opensWithReason whether {@code steps/next} or {@code open} with a reason goes on all the
   *     same
   * @param arguments of the sentence, for a page in its own language
   */
  public record GateResponse(
      String rule,
      String title,
      List<Username> people,
      boolean opensWithReason,
      @JsonIgnore List<Object> arguments) {}
}
