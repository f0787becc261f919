package codev.group.replies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@DisplayName("The settings of the mailbox of answers")
class ReplyMailboxPropertiesTest {
  private static final String HOST = "codev.replies.host=imap.example.net";
  private static final String SERVER = "codev.replies.authentication-server=mx.example.net";
  private static final String TRUST = "codev.replies.trusts-senders=true";

  private final ApplicationContextRunner service =
      new ApplicationContextRunner().withUserConfiguration(Settings.class);

  @Test
  @DisplayName("need no mail server that attests senders where no mailbox is read")
  void without_mailbox() {
    service.run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  @DisplayName("name the mail server that attests senders, or trust all of them")
  void with_mailbox() {
    service
        .withPropertyValues(HOST, SERVER)
        .run(
            context ->
                assertThat(context.getBean(ReplyMailboxProperties.class).authenticationServer())
                    .isEqualTo("mx.example.net"));
    service.withPropertyValues(HOST, TRUST).run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  @DisplayName("have what people write answered, unless that is disabled")
  void words_are_answered() {
    service.run(context -> assertThat(answersWords(context)).isTrue());
    service
        .withPropertyValues("codev.replies.answers-words=false")
        .run(context -> assertThat(answersWords(context)).isFalse());
  }

  private static boolean answersWords(AssertableApplicationContext context) {
    return context.getBean(ReplyMailboxProperties.class).answersWords();
  }

  @Test
  @DisplayName("keep the service from starting with a mailbox and neither of them, or both")
  void neither_or_both() {
    service
        .withPropertyValues(HOST)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContainingAll(
                        "codev.replies.host",
                        "codev.replies.authentication-server",
                        "codev.replies.trusts-senders"));
    service.withPropertyValues(HOST, SERVER, TRUST).run(context -> assertThat(context).hasFailed());
  }

  @EnableConfigurationProperties(ReplyMailboxProperties.class)
  static class Settings {}
}
