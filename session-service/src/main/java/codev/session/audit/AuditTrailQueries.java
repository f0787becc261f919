package codev.session.audit;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.audittrail.AuditTrailQuery;
import codev.session.config.TimeZoneProperties;
import codev.session.domain.value.Username;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads what was done in the sessions. */
@Component
class AuditTrailQueries {
  /** Days looked through until there are enough lines, where no first day is asked for. */
  private static final List<Integer> WIDENING = List.of(7, 31, 366, AuditTrailQuery.MOST_DAYS);

  private final ReadModel<AuditedSession> sessions;
  private final ReadModel<AuditTrailPart> parts;

  AuditTrailQueries(ReadModels views, TimeZoneProperties timeZone) {
    sessions = views.project(AuditedSession.PROJECTION);
    parts = views.project(AuditTrailPart.projection(timeZone.zone()));
  }

  /** A line and the session it belongs to. */
  record Entry(AuditTrail trail, AuditLine line) {
    /** Everybody whom it names. */
    public List<Username> people() {
      return line.people().distinct().toList();
    }
  }

  /**
   * @param entries the latest first
   * @param trails of all sessions in which something was done in these days, whatever else is asked
   */
  record AuditTrailResult(
      AuditTrailCriteria filter, List<Entry> entries, List<AuditTrail> trails) {}

  AuditTrailResult find(AuditTrailCriteria filter) {
    var all = trails(parts.whereAny("days", filter.days()));
    var entries =
        all.stream()
            .filter(filter::admits)
            .flatMap(trail -> trail.lines().stream().map(line -> new Entry(trail, line)))
            .filter(entry -> filter.admits(entry.line()))
            .sorted(
                Comparator.comparing((Entry entry) -> entry.line().at())
                    .thenComparingLong(entry -> entry.line().position())
                    .reversed())
            .toList();
    return new AuditTrailResult(filter, entries, all);
  }

  private List<AuditTrail> trails(List<AuditTrailPart> found) {
    var lines = new HashMap<String, List<AuditLine>>();
    for (var part : found)
      lines.computeIfAbsent(part.session(), _ -> new ArrayList<>()).addAll(part.lines());
    return sessions.find(lines.keySet()).stream()
        .map(session -> session.trail(lines.getOrDefault(session.session(), List.of())))
        .toList();
  }

  /** The sessions of a group, without what was done in them. */
  List<AuditTrail> of(UUID group) {
    return sessions.where("group", group.toString()).stream()
        .map(session -> session.trail(List.of()))
        .toList();
  }

  /** The days up to the last asked for in which there are so many lines, if so many there are. */
  AuditTrailResult latest(AuditTrailCriteria filter, int wantedCount) {
    var found = find(filter.ofDays(WIDENING.getFirst()));
    for (var days : WIDENING.subList(1, WIDENING.size())) {
      if (found.entries().size() >= wantedCount) break;
      found = find(filter.ofDays(days));
    }
    return found;
  }
}
