package codev.session.audit;

import java.util.List;

/**
 * What was done in one session, without words.
 *
 * @param number the how-manieth session of its group, from 1
 * @param lines in the order of the events
 */
record AuditTrail(
    String session,
    String programme,
    String group,
    String groupName,
    int number,
    List<AuditLine> lines) {
  AuditTrail {
    lines = List.copyOf(lines);
  }
}
