package codev.infra.web.securitylog;

import codev.infra.securitylog.SecurityLogEntry;
import java.util.Optional;

/** What an event of a service writes to the security log, if anything: a bean of the service. */
@FunctionalInterface
public interface SecurityEntrySource {
  Optional<SecurityLogEntry> of(Object event);
}
