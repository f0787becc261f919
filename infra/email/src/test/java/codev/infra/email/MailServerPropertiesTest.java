package codev.infra.email;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.testkit.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@DisplayName("The connection to the mail server")
class MailServerPropertiesTest {
  private static final String REQUIRED = "mail.smtp.starttls.required";
  private static final String ENABLED = "mail.smtp.starttls.enable";
  private static final String IDENTITY = "mail.smtp.ssl.checkserveridentity";
  private static final TestPostgres.Database DATABASE = TestPostgres.database();

  private final MailServerProperties usual = new MailServerProperties(false);

  @ParameterizedTest
  @DisplayName("is by STARTTLS to any other machine")
  @ValueSource(strings = {"mail.example.org", "192.0.2.1", "2001:db8::1", "localhost.example.org"})
  void is_encrypted(String host) {
    var sender = sender(host);
    usual.demandEncryption(sender);

    assertThat(sender.getJavaMailProperties())
        .containsEntry(REQUIRED, "true")
        .containsEntry(ENABLED, "true")
        .containsEntry(IDENTITY, "true");
  }

  @ParameterizedTest
  @DisplayName("may be plain on this machine")
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1"})
  void is_plain_on_this_machine(String host) {
    var sender = sender(host);
    usual.demandEncryption(sender);

    assertThat(sender.getJavaMailProperties()).doesNotContainKey(REQUIRED);
  }

  @Test
  @DisplayName("needs no STARTTLS where it is encrypted from its beginning, or may be plain")
  void needs_no_starttls() {
    var encrypted = sender("mail.example.org");
    encrypted.getJavaMailProperties().setProperty("mail.smtp.ssl.enable", "true");
    var smtps = sender("mail.example.org");
    smtps.setProtocol("smtps");
    var plain = sender("mail.example.org");
    plain.getJavaMailProperties().setProperty(ENABLED, "false");

    usual.demandEncryption(encrypted);
    usual.demandEncryption(smtps);
    new MailServerProperties(true).demandEncryption(plain);

    assertThat(encrypted.getJavaMailProperties()).containsEntry(IDENTITY, "true");
    assertThat(smtps.getJavaMailProperties())
        .containsEntry("mail.smtps.ssl.checkserveridentity", "true");
    assertThat(List.of(encrypted, smtps, plain))
        .allSatisfy(
            sender -> assertThat(sender.getJavaMailProperties()).doesNotContainKey(REQUIRED));
  }

  @Test
  @DisplayName("carries nothing where the server does not offer STARTTLS")
  void carries_nothing_without_starttls() throws IOException {
    var heard = new CopyOnWriteArrayList<String>();
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> listen(server, heard));
      var sender = sender("mail.example.org");
      usual.demandEncryption(sender);
      sender.setHost("127.0.0.1");
      sender.setPort(server.getLocalPort());
      var smtp =
          new SmtpSender(
              sender,
              new EmailRenderer(new EmailTestApplication().messageSource(), EmailSettings.LOCAL),
              EmailSettings.LOCAL.from());

      assertThat(smtp.obstacle()).hasValueSatisfying(why -> assertThat(why).contains("STARTTLS"));
      assertThat(heard).isNotEmpty().noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @ParameterizedTest
  @DisplayName("keeps a service from starting where a setting leaves encryption out")
  @ValueSource(strings = {ENABLED, REQUIRED})
  void contradicting_settings(String setting) {
    assertThatThrownBy(() -> start("spring.mail.properties." + setting + "=false"))
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .rootCause()
        .hasMessageContainingAll(
            "E-mails to mail.example.org could be sent unencrypted", setting, "CODEV_MAIL_PLAIN");
  }

  @Test
  @DisplayName("keeps a service from starting where the server’s name would not be checked")
  void a_setting_that_leaves_the_name_unchecked() {
    assertThatThrownBy(() -> start("spring.mail.properties." + IDENTITY + "=false"))
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .rootCause()
        .hasMessage(
            "E-mails to mail.example.org could be sent to a server of another name:"
                + " spring.mail.properties.mail.smtp.ssl.checkserveridentity is false. Remove that"
                + " setting, or allow it by codev.mail.plain=true (CODEV_MAIL_PLAIN)");
  }

  @Test
  @DisplayName("has the name checked where it is encrypted from its beginning, too")
  void the_name_is_checked_where_it_is_encrypted_from_its_beginning() {
    var smtps = sender("mail.example.org");
    smtps.setProtocol("smtps");
    smtps.getJavaMailProperties().setProperty("mail.smtps.ssl.checkserveridentity", "no");
    assertThatThrownBy(() -> usual.demandEncryption(smtps))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("mail.smtps.ssl.checkserveridentity is no");

    new MailServerProperties(true).demandEncryption(smtps);
    assertThat(smtps.getJavaMailProperties())
        .containsEntry("mail.smtps.ssl.checkserveridentity", "no");
  }

  @Test
  @DisplayName("is plain where that is allowed by a setting")
  void is_plain_where_it_is_allowed() {
    try (var demanding = start("codev.mail.plain=false");
        var plain = start("codev.mail.plain=true")) {
      assertThat(demanding.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
          .containsEntry(REQUIRED, "true");
      assertThat(plain.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
          .doesNotContainKey(REQUIRED);
    }
  }

  private static JavaMailSenderImpl sender(String host) {
    var sender = new JavaMailSenderImpl();
    sender.setHost(host);
    return sender;
  }

  private static ConfigurableApplicationContext start(String setting) {
    var settings =
        Stream.of(
            "spring.datasource.url=" + DATABASE.url(),
            "spring.datasource.username=" + TestPostgres.Database.USERNAME,
            "spring.datasource.password=" + TestPostgres.Database.PASSWORD,
            "spring.mail.host=mail.example.org",
            setting,
            "codev.letters.every=1d",
            "spring.main.banner-mode=off");
    return new SpringApplicationBuilder(EmailTestApplication.class)
        .properties(settings.toArray(String[]::new))
        .run();
  }

  /** A mail server that offers nothing, and agrees to everything. */
  private static void listen(ServerSocket server, List<String> heard) {
    try (var client = server.accept();
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
      var answers = client.getOutputStream();
      answers.write("220 here\r\n".getBytes(US_ASCII));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        heard.add(line);
        answers.write("250 fine\r\n".getBytes(US_ASCII));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
