package codev.learning.service;

import codev.infra.testkit.OpenApiAnswerCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the service.
 *
 * @param token {@code null}: it is not signed in
 */
record Caller(int port, @Nullable String token) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  record Answer(int status, String text) {
    JsonNode json() {
      return JsonMapper.shared().readTree(text);
    }

    String rule() {
      return json().path("rule").asString();
    }
  }

  Answer get(String path) {
    return answer(request(path).GET());
  }

  Answer page(String path) {
    return answer(
        request(path).header("Accept", "text/html").header("Accept-Language", "fr").GET());
  }

  Answer post(String path, String json) {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  Answer submit(String path, String form) {
    return answer(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static Answer answer(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      OpenApiAnswerCheck.check(response);
      var onward = response.headers().firstValue("HX-Redirect");
      return new Answer(response.statusCode(), onward.orElse(response.body()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
