package codev.session.response;

import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.Username;
import codev.session.reference.DisplayNames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part, in which role, and who is present.
 *
 * @param formerFacilitators who handed the session over
 * @param client of the current pass
 * @param names the display name of each person in the response: the username where no name is
 *     known, name and username where two share a name
 * @param floor who has the floor, if the facilitator gave it to a participant
 * @param hands who asks for the floor, in the order in which they raised their hands
 * @param hadFloor who has, or has had, the floor in the current step
 * @param consultantsThere how many are present to consult, whoever is client
 * @param quorumDecision the facilitator's decision when too few were present
 */
public record PeopleResponse(
    Username facilitator,
    List<FormerFacilitatorResponse> formerFacilitators,
    @Nullable Username client,
    List<ParticipantResponse> participants,
    Map<Username, String> names,
    @Nullable Username floor,
    List<Username> hands,
    List<Username> hadFloor,
    int consultantsThere,
    @Nullable QuorumDecision quorumDecision) {

  public String nameOf(Username person) {
    return names.getOrDefault(person, person.value());
  }

  /** Several names in one text, sorted and separated by commas. */
  public String namesOf(List<Username> people) {
    return new DisplayNames(names).list(people);
  }

  /** Whether a person takes part, as a member or as the facilitator. */
  public boolean includes(String username) {
    return participants.stream().anyMatch(p -> !p.left() && p.username().value().equals(username));
  }

  /** Whether a member left the group while the session was open. */
  public boolean hasLeft(Username person) {
    return participants.stream().anyMatch(p -> p.username().equals(person) && p.left());
  }

  /** Whether a member has left the group, or is marked absent or gone: nothing waits for them. */
  public boolean isAway(Username person) {
    return participants.stream()
        .filter(p -> p.username().equals(person))
        .anyMatch(p -> p.left() || (p.attendance() != null && !p.attendance().isThere()));
  }

  public record FormerFacilitatorResponse(Username username, Instant until) {}

  /**
   * A member or the facilitator.
   *
   * @param present marked present or late, or signed and not marked otherwise; never who has left
   *     the group
   * @param attendance as the facilitator marked it
   * @param since when that was marked: for a late participant, when they came
   * @param signed for every half-day of the session
   * @param left whether they left the group while the session was open: they take part in nothing
   *     any more, and what was recorded of them so far stays
   */
  public record ParticipantResponse(
      Username username,
      ParticipantRole role,
      boolean present,
      @Nullable AttendanceStatus attendance,
      @Nullable Instant since,
      boolean signed,
      List<SignatureResponse> signatures,
      boolean left) {

    public boolean hasSigned(HalfDay halfDay) {
      return signatures.stream().anyMatch(s -> s.halfDay() == halfDay);
    }
  }

  /**
   * @param corroborated whether they were marked present, or did something in the session then; of
   *     the latter a programme manager learns nothing
   */
  public record SignatureResponse(HalfDay halfDay, Instant at, boolean corroborated) {}
}
