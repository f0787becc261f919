package codev.infra.web.audittrail;

import codev.infra.eventstore.axon.EventTypes;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of one event as an auditor reads it, without words.
 *
 * @param position in the event log
 * @param sequence in the stream of what it is of, from 0
 * @param recordedAt when it was written to the log
 * @param hash its link of the audit chain
 * @param day at the place of the sessions
 * @param type the event's stored name, e.g. {@code group.member-joined}
 * @param keys under which it is found, since a read model is asked for equality alone
 */
record AuditLine(
    long position,
    long sequence,
    Instant recordedAt,
    String hash,
    LocalDate day,
    String type,
    AuditFact fact,
    List<String> keys) {
  private static final int LATEST_DAY = 9999_99_99;

  /** Criterion: whatever was given a reason. */
  static final String DECISIONS = "decisions";

  AuditLine {
    keys = List.copyOf(keys);
  }

  /** One document for each event. */
  static Projection<Object, AuditLine> projection(
      EventTypes types, ZoneId zone, Function<Object, Optional<AuditFact>> facts) {
    return Projection.of("audit_lines", Object.class, AuditLine.class)
        .version(4) // 2 is found by programme, 3 has when a session is to begin, 4 the hash
        .byEachRecorded(
            recorded ->
                facts.apply(recorded.event()).stream()
                    .map(_ -> recorded.aggregateId() + "/" + recorded.sequence()))
        .foldRecorded(
            (_, _, recorded) ->
                of(recorded, facts.apply(recorded.event()).orElseThrow(), types, zone));
  }

  private static AuditLine of(
      RecordedEvent<Object> recorded, AuditFact fact, EventTypes types, ZoneId zone) {
    var day = LocalDate.ofInstant(fact.at(), zone);
    var type = types.nameOf(recorded.event().getClass());
    return new AuditLine(
        recorded.position(),
        recorded.sequence(),
        recorded.at(),
        recorded.hash(),
        day,
        type,
        fact,
        criteria(type, fact).map(criterion -> key(day, criterion)).toList());
  }

  private static Stream<String> criteria(String type, AuditFact fact) {
    return Stream.of(
            Stream.of("", ofType(type)),
            fact.people().stream().map(AuditLine::ofPerson),
            Stream.ofNullable(fact.place().programme()).map(AuditLine::ofProgramme),
            Stream.ofNullable(fact.place().group()).map(AuditLine::ofGroup),
            fact.isReasoned() ? Stream.of(DECISIONS) : Stream.<String>empty())
        .flatMap(some -> some);
  }

  static String key(LocalDate day, String criterion) {
    return day + " " + criterion;
  }

  static String ofType(String type) {
    return "type " + type;
  }

  static String ofPerson(String username) {
    return "person " + username;
  }

  static String ofProgramme(UUID programme) {
    return "programme " + programme;
  }

  static String ofGroup(UUID group) {
    return "group " + group;
  }

  boolean has(String criterion) {
    return keys.contains(key(day, criterion));
  }

  /**
   * Unique, and sortable as text: the latest comes first, by the time that is shown. In a
   * demonstration that is not the order of the log.
   */
  String order() {
    var number = day.getYear() * 10000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    return "%08d-%019d-%019d-%019d"
        .formatted(
            LATEST_DAY - number,
            Long.MAX_VALUE - ChronoUnit.MICROS.between(Instant.EPOCH, fact.at()),
            Long.MAX_VALUE - position,
            Long.MAX_VALUE - sequence);
  }

  /** The day of the line with this order; null for what is none. */
  static @Nullable LocalDate dayOf(String order) {
    if (!order.matches("\\d{8}(-\\d{19}){3}")) return null;
    var number = LATEST_DAY - Integer.parseInt(order.substring(0, 8));
    return LocalDate.of(number / 10000, 1, 1)
        .plusMonths(number / 100 % 100 - 1L)
        .plusDays(number % 100 - 1L);
  }
}
