package codev.group.domain;

import static codev.group.domain.RuleViolation.APPROVAL_NEEDED;
import static codev.group.domain.RuleViolation.FACILITATOR_IS_A_MEMBER;
import static codev.group.domain.RuleViolation.FACILITATOR_NOT_IN_THE_POOL;
import static codev.group.domain.RuleViolation.FACILITATOR_REVIEWS_THE_PROGRAMME;
import static codev.group.domain.RuleViolation.FEWER_THAN_THREE_MEMBERS;
import static codev.group.domain.RuleViolation.MEMBER_NAMED_TWICE;
import static codev.group.domain.RuleViolation.MEMBER_WITH_THEIR_MANAGER;
import static codev.group.domain.RuleViolation.MORE_THAN_EIGHT_MEMBERS;
import static codev.group.domain.RuleViolation.UNKNOWN_PEOPLE;

import codev.group.domain.charter.Charter;
import codev.group.domain.command.MembershipCommand.FormGroup;
import codev.group.domain.event.MembershipEvent.GroupFormed;
import codev.group.domain.person.FacilitatorWorkload;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.PeopleArgument;
import codev.group.domain.person.Subordination;
import codev.group.domain.person.Username;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rules on who may be in a group: few enough that everybody speaks, and nobody together with their
 * manager.
 */
public final class MembershipRules {
  public static final int MIN_MEMBERS = 3;
  public static final int MAX_MEMBERS = 8;

  private MembershipRules() {}

  /** A group of these people, with what speaks against its facilitator. */
  static GroupFormed form(FormGroup c) {
    check(c.facilitator(), c.candidates());
    checkEligible(c.facilitator(), c.workload());
    checkSponsorOrAuditor(c.facilitator(), c.sponsorsOrAudits());
    var members = people(c.candidates());
    checkApproval(c.by(), c.approved(), List.of(c.facilitator()));
    checkApproval(c.by(), c.approved(), members);
    return new GroupFormed(
        c.group(),
        c.programme(),
        c.name(),
        c.facilitator(),
        members,
        Charter.OF_THE_METHOD.version(),
        c.workload().warnings(true),
        c.by(),
        c.at());
  }

  static void check(Username facilitator, List<MemberCandidate> candidates) {
    var members = people(candidates);
    checkSize(members.size());
    if (new HashSet<>(members).size() < members.size())
      throw new RuleViolationException(MEMBER_NAMED_TWICE);
    checkFacilitator(facilitator, members);
    checkKnown(candidates);
    refuse(subordinations(candidates).stream());
  }

  /**
   * @param candidates whom they would sit with, and they themselves
   */
  static void checkNewcomer(Username newcomer, List<MemberCandidate> candidates) {
    checkKnown(candidates.stream().filter(c -> c.person().equals(newcomer)).toList());
    refuse(subordinations(candidates).stream().filter(pair -> pair.concerns(newcomer)));
  }

  private static void refuse(Stream<Subordination> pairs) {
    pairs
        .findFirst()
        .ifPresent(
            pair -> {
              throw new RuleViolationException(
                  MEMBER_WITH_THEIR_MANAGER, pair.member(), pair.manager());
            });
  }

  public static void checkSize(int members) {
    if (members < MIN_MEMBERS)
      throw new RuleViolationException(FEWER_THAN_THREE_MEMBERS, MIN_MEMBERS);
    if (members > MAX_MEMBERS)
      throw new RuleViolationException(MORE_THAN_EIGHT_MEMBERS, MAX_MEMBERS);
  }

  public static void checkFacilitator(Username facilitator, List<Username> members) {
    if (members.contains(facilitator))
      throw new RuleViolationException(FACILITATOR_IS_A_MEMBER, facilitator);
  }

  /** Who facilitates is in the pool, where one is kept. */
  static void checkEligible(Username facilitator, FacilitatorWorkload workload) {
    if (!workload.isEligible())
      throw new RuleViolationException(FACILITATOR_NOT_IN_THE_POOL, facilitator);
  }

  /**
   * Who sponsors or audits a programme knows its figures, or what was done when, and would read
   * every word as a facilitator.
   */
  static void checkSponsorOrAuditor(Username facilitator, boolean sponsorsOrAudits) {
    if (sponsorsOrAudits)
      throw new RuleViolationException(FACILITATOR_REVIEWS_THE_PROGRAMME, facilitator);
  }

  public static void checkKnown(List<MemberCandidate> candidates) {
    var unknown =
        candidates.stream()
            .filter(candidate -> !candidate.known())
            .map(MemberCandidate::person)
            .sorted(Comparator.comparing(Username::value))
            .toList();
    if (!unknown.isEmpty())
      throw new RuleViolationException(UNKNOWN_PEOPLE, new PeopleArgument(unknown));
  }

  /**
   * Managers change groups, and none gives themselves a place in one without a second person: what
   * is said in the group is not for those who manage it.
   *
   * @param by the manager who asks
   * @param approved whether a second person has approved it
   */
  static void checkApproval(Username by, boolean approved, List<Username> newcomers) {
    if (!approved && newcomers.contains(by)) throw new RuleViolationException(APPROVAL_NEEDED);
  }

  /** Everybody who would sit with their own manager, direct or indirect. */
  public static List<Subordination> subordinations(List<MemberCandidate> candidates) {
    var members = people(candidates);
    return candidates.stream().flatMap(candidate -> above(candidate, members)).toList();
  }

  /** Whether one of two is the other's manager, direct or indirect. */
  public static boolean areSubordinated(MemberCandidate one, MemberCandidate other) {
    return isManagedBy(one, other.person()) || isManagedBy(other, one.person());
  }

  private static boolean isManagedBy(MemberCandidate candidate, Username person) {
    return candidate.managers().contains(person);
  }

  private static Stream<Subordination> above(MemberCandidate candidate, List<Username> members) {
    return candidate.managers().stream()
        .filter(members::contains)
        .map(manager -> new Subordination(candidate.person(), manager));
  }

  static List<Username> people(List<MemberCandidate> candidates) {
    return candidates.stream().map(MemberCandidate::person).toList();
  }

  /** Whether this command has formed the group. */
  static boolean isFormedAs(FormGroup c, GroupFormed before) {
    return before.programme().equals(c.programme())
        && before.name().equals(c.name())
        && before.facilitator().equals(c.facilitator())
        && before.members().equals(people(c.candidates()));
  }
}
