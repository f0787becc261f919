package codev.infra.eventstore.audit.witness;

import codev.infra.eventstore.audit.ConsistencyProof;
import codev.infra.eventstore.audit.SignedNote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A service's log, by its audit API. */
final class AuditApiClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  private final String origin;
  private final URI address;
  private final Optional<String> token;
  private final HttpClient client;

  /**
   * @param origin what its notes call it
   * @param address of the audit API, such as {@code https://codev.example/api/audit/sessions}
   * @param token an auditor's access token
   */
  AuditApiClient(String origin, URI address, Optional<String> token, HttpClient client) {
    this.origin = origin;
    this.address = address;
    this.token = token;
    this.client = client;
  }

  String origin() {
    return origin;
  }

  /** Its head, as it is signed now. */
  SignedNote note() throws IOException, InterruptedException {
    try {
      return SignedNote.parse(JSON.readTree(get("/checkpoint")).path("note").asString(""));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException("/checkpoint has no note", e);
    }
  }

  ConsistencyProof proof(long first, long second) throws IOException, InterruptedException {
    var path = "/consistency?first=%d&second=%d".formatted(first, second);
    try {
      return ConsistencyProof.parse(get(path));
    } catch (IllegalArgumentException e) {
      throw new IOException(path + " is no proof", e);
    }
  }

  /** A JWKS. */
  String keys() throws IOException, InterruptedException {
    return get("/keys");
  }

  private String get(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(PATIENCE)
            .header("Accept", "application/json");
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    var response = client.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != 200)
      throw new UnexpectedStatusException(response.statusCode(), path);
    return response.body();
  }
}
