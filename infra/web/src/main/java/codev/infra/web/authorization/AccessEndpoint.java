package codev.infra.web.authorization;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** What this service answers to whom, for operators: {@code GET /actuator/access}. */
@Endpoint(id = "access")
record AccessEndpoint(AccessPolicyRegistry access) {
  record AccessReport(List<AccessReportEntry> entries) {}

  /**
   * @param description whom the policy admits
   */
  record AccessReportEntry(
      String method, String path, String policy, String description, String handler) {}

  @ReadOperation
  AccessReport report() {
    return new AccessReport(
        access.entries().stream()
            .map(
                one ->
                    new AccessReportEntry(
                        one.method(),
                        one.path(),
                        one.policy().name(),
                        one.policy().description(),
                        one.handler()))
            .toList());
  }
}
