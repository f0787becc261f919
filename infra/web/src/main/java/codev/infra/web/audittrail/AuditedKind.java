package codev.infra.web.audittrail;

import java.util.List;

/**
 * Events that an auditor can look for together. Message files name it, {@code acted.kind.<name>}.
 *
 * @param events their records, or interfaces of them
 */
public record AuditedKind(String name, List<Class<?>> events) {
  public AuditedKind {
    events = List.copyOf(events);
  }

  public static AuditedKind of(String name, Class<?>... events) {
    return new AuditedKind(name, List.of(events));
  }

  /** Of the kinds that a service declares, an event is of the first that has it. */
  boolean includes(Class<?> event) {
    return events.stream().anyMatch(some -> some.isAssignableFrom(event));
  }
}
