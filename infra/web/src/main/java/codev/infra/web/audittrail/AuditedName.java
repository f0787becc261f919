package codev.infra.web.audittrail;

import static java.util.stream.Collectors.toMap;

import codev.infra.projections.ReadModel;
import java.util.Map;
import java.util.UUID;

/** Read model of the name of a programme, for the audit trail. */
public record AuditedName(UUID id, String name) {
  public static Map<UUID, String> named(ReadModel<AuditedName> names) {
    return names.all().stream().collect(toMap(AuditedName::id, AuditedName::name));
  }
}
