package codev.infra.web.audittrail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor looks for on a page, as the links of the page keep it. What is absent admits all.
 *
 * @param person user name, which every log knows
 * @param what an event's name in the log of the page, a kind of its events, or {@code decisions}
 */
public record AuditTrailQuery(
    @Nullable String person,
    @Nullable UUID programme,
    @Nullable UUID group,
    @Nullable String what,
    @Nullable LocalDate from,
    LocalDate to) {
  /** How many days may be looked through at a time, in each log: five years and a little. */
  public static final int MOST_DAYS = 1_830;

  /** Query of an address of the same log, e.g. {@code group=…&to=2027-01-11}. */
  public String query() {
    return query(what);
  }

  /** Query of an address of another log, which has other events. */
  public String ofOtherLogs() {
    return query(AuditLine.DECISIONS.equals(what) ? what : null);
  }

  /**
   * The same of one person.
   *
   * @param username of who did it, or whom it concerns
   */
  public AuditTrailQuery about(String username) {
    return new AuditTrailQuery(username, programme, group, what, from, to);
  }

  /** The same from a day on. */
  public AuditTrailQuery since(LocalDate first) {
    return new AuditTrailQuery(person, programme, group, what, first, to);
  }

  private String query(@Nullable String event) {
    return Stream.of(
            parameter("person", person),
            parameter("programme", programme),
            parameter("group", group),
            parameter("what", event),
            parameter("from", from),
            parameter("to", to))
        .flatMap(some -> some)
        .collect(Collectors.joining("&"));
  }

  private static Stream<String> parameter(String name, @Nullable Object value) {
    return value == null
        ? Stream.empty()
        : Stream.of(name + "=" + URLEncoder.encode(value.toString(), UTF_8));
  }
}
