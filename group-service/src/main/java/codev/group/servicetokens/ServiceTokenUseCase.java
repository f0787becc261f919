package codev.group.servicetokens;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.securityrecord.RecordSecurityFact;
import codev.infra.web.securityrecord.SecurityFact.ServiceTokenChanged;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Use case: administrators create and revoke service tokens, each change recorded in the security
 * log together with it, and programs present them.
 */
@Component
public class ServiceTokenUseCase {
  private final ServiceTokenStore tokens;
  private final CommandSender commands;
  private final InstantSource clock;
  private final ZoneId zone;

  ServiceTokenUseCase(
      ServiceTokenStore tokens, CommandSender commands, InstantSource clock, ZoneId zone) {
    this.tokens = tokens;
    this.commands = commands;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * What was created.
   *
   * @param secret null when the same request comes again: the token is shown once
   */
  record Creation(ServiceToken token, @Nullable String secret) {}

  List<ServiceToken> all() {
    return tokens.all();
  }

  Creation create(ServiceTokenRequest request, Username author) {
    return tokens.inTransaction(() -> add(request, author));
  }

  private Creation add(ServiceTokenRequest request, Username author) {
    var secret = ServiceTokenSecret.random();
    var isNew =
        tokens.add(
            request.id(), request.name(), secret, request.scopes(), request.months(), author);
    if (!isNew) return new Creation(same(request, author), null);
    record(locked(request.id()), ServiceTokenChanged.Change.CREATED, author);
    return new Creation(locked(request.id()), secret.value());
  }

  private ServiceToken same(ServiceTokenRequest request, Username author) {
    var there =
        tokens
            .lock(request.id())
            .orElseThrow(
                () ->
                    new RuleViolationException(
                        RuleViolation.SERVICE_TOKEN_NAME_IS_TAKEN, request.name()));
    boolean isSame =
        there.name().equals(request.name())
            && there.scopes().equals(request.scopes())
            && there.author().equals(author);
    if (!isSame) throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
    return there;
  }

  /**
   * From now on it is refused.
   *
   * @return the position at which that is recorded
   */
  long revoke(UUID id, Username by) {
    return tokens.inTransaction(
        () -> {
          var token = locked(id);
          if (token.state() == ServiceToken.State.REVOKED) return token.recordedAt();
          tokens.revoke(id);
          return record(token, ServiceTokenChanged.Change.REVOKED, by);
        });
  }

  /** The token that a program has presented, whatever its state; of one that is active, its use. */
  Optional<ServiceToken> present(ServiceTokenSecret secret) {
    var found = tokens.find(secret);
    found
        .filter(token -> token.state() == ServiceToken.State.ACTIVE)
        .ifPresent(token -> tokens.noteUse(token.id()));
    return found;
  }

  private ServiceToken locked(UUID id) {
    return tokens.lock(id).orElseThrow(RefusedException::notFound);
  }

  private long record(ServiceToken token, ServiceTokenChanged.Change what, Username by) {
    var now = clock.instant();
    var id = (token.id() + "/" + what).getBytes(StandardCharsets.UTF_8);
    var fact =
        new ServiceTokenChanged(
            UUID.nameUUIDFromBytes(id),
            token.id(),
            what,
            token.name(),
            by.value(),
            LocalDate.ofInstant(now, zone),
            now);
    var position = commands.send(new RecordSecurityFact(fact)).position();
    tokens.noteRecorded(token.id(), position);
    return position;
  }
}
