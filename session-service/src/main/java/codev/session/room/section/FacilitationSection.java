package codev.session.room.section;

import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.Username;
import codev.session.response.PeopleResponse.ParticipantResponse;
import codev.session.response.PermissionsResponse.GateResponse;
import java.util.List;

/** The facilitator's controls: open, steps, time, close. */
record FacilitationSection(SessionPageViewer viewer) {
  private static final int SHORT_MINUTES = 60;

  /**
   * What is still to come before the session ends; nothing of it keeps it from ending.
   *
   * @param evaluations missing ones, of so many evaluators
   * @param signatures missing ones of all who were present, and of the facilitator
   */
  record MissingInput(long evaluations, long evaluators, long signatures) {
    public boolean isNothing() {
      return evaluations == 0 && signatures == 0;
    }
  }

  /** Everything that keeps the session in its step. */
  public List<GateResponse> gates() {
    return viewer.session().permissions().blockedBy();
  }

  public boolean mayGoOnWithReason() {
    return !gates().isEmpty() && gates().stream().allMatch(GateResponse::opensWithReason);
  }

  /** The part of the page in which a gate is settled. */
  public String placeOf(GateResponse gate) {
    if (gate.rule().equals(RuleViolation.NOT_ENOUGH_CONSULTANTS.key())) return "quorum-alarm";
    return switch (viewer.session().progress().step()) {
      case PREPARATION -> "topics";
      case PROBLEM_DEFINITION -> "contract";
      case SYNTHESIS -> "conclusion";
      case PRESENTATION, CLARIFICATION, CONSULTATION, LEARNING -> "now"; // without gates
    };
  }

  /** Whose agreement this gate waits for, if there is a contract to agree to. */
  public List<Username> spokenAgreements(GateResponse gate) {
    return viewer.session().discussion().contract() == null
        ? List.of()
        : new ScribeSection(viewer)
            .speakers("contract/acceptances").stream().filter(gate.people()::contains).toList();
  }

  /** Whether too few are there to consult, and nothing is decided about it. */
  public boolean isQuorumOpen() {
    return viewer.may("quorum-decision") && viewer.session().people().quorumDecision() == null;
  }

  /** A session that lasts an hour is not shortened to one. */
  public List<QuorumDecision> quorumDecisions() {
    var planned =
        viewer.session().progress().steps().stream().mapToLong(s -> s.time().plannedMinutes());
    return planned.sum() > SHORT_MINUTES
        ? List.of(QuorumDecision.values())
        : List.of(QuorumDecision.HELD, QuorumDecision.POSTPONED);
  }

  public MissingInput missing() {
    var participants = viewer.session().people().participants();
    var evaluators =
        participants.stream()
            .filter(ParticipantResponse::present)
            .filter(p -> p.role() != ParticipantRole.FACILITATOR)
            .count();
    var unsigned =
        participants.stream()
            .filter(p -> p.present() || p.role() == ParticipantRole.FACILITATOR)
            .filter(p -> !p.signed())
            .count();
    var evaluations = viewer.session().takeaways().evaluationsOfMembers();
    return new MissingInput(Math.max(0, evaluators - evaluations), evaluators, unsigned);
  }
}
