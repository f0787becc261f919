package codev.infra.web.securityrecord;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Command: something that an auditor of security asks about has happened. */
public record RecordSecurityFact(SecurityFact fact) {
  @TargetAggregateIdentifier
  String stream() {
    return stream(fact.person(), fact.on());
  }

  static String stream(String person, LocalDate on) {
    return "security/" + person + "/" + on;
  }
}
