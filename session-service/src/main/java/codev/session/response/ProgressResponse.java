package codev.session.response;

import codev.session.domain.participants.HalfDay;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.ContractResponse;
import codev.session.response.ResultsResponse.SynthesisResponse;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the session is.
 *
 * @param pass which client is being helped, from 1
 * @param passes what each client agreed and keeps, in order
 * @param halfDays that attendance is signed for; none before it is opened
 * @param decisions what the facilitator decided with a reason, in order; none for a programme
 *     manager, and that an entry was hidden only for its author, the facilitator and an auditor
 */
public record ProgressResponse(
    SessionStatus state,
    Step step,
    int pass,
    List<PassResponse> passes,
    List<StepResponse> steps,
    List<HalfDay> halfDays,
    List<DecisionResponse> decisions) {

  /**
   * One client's turn.
   *
   * @param actions their ids
   */
  public record PassResponse(
      int pass,
      @Nullable Username client,
      @Nullable ContractResponse contract,
      List<ContributionId> keptIdeas,
      @Nullable SynthesisResponse synthesis,
      List<ActionId> actions) {}

  /**
   * One decision of the facilitator.
   *
   * @param event name of the event that records it
   * @param step the step that the session was in
   * @param rules keys of the rules that were not met, where a gate was passed
   * @param people who had not accepted the charter, or the contract, when it was passed
   * @param minutes how long, where that was decided
   * @param person to whom the session was handed over, or whose topic was chosen
   * @param reason absent for those who do not take part
   */
  public record DecisionResponse(
      String event,
      Step step,
      List<String> rules,
      List<Username> people,
      @Nullable Integer minutes,
      @Nullable Username person,
      @Nullable String reason,
      Username by,
      Instant at) {}

  /**
   * One step of the template, with its time.
   *
   * @param kinds of contributions that are possible in it; null: all that the method allows
   * @param pass whose turn it is part of, from 1
   */
  public record StepResponse(
      Step key,
      @JsonUnwrapped StepWordingResponse wording,
      @Nullable List<ContributionKind> kinds,
      int pass,
      @JsonUnwrapped StepTimeResponse time) {

    /** The programme's own name; null where it uses the method's. */
    public @Nullable String name(String language) {
      return language.equals("fr") ? wording.fr() : wording.en();
    }

    /** The programme's own aim; null where it has none. */
    public @Nullable String aim(String language) {
      return language.equals("fr") ? wording.aimFr() : wording.aimEn();
    }
  }

  /**
   * @param fr the programme's own name of the step, if it has one
   * @param aimFr the programme's own aim of the step, if it has one
   */
  public record StepWordingResponse(
      @Nullable String fr, @Nullable String en, @Nullable String aimFr, @Nullable String aimEn) {}

  /**
   * The time of a step: minutes are whole, rounded.
   *
   * @param backAt when the break that is on ends
   * @param endsAt when its time is over if it runs on; absent while it stands still
   * @param overtimeMinutes how far it is beyond the time meant for it
   */
  public record StepTimeResponse(
      long plannedMinutes,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      long extendedMinutes,
      long pausedMinutes,
      long actualMinutes,
      boolean running,
      @Nullable Instant backAt,
      @Nullable Instant endsAt,
      long overtimeMinutes) {}
}
