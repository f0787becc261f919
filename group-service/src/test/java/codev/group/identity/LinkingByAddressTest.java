package codev.group.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.group.ServiceTest;
import codev.group.directory.DirectoryQueries;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.identity.IdentityLink;
import codev.infra.web.identity.SessionsEndIndex;
import codev.infra.web.identity.SubjectBindings;
import codev.infra.web.identity.TokenUsernames;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.ResourceServerProperties;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.Jwt;

@DisplayName("Un compte relié par l’adresse que le fournisseur a vérifiée")
class LinkingByAddressTest extends ServiceTest {
  private static final String ISSUER = "https://provider.example";

  private final String alice = "alice-" + UUID.randomUUID();
  private final String address = alice + "@example.org";
  private final String registrar = "manager-" + alice;

  @Autowired private CommandSender commands;
  @Autowired private SubjectBindings bindings;
  @Autowired private DirectoryQueries directory;

  @BeforeEach
  void register() {
    register(registrar, address);
  }

  @Test
  @DisplayName("est la personne qui a cette adresse, quel que soit son identifiant chez lui")
  void an_account_is_who_has_the_address() {
    assertThat(signIn("7d3c-" + alice, "am", address, true)).isEqualTo(alice);
    assertThat(signIn("7d3c-" + alice, "renamed", "elsewhere@example.org", true)).isEqualTo(alice);
  }

  @Test
  @DisplayName("n’est personne de l’annuaire par une adresse non vérifiée, ou qui n’y est pas")
  void an_address_that_is_not_verified_links_nothing() {
    var account = "7d3c-" + alice;
    isRefused("request.account-not-linked", () -> signIn(account, alice, address, false));
    isRefused("request.account-not-linked", () -> signIn(account, alice, "x" + address, true));
    var unknown = "unknown-" + alice;
    assertThat(signIn(account, unknown, address, false)).isEqualTo(unknown);
  }

  @Test
  @DisplayName("n’est pas une personne dont un autre compte est déjà relié")
  void another_account_with_the_address_is_refused() {
    signIn("7d3c-" + alice, "am", address, true);
    isRefused("request.name-of-another", () -> signIn("91fa-" + alice, "am", address, true));
  }

  @Test
  @DisplayName("n’est pas une personne dont qui l’a libérée a aussi changé l’adresse")
  void who_released_a_name_does_not_choose_its_address() {
    signIn("7d3c-" + alice, "am", address, true);
    var own = "own-" + address;
    register("administrator", own);
    must(
        as("administrator")
            .post("/api/identities/" + alice + "/release", Map.of("reason", "Compte recréé")));

    isRefused("request.account-not-linked", () -> signIn("91fa-" + alice, "x", own, true));

    register(registrar, address);
    assertThat(signIn("91fa-" + alice, "x", address, true)).isEqualTo(alice);
  }

  private void register(String by, String email) {
    must(
        as(by)
            .post(
                "/api/people",
                List.of(Map.of("username", alice, "displayName", "Alice", "email", email))));
    must(as(by).get("/api/people?size=1"));
  }

  private String signIn(String subject, String name, String email, boolean verified) {
    var settings =
        new ResourceServerProperties(
            URI.create(ISSUER), URI.create(ISSUER + "/keys"), "codev", IdentityLink.EMAIL, null);
    var linker = new SubjectBindingUseCase(commands, bindings, directory, settings, CLOCK);
    var token =
        Jwt.withTokenValue("token")
            .header("alg", "RS256")
            .subject(subject)
            .claim("preferred_username", name)
            .claim("email", email)
            .claim("email_verified", verified)
            .issuedAt(CLOCK.instant())
            .build();
    return TokenUsernames.of(
            UsernameSpelling.ofNobody(), bindings, linker, new SessionsEndIndex(), ISSUER)
        .of(token);
  }

  private static void isRefused(String rule, ThrowingCallable signIn) {
    assertThatThrownBy(signIn)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal().rule()).isEqualTo(rule));
  }
}
