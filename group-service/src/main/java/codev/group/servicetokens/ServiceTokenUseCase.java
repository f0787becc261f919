package codev.group.servicetokens;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.securityrecord.RecordSecurityFact;
import codev.infra.web.securityrecord.SecurityFact.ServiceTokenChanged;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Use case: administrators create and revoke service tokens, each change recorded in the security
 * log together with it, and programs present them.
 */
@Component
@EnableConfigurationProperties(ServiceTokenProperties.class)
public class ServiceTokenUseCase {
  /** How long departures are not counted once an administrator has allowed them. */
  private static final Duration ALLOWANCE = Duration.ofHours(24);

  private final ServiceTokenStore tokens;
  private final CommandSender commands;
  private final ServiceTokenProperties settings;
  private final InstantSource clock;
  private final ZoneId zone;

  ServiceTokenUseCase(
      ServiceTokenStore tokens,
      CommandSender commands,
      ServiceTokenProperties settings,
      InstantSource clock,
      ZoneId zone) {
    this.tokens = tokens;
    this.commands = commands;
    this.settings = settings;
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
    if (!isNew) return new Creation(requireSame(request, author), null);
    record(locked(request.id()), ServiceTokenChanged.Change.CREATED, author);
    return new Creation(locked(request.id()), secret.value());
  }

  private ServiceToken requireSame(ServiceTokenRequest request, Username author) {
    var existing =
        tokens
            .lock(request.id())
            .orElseThrow(
                () ->
                    new RuleViolationException(
                        RuleViolation.SERVICE_TOKEN_NAME_IS_TAKEN, request.name()));
    boolean isSame =
        existing.name().equals(request.name())
            && existing.scopes().equals(request.scopes())
            && existing.author().equals(author);
    if (!isSame) throw new RuleViolationException(RuleViolation.SAME_ID_OTHER_CONTENT);
    return existing;
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

  /**
   * Whether a program may mark one more person as left. After too many within an hour it may not
   * until an administrator has allowed it: with a wrong filter, an identity provider announces that
   * everybody has left.
   *
   * @param actor of the token
   */
  public boolean admitsDeparture(Username actor) {
    var name = ServiceToken.nameOf(actor);
    return tokens.countDeparture(name, settings.departuresPerHour())
        || tokens.inTransaction(() -> !areStopped(name));
  }

  /** Stops them, unless an administrator has allowed them meanwhile. */
  private boolean areStopped(String name) {
    var token = tokens.lock(name).orElseThrow(RefusedException::notFound);
    if (token.departuresStoppedAt() != null) return true;
    if (tokens.countDeparture(name, settings.departuresPerHour())) return false;
    tokens.stopDepartures(token.id());
    record(locked(token.id()), ServiceTokenChanged.Change.DEPARTURES_STOPPED, token.author());
    return true;
  }

  /**
   * Departures are accepted again, for a day without being counted.
   *
   * @return the position at which that is recorded
   */
  long allowDepartures(UUID id, Username by) {
    return tokens.inTransaction(
        () -> {
          var token = locked(id);
          if (!token.waitsForDepartures()) return token.recordedAt();
          tokens.allowDepartures(id, ALLOWANCE);
          return record(token, ServiceTokenChanged.Change.DEPARTURES_ALLOWED, by);
        });
  }

  private ServiceToken locked(UUID id) {
    return tokens.lock(id).orElseThrow(RefusedException::notFound);
  }

  private long record(ServiceToken token, ServiceTokenChanged.Change change, Username by) {
    var now = clock.instant();
    var fact =
        new ServiceTokenChanged(
            idOf(token, change),
            token.id(),
            change,
            token.name(),
            by.value(),
            LocalDate.ofInstant(now, zone),
            now);
    var position = commands.send(new RecordSecurityFact(fact)).position();
    tokens.noteRecorded(token.id(), position);
    return position;
  }

  /** It is created and revoked once; departures may be stopped again. */
  private static UUID idOf(ServiceToken token, ServiceTokenChanged.Change change) {
    var once = token.id() + "/" + change;
    var each =
        switch (change) {
          case CREATED, REVOKED -> once;
          case DEPARTURES_STOPPED, DEPARTURES_ALLOWED -> once + "/" + token.departuresStoppedAt();
        };
    return UUID.nameUUIDFromBytes(each.getBytes(StandardCharsets.UTF_8));
  }
}
