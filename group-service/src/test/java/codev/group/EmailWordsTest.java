package codev.group;

import static codev.group.ReceivedEmails.all;
import static codev.group.ReceivedEmails.parts;
import static codev.group.ReceivedEmails.read;
import static codev.group.ReceivedEmails.subject;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

@DisplayName("Le texte seul d’un courriel")
@Order(ServiceTest.EMAILS_FIRST)
class EmailWordsTest extends GroupEmailsTest {
  /** HTML shows the host of an address, or links a label to it. */
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|\\S+\\.example\\.org");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  @Test
  @DisplayName("a les mots de sa mise en page, ni plus ni moins, dans chaque langue")
  void has_the_words_of_the_page() throws Exception {
    seen(must(as(max).post("/api/me/preferences", Map.of("language", "en"))));
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    hold(List.of(lea), Map.of(lea, "PRESENT", max, "PRESENT"));
    seen(must(as(max).post("/api/me/preferences", Map.of("reminders", true))));
    dispatcher.sendDue(morning.plus(Duration.ofHours(3)).plusSeconds(60));

    for (var member : List.of(lea, max)) {
      var emails = all(member).toList();
      assertThat(emails).as("welcome, invitation, reminder, summary").hasSizeGreaterThan(3);
      for (var email : emails) check(email);
    }
  }

  private static void check(MimeMessage email) throws Exception {
    var parts = parts(email);
    var text = only(parts, "text/plain");
    var html =
        only(parts, "text/html")
            .replaceAll("(?s)<style>.*?</style>", " ")
            .replaceAll("(?s)<[^>]*>", " ");

    assertThat(words(HtmlUtils.htmlUnescape(html)))
        .as(subject(email))
        .isEqualTo(words(text + " " + subject(email) + " codev"));
  }

  private static String only(Map<String, Part> parts, String type) throws Exception {
    var found = parts.keySet().stream().filter(path -> path.endsWith(type)).toList();
    assertThat(found).hasSize(1);
    return read(Objects.requireNonNull(parts.get(found.getFirst())));
  }

  private static Set<String> words(String text) {
    return WORD.matcher(ADDRESS.matcher(text).replaceAll(" "))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
