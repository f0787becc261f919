package codev.infra.web.securityrecord;

import codev.infra.projections.Projection;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securityrecord.SecurityFact.AccessRefused;
import codev.infra.web.securityrecord.SecurityFact.DataExported;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of one line of the security log of a service that records facts of people and of its
 * own events.
 *
 * @param by who did it; null: nobody, as time passed, or it is not known here
 * @param person whom it concerns
 * @param policy null unless it is about a refusal
 * @param export null unless it is about an export
 * @param session null unless it is about one
 * @param keys {@link SecurityLogRow#keys}
 */
record SecurityLogLine(
    String id,
    long position,
    Instant at,
    LocalDate day,
    SecurityEvent event,
    @Nullable String by,
    String person,
    @Nullable String policy,
    @Nullable ExportKind export,
    @Nullable UUID session,
    List<String> keys)
    implements SecurityLogRow {

  @Override
  public @Nullable String page() {
    return session == null ? null : "/sessions/" + session + "/readers";
  }

  /** Everybody whom it names. */
  List<String> people() {
    return Stream.concat(Stream.ofNullable(by), Stream.of(person)).distinct().toList();
  }

  /**
   * One document for each event that the security log has.
   *
   * @param ownDraft lines of the service's own events
   */
  static Projection<Object, SecurityLogLine> projection(
      ZoneId zone, Function<Object, Optional<SecurityLogDraft>> ownDraft) {
    return Projection.of("security_log", Object.class, SecurityLogLine.class)
        .byEach(event -> draft(event, ownDraft).map(SecurityLogDraft::id).stream())
        .foldRecorded(
            (_, _, recorded) ->
                of(
                    draft(recorded.event(), ownDraft).orElseThrow(),
                    recorded.event(),
                    recorded.position(),
                    zone));
  }

  private static SecurityLogLine of(
      SecurityLogDraft draft, Object event, long position, ZoneId zone) {
    var day = LocalDate.ofInstant(draft.at(), zone);
    var people = Stream.concat(Stream.ofNullable(draft.by()), Stream.of(draft.person())).toList();
    return new SecurityLogLine(
        draft.id(),
        position,
        draft.at(),
        day,
        draft.event(),
        draft.by(),
        draft.person(),
        event instanceof AccessRefused refused ? refused.policy() : null,
        event instanceof DataExported exported ? exported.what() : null,
        draft.session(),
        SecurityLogRow.keys(day, draft.event(), people));
  }

  private static Optional<SecurityLogDraft> draft(
      Object event, Function<Object, Optional<SecurityLogDraft>> own) {
    return event instanceof SecurityFact fact ? Optional.of(of(fact)) : own.apply(event);
  }

  private static SecurityLogDraft of(SecurityFact fact) {
    var by = fact.hasAuthor() ? fact.person() : null;
    return SecurityLogDraft.of(fact.event(), fact.subject(), fact.at(), by, fact.person());
  }
}
