package codev.infra.web.audittrail;

import java.util.UUID;

/** Read model of the name of a group, and of which programme it is, for the audit trail. */
public record AuditedGroup(UUID id, String name, UUID programme) {}
