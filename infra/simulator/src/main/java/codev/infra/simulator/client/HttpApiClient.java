package codev.infra.simulator.client;

import codev.infra.localplatform.accounts.Account;
import codev.infra.localplatform.accounts.TokenKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client of a local platform's gateway, for any account of that platform. */
public final class HttpApiClient implements ApiClient {
  private static final Duration VALIDITY = Duration.ofHours(8);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int ATTEMPTS = 3;
  private static final JsonMapper JSON = new JsonMapper();

  private final URI gateway;
  private final String issuer;
  private final TokenKey key;
  private final String demoClockSecret;
  private final Function<String, Account> accounts;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * @param demoClockSecret the secret that allows requests to set the demonstration clock
   * @param accounts the accounts that may send requests, by user name
   */
  public HttpApiClient(
      URI gateway,
      String issuer,
      TokenKey key,
      String demoClockSecret,
      Function<String, Account> accounts) {
    this.gateway = gateway;
    this.issuer = issuer;
    this.key = key;
    this.demoClockSecret = demoClockSecret;
    this.accounts = accounts;
  }

  @Override
  public ApiResponse send(ApiRequest call) {
    var request = request(call);
    for (int attempt = 1; ; attempt++) {
      try {
        var answer = http.send(request, BodyHandlers.ofString());
        return new ApiResponse(answer.statusCode(), parsed(answer));
      } catch (IOException e) {
        // everything here may be sent twice: it carries its own id
        if (attempt == ATTEMPTS) throw new UncheckedIOException(call + ": " + e.getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private HttpRequest request(ApiRequest call) {
    var request =
        HttpRequest.newBuilder(gateway.resolve(call.path()))
            .timeout(TIMEOUT)
            .header("Accept-Language", "fr")
            .header(
                "Authorization", "Bearer " + tokens.computeIfAbsent(call.username(), this::token));
    if (call.body() == null) return request.build();
    return request
        .header("Codev-Time", call.at().toString())
        .header("Codev-Time-Told-By", demoClockSecret)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(call.body())))
        .build();
  }

  private String token(String username) {
    return key.token(accounts.apply(username), issuer, Instant.now(), VALIDITY);
  }

  private static JsonNode parsed(HttpResponse<String> answer) {
    try {
      return answer.body().isBlank() ? JSON.missingNode() : JSON.readTree(answer.body());
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }
}
