package codev.infra.web.audittrail;

import codev.infra.web.paging.RequestedDays;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are asked for; an absent criterion admits all.
 *
 * @param from first day
 * @param to last day
 * @param person user name of who did it, or whom it concerns
 * @param itsGroups the groups of the programme, since events of a group do not say of which it is
 * @param what an event's stored name, a kind such as {@code kind:rights}, or {@code decisions}:
 *     whatever was given a reason
 * @param ofKind the stored names of the events of the kind, if one is asked for
 */
record AuditTrailCriteria(
    LocalDate from,
    LocalDate to,
    @Nullable String person,
    @Nullable UUID programme,
    List<UUID> itsGroups,
    @Nullable UUID group,
    @Nullable String what,
    List<String> ofKind) {
  static final String KIND = "kind:";

  AuditTrailCriteria {
    itsGroups = List.copyOf(itsGroups);
    ofKind = List.copyOf(ofKind);
    RequestedDays.check(from, to, AuditTrailQuery.MOST_DAYS);
  }

  /** The keys of lines of some of the days, by the criterion that the fewest lines have. */
  List<String> keys(LocalDate first, LocalDate last) {
    var alternatives = first();
    return first
        .datesUntil(last.plusDays(1))
        .flatMap(day -> alternatives.stream().map(one -> AuditLine.key(day, one)))
        .toList();
  }

  /** How many keys there are for each day. */
  int keysADay() {
    return first().size();
  }

  boolean admits(AuditLine line) {
    return criteria().allMatch(alternatives -> alternatives.stream().anyMatch(line::has));
  }

  private List<String> first() {
    return criteria().findFirst().orElse(List.of(""));
  }

  /** Those that are asked for, each as the alternatives that meet it. */
  private Stream<List<String>> criteria() {
    return Stream.of(
            Stream.ofNullable(person).map(one -> List.of(AuditLine.ofPerson(one))),
            Stream.ofNullable(group).map(one -> List.of(AuditLine.ofGroup(one))),
            Stream.ofNullable(programme).map(this::ofProgramme),
            Stream.ofNullable(what).map(this::ofEventOrKind))
        .flatMap(some -> some);
  }

  private List<String> ofEventOrKind(String kind) {
    if (kind.equals(AuditLine.DECISIONS)) return List.of(AuditLine.DECISIONS);
    var types = ofKind.isEmpty() ? List.of(kind) : ofKind;
    return types.stream().map(AuditLine::ofType).toList();
  }

  private List<String> ofProgramme(UUID id) {
    return Stream.concat(
            Stream.of(AuditLine.ofProgramme(id)), itsGroups.stream().map(AuditLine::ofGroup))
        .toList();
  }
}
