package codev.infra.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person's browser without pages: it signs in at the identity provider, through the gateway, and
 * keeps its cookies.
 */
public final class SignInBrowser {
  /** Of each user of the demonstration. */
  public static final String PASSWORD = "codev";

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String SESSION = "__Host-codev";
  private static final String CSRF = "__Host-codev-csrf";
  private static final Pattern FORM = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI gateway;

  /** By their names, of each server: the gateway's and the provider's have the same host. */
  private final Map<Integer, Map<String, String>> cookies = new HashMap<>();

  public SignInBrowser(URI gateway) {
    this.gateway = gateway;
  }

  public SignInBrowser signedIn(String username, String password) {
    var form = follow(send(request(gateway.resolve("/oauth2/authorization/codev"))));
    var action = FORM.matcher(form.body());
    if (!action.find()) throw new AssertionError("No form to sign in: " + form + " " + form.body());
    var address = form.uri().resolve(action.group(1).replace("&amp;", "&"));
    var answered = submit(address, username, password, hidden(form.body()));
    var page = follow(answered);
    if (page.statusCode() != 200 || !page.uri().getAuthority().equals(gateway.getAuthority()))
      throw new AssertionError("%s is not signed in: %s %s".formatted(username, page, page.body()));
    follow(send(request(gateway.resolve("/groups"))));
    if (!of(gateway).keySet().containsAll(List.of(SESSION, CSRF)))
      throw new AssertionError("%s has no session: %s".formatted(username, of(gateway).keySet()));
    return this;
  }

  /** Adds to a request of a program what a page's script would add. */
  public HttpRequest.Builder credentials(HttpRequest.Builder request) {
    return request
        .header("Cookie", header(gateway))
        .header("X-XSRF-TOKEN", Objects.requireNonNull(of(gateway).get(CSRF)));
  }

  private HttpResponse<String> submit(
      URI address, String username, String password, String hidden) {
    var body = "username=%s&password=%s%s".formatted(encoded(username), encoded(password), hidden);
    return send(
        request(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** The fields of a form that nobody fills in. */
  private static String hidden(String form) {
    return HIDDEN
        .matcher(form)
        .results()
        .map(field -> "&" + encoded(field.group(1)) + "=" + encoded(field.group(2)))
        .collect(Collectors.joining());
  }

  /** Until an answer leads nowhere else. */
  private HttpResponse<String> follow(HttpResponse<String> answer) {
    var location = answer.headers().firstValue("Location");
    return location.isEmpty()
        ? answer
        : follow(send(request(answer.uri().resolve(location.get()))));
  }

  private HttpRequest.Builder request(URI address) {
    var request = HttpRequest.newBuilder(address).timeout(TIMEOUT).header("Accept", "text/html");
    return of(address).isEmpty() ? request : request.header("Cookie", header(address));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      for (var cookie : answer.headers().allValues("Set-Cookie")) {
        var pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) of(answer.uri()).remove(pair[0]);
        else of(answer.uri()).put(pair[0], pair[1]);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> of(URI address) {
    return cookies.computeIfAbsent(address.getPort(), _ -> new LinkedHashMap<>());
  }

  private String header(URI address) {
    return of(address).entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
