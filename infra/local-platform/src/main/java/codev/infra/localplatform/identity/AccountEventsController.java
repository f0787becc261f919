package codev.infra.localplatform.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.localplatform.identity.AccountEvents.AdminEvent;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Answers group-service, which asks a provider what accounts have lost, as a Keycloak does: the
 * sessions and the tokens of who has lost a role here end in the same way as there. Filters by type
 * and day are not needed: there is one type of event, and none is old.
 */
@RestController
public class AccountEventsController {
  private static final String REALM = "/realms/codev";

  /** The path of the realm in the admin API. */
  public static final String ADMIN = "/admin" + REALM;

  static final String TOKEN = REALM + "/protocol/openid-connect/token";

  private static final String CLIENT = "codev-events";
  private static final int TOKEN_SECONDS = 600;

  private final AccountEvents events;
  private final String secret;

  /** Of this process; its restart is noticed by the client, which asks for another one. */
  private final String token = UUID.randomUUID().toString();

  AccountEventsController(AccountEvents events, IdentityProviderProperties settings) {
    this.events = events;
    this.secret = settings.eventsSecret();
  }

  @PostMapping(TOKEN)
  Map<String, ?> token(
      @RequestParam("client_id") String client, @RequestParam("client_secret") String given) {
    if (!client.equals(CLIENT) || !isSame(given, secret))
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
    return Map.of("access_token", token, "expires_in", TOKEN_SECONDS, "token_type", "Bearer");
  }

  @GetMapping(ADMIN + "/admin-events")
  List<AdminEvent> ofAdministrators(
      @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
      @RequestParam int first,
      @RequestParam int max) {
    requireToken(authorization);
    return events.page(first, max);
  }

  /** Nobody can delete or lock their own account here. */
  @GetMapping(ADMIN + "/events")
  List<AdminEvent> ofPeople(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
    requireToken(authorization);
    return List.of();
  }

  private void requireToken(String authorization) {
    if (!isSame(authorization, "Bearer " + token))
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
  }

  private static boolean isSame(String given, String expected) {
    return MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8));
  }
}
