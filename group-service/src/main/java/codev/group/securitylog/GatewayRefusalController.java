package codev.group.securitylog;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securityrecord.RecordSecurityFact;
import codev.infra.web.securityrecord.SecurityFact.AccessRefused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * HTTP endpoint to which the gateway reports what it has refused a person, with that person's
 * token. It is recorded once for each person, policy and day.
 */
@RestController
@RequiredAccess(AccessPolicy.SIGNED_IN)
record GatewayRefusalController(CommandSender commands, InstantSource clock, ZoneId zone) {
  /** By what the gateway refuses people. */
  enum GatewayRefusal {
    CROSS_SITE_REQUEST,
    REQUEST_LIMIT,
    RECENT_SIGN_IN,
    ORGANISATION_ADMINISTRATOR,
    METRICS_NETWORK
  }

  record RefusalRequest(@NotNull GatewayRefusal policy) {}

  @PostMapping("/api/me/refusals")
  CommandResult refused(@Valid @RequestBody RefusalRequest refusal, CurrentUser user) {
    var now = clock.instant();
    return commands.send(
        new RecordSecurityFact(
            new AccessRefused(
                refusal.policy().name(), user.username(), LocalDate.ofInstant(now, zone), now)));
  }
}
