package codev.group.replies;

import static codev.group.replies.SenderVerdict.AUTHENTIC;
import static codev.group.replies.SenderVerdict.NOT_ATTESTED;
import static codev.group.replies.SenderVerdict.UNCHECKED;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The sender of an e-mail")
class SenderAuthenticationTest {
  private static final String FROM = "From: =?utf-8?Q?L=C3=A9a?= <lea@example.org>";
  private static final String PASS = "dmarc=pass header.from=example.org";
  private static final String FAIL = "dmarc=fail header.from=example.org";

  @Test
  @DisplayName("is authentic if the organisation's mail server attests it")
  void attested() throws Exception {
    assertThat(sender(FROM, results("mx.example.net", PASS)))
        .contains(new ReplySender("lea@example.org", AUTHENTIC));
    assertThat(verdict(FROM, results("MX.Example.NET 1", PASS))).contains(AUTHENTIC);
  }

  @Test
  @DisplayName("is not authentic if the organisation's mail server attests another, or none")
  void not_attested() throws Exception {
    assertThat(verdict(FROM, results("mx.example.net", FAIL))).contains(NOT_ATTESTED);
    assertThat(verdict(FROM, results("mx.example.net", "dmarc=pass header.from=evil.example")))
        .contains(NOT_ATTESTED);
  }

  @Test
  @DisplayName("is unchecked without results of the organisation's mail server")
  void unchecked() throws Exception {
    assertThat(verdict(FROM)).contains(UNCHECKED);
    assertThat(verdict(FROM, results("mx.evil.example", PASS))).contains(UNCHECKED);
    assertThat(verdict(FROM, results("mx.example.net", "none"))).contains(UNCHECKED);
    assertThat(verdict(FROM, "ARC-" + results("i=1; mx.example.net", PASS))).contains(UNCHECKED);
  }

  @Test
  @DisplayName("is not attested by a field that came with the e-mail, below the server's own")
  void forged_results() throws Exception {
    var forged = results("mx.example.net", PASS);

    assertThat(verdict(results("mx.example.net", FAIL), "Received: x", forged, FROM))
        .contains(NOT_ATTESTED);
    assertThat(verdict(results("mx.example.net", "none"), forged, FROM)).contains(UNCHECKED);
    assertThat(verdict(results("mx.example.net", "dmarc=pass (x"), forged, FROM))
        .contains(UNCHECKED);
  }

  @Test
  @DisplayName("is what the organisation's mail server notes, not what another server adds above")
  void other_servers() throws Exception {
    var own = results("mx.example.net", PASS);

    assertThat(verdict(results("relay.example.net", FAIL), own, FROM)).contains(AUTHENTIC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sender: lea@example.org",
        "From: lea@example.org\r\nFrom: eve@evil.example",
        "From: lea@example.org, eve@evil.example",
        "From: friends: lea@example.org;",
        "From: lea@example.org <eve@evil.example"
      })
  @DisplayName("is unknown unless From has exactly one address")
  void not_one_address(String from) throws Exception {
    assertThat(sender(results("mx.example.net", PASS), from)).isEmpty();
  }

  @Test
  @DisplayName("is trusted without any results where that is set")
  void trusted() throws Exception {
    assertThat(new SenderAuthentication(settings("", true)).sender(message(FROM)))
        .contains(new ReplySender("lea@example.org", AUTHENTIC));
  }

  private static Optional<ReplySender> sender(String... header) throws MessagingException {
    return new SenderAuthentication(settings("mx.example.net", false)).sender(message(header));
  }

  private static Optional<SenderVerdict> verdict(String... header) throws MessagingException {
    return sender(header).map(ReplySender::verdict);
  }

  private static String results(String server, String checks) {
    return "Authentication-Results: " + server + ";\r\n\t" + checks;
  }

  private static MimeMessage message(String... header) throws MessagingException {
    var text = String.join("\r\n", header) + "\r\n\r\n";
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static ReplyMailboxProperties settings(String server, boolean trustsSenders) {
    return new ReplyMailboxProperties(
        "imap.example.net", 993, true, "", "", "INBOX", Duration.ZERO, server, trustsSenders, true);
  }
}
