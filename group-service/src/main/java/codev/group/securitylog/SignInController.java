package codev.group.securitylog;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securityrecord.RecordSecurityFact;
import codev.infra.web.securityrecord.SecurityFact.SignedIn;
import codev.infra.web.securityrecord.SecurityFact.SignedOut;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints to which the gateway reports that a person signs in or out, with their token. */
@RestController
@RequiredAccess(AccessPolicy.SIGNED_IN)
record SignInController(CommandSender commands, InstantSource clock, ZoneId zone) {
  /**
   * @param id of the sign-in: reported twice, it is recorded once
   */
  record SignInRequest(@NotNull UUID id) {}

  @PostMapping("/api/me/sign-ins")
  CommandResult signedIn(@Valid @RequestBody SignInRequest signIn, CurrentUser user) {
    var now = clock.instant();
    return commands.send(
        new RecordSecurityFact(
            new SignedIn(signIn.id(), user.username(), LocalDate.ofInstant(now, zone), now)));
  }

  /**
   * @param id of the sign-out: likewise
   */
  record SignOutRequest(@NotNull UUID id) {}

  @PostMapping("/api/me/sign-outs")
  CommandResult signedOut(@Valid @RequestBody SignOutRequest signOut, CurrentUser user) {
    var now = clock.instant();
    return commands.send(
        new RecordSecurityFact(
            new SignedOut(signOut.id(), user.username(), LocalDate.ofInstant(now, zone), now)));
  }
}
