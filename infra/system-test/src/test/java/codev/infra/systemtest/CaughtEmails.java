package codev.infra.systemtest;

import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The e-mails that a platform has sent, as the page of its mail server shows them. */
public final class CaughtEmails {
  private static final int PORT_AFTER_THE_GATEWAY = 9;

  /** Of all that are due to be sent: hundreds, if sixty people are invited at once. */
  private static final Duration PATIENCE = TestTimeouts.LIMIT.multipliedBy(4);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(TestTimeouts.LIMIT).build();

  private static final Pattern INVITATION = Pattern.compile("https?://\\S+/invitations/[^\\s<]+");

  private final URI page;

  public CaughtEmails(Platform platform) {
    page = URI.create("http://127.0.0.1:" + (platform.port() + PORT_AFTER_THE_GATEWAY) + "/");
  }

  /**
   * The first address at which an e-mail to a person invites them, once it has been sent.
   *
   * @param words of that e-mail
   */
  public String awaitInvitation(String to, String words) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    do {
      var found =
          emails(to).filter(email -> email.contains(words)).flatMap(CaughtEmails::invitation);
      var first = found.findFirst();
      if (first.isPresent()) return first.get();
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    } while (System.nanoTime() < end);
    throw new AssertionError("No e-mail with “%s” invites %s".formatted(words, to));
  }

  /** How many there are to a person. */
  long count(String to) {
    return emails(to).count();
  }

  private static Stream<String> invitation(String email) {
    return INVITATION.matcher(email).results().map(MatchResult::group).limit(1);
  }

  /** The latest first. */
  private Stream<String> emails(String to) {
    var query = "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    return Stream.of(read(page.resolve(query)).split("<article>", -1)).skip(1);
  }

  private static String read(URI address) {
    try {
      var request = HttpRequest.newBuilder(address).timeout(TestTimeouts.LIMIT).build();
      return HTTP.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
