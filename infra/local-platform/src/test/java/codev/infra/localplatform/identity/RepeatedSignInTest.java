package codev.infra.localplatform.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.localplatform.accounts.DemonstrationAccounts;
import codev.infra.localplatform.data.DataDirectory;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Somebody who is signed in at the local provider")
@SpringBootTest(
    classes = IdentityProviderApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.name=identity",
      "codev.identity.issuer=http://localhost",
      "codev.identity.gateway=http://localhost:1",
      "codev.identity.events-secret=another",
      "codev.identity.client-secret=secret"
    })
class RepeatedSignInTest {
  private static final String CALLBACK = "http://localhost:1/login/oauth2/code/codev";
  private static final String SIGN_IN = "/sign-in";

  /** The example of RFC 7636. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @TempDir private static Path folder;

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .build();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void files(DynamicPropertyRegistry settings) {
    var data = new DataDirectory(folder);
    settings.add("codev.identity.token-key-file", data.secrets()::tokenKey);
    settings.add("codev.identity.accounts-file", data.accounts()::file);
  }

  @Test
  @DisplayName(
      "gives the password again only where the gateway wants that, and the token says when it was")
  void gives_it_again() throws Exception {
    assertThat(location(authorize("s1", ""))).endsWith(SIGN_IN);
    assertThat(location(signIn())).startsWith(CALLBACK + "?code=");
    assertThat(location(authorize("s2", ""))).as("no password").startsWith(CALLBACK + "?code=");

    var before = Instant.now();
    assertThat(location(authorize("s3", "&prompt=login&max_age=0"))).endsWith(SIGN_IN);
    var back = location(signIn());
    assertThat(back).startsWith(CALLBACK + "?code=").contains("state=s3");
    assertThat(authenticatedAt(back)).isGreaterThanOrEqualTo(before.getEpochSecond());

    assertThat(location(authorize("s4", ""))).as("no password").startsWith(CALLBACK + "?code=");
  }

  @Test
  @DisplayName("gives it once at the first sign-in, even where the gateway wants it again")
  void gives_it_once() throws Exception {
    assertThat(location(authorize("s5", "&prompt=login&max_age=0"))).endsWith(SIGN_IN);
    assertThat(location(signIn())).startsWith(CALLBACK + "?code=");
  }

  private HttpResponse<String> authorize(String state, String more)
      throws IOException, InterruptedException {
    return get(
        "/oauth2/authorize?response_type=code&client_id=codev-gateway&scope=openid%20profile"
            + "&redirect_uri="
            + URLEncoder.encode(CALLBACK, UTF_8)
            + "&state="
            + state
            + "&nonce=n&code_challenge_method=S256&code_challenge="
            + CHALLENGE
            + more);
  }

  /** Gives the password and goes on to where that leads. */
  private HttpResponse<String> signIn() throws IOException, InterruptedException {
    var csrf = CSRF.matcher(get(SIGN_IN).body());
    assertThat(csrf.find()).isTrue();
    var form =
        "username=alice&password="
            + DemonstrationAccounts.PASSWORD
            + "&_csrf="
            + URLEncoder.encode(csrf.group(1), UTF_8);
    var onward = location(send(post(SIGN_IN, form)));
    assertThat(onward).contains("/oauth2/authorize?");
    return send(HttpRequest.newBuilder(address(SIGN_IN).resolve(onward)));
  }

  /** What the ID token says for which a code is redeemed, in seconds. */
  private long authenticatedAt(String callback) throws IOException, InterruptedException {
    var code = UriComponentsBuilder.fromUriString(callback).build().getQueryParams();
    var form =
        "grant_type=authorization_code&code="
            + code.getFirst("code")
            + "&redirect_uri="
            + URLEncoder.encode(CALLBACK, UTF_8)
            + "&code_verifier="
            + VERIFIER;
    var client = Base64.getEncoder().encodeToString("codev-gateway:secret".getBytes(UTF_8));
    var answer = send(post("/oauth2/token", form).header("Authorization", "Basic " + client));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var token = JsonMapper.shared().readTree(answer.body()).path("id_token").asString();
    var claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return JsonMapper.shared()
        .readTree(Base64.getUrlDecoder().decode(claims))
        .path("auth_time")
        .asLong();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address(path)).header("Accept", "text/html"));
  }

  private HttpRequest.Builder post(String path, String form) {
    return HttpRequest.newBuilder(address(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
