package codev.gateway.access;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** What the gateway answers to whom, for operators: {@code GET /actuator/access}. */
@Component
@Endpoint(id = "access")
class GatewayAccessEndpoint {
  record AccessReport(List<AccessReportEntry> entries) {}

  /**
   * @param description whom the policy admits
   */
  record AccessReportEntry(String method, String path, String policy, String description) {}

  @ReadOperation
  AccessReport report() {
    return new AccessReport(
        GatewayEndpoints.all().stream()
            .map(
                one ->
                    new AccessReportEntry(
                        one.method().name(),
                        one.path(),
                        one.policy().name(),
                        one.policy().description()))
            .toList());
  }
}
