package codev.infra.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The id of an e-mail")
class EmailIdTest {
  private static final EmailRecipient ALICE =
      new EmailRecipient("alice", "Alice Martin", "alice@example.org", Locale.FRENCH);

  @Test
  @DisplayName("is written as its kind, its subject, what distinguishes it, and its recipient")
  void is_written_as_before() {
    var start = Instant.parse("2027-01-11T08:00:00Z");

    assertThat(EmailId.of(ALICE, "reminder", 7, start))
        .hasToString("reminder/7/2027-01-11T08:00:00Z/alice");
    assertThat(EmailId.of(ALICE, "turn", 7, 0, 2, 1)).hasToString("turn/7/0/2/1/alice");
    assertThat(EmailId.of(ALICE, "summary", 7)).hasToString("summary/7/alice");
  }

  @Test
  @DisplayName("equals the one that was stored")
  void equals_the_stored_one() {
    assertThat(EmailId.of(ALICE, "moved", 7, "1:2")).isEqualTo(new EmailId("moved/7/1:2/alice"));
  }

  @Test
  @DisplayName("knows its kind, its subject and its recipient")
  void knows_its_parts() {
    assertThat(new EmailId("planned/7/0/alice"))
        .returns("planned", EmailId::kind)
        .returns("7", EmailId::subject)
        .returns("alice", EmailId::recipient);
    assertThat(new EmailId("account-refused/alice/https://issuer/7/mona"))
        .returns("account-refused", EmailId::kind)
        .returns("alice", EmailId::subject)
        .returns("mona", EmailId::recipient);
  }
}
