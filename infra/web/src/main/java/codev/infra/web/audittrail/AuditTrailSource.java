package codev.infra.web.audittrail;

import codev.infra.web.securitylog.ExportKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a service's events are to an auditor, and under which names its people, groups and
 * programmes are known: a bean of the service. Its message files have a sentence {@code
 * acted.<type>} for each event type, and a name for each kind.
 */
public interface AuditTrailSource {
  /** Empty for what is not an event of the service's own. */
  Optional<AuditFact> factOf(Object event);

  /** Kinds of events; each event is of one. */
  List<AuditedKind> kinds();

  /** By user name, as far as they are known. */
  Map<String, String> names(Collection<String> usernames);

  /** The user name of the person whom a submitted text means; refused if it is nobody's. */
  String usernameOf(String submitted);

  List<AuditedGroup> groups();

  /** Names by id. */
  Map<UUID, String> programmes();

  /** The how-manieth sessions of their groups these are, by id, as far as it is known. */
  default Map<UUID, Integer> numbers(Collection<UUID> sessions) {
    return Map.of();
  }

  ExportKind export();
}
