package codev.group.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The address of a webhook")
class WebhookAddressesTest {
  private final WebhookAddresses addresses = addresses(false);

  static WebhookAddresses addresses(boolean local) {
    return new WebhookAddresses(
        new WebhookProperties(
            local, Duration.ofSeconds(1), List.of(Duration.ZERO), Duration.ofSeconds(60)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://93.184.215.14/hooks?from=codev",
        "https://93.184.215.14:8443",
        " https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/ "
      })
  @DisplayName("is a public one of https")
  void is_public(String entered) {
    assertThat(addresses.checked(entered)).hasToString(entered.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://93.184.215.14/",
        "ftp://93.184.215.14/",
        "93.184.215.14",
        "https:///hooks",
        "https://me:secret@93.184.215.14/",
        "https://93.184.215.14/#part",
        "https://93.184.215.14:70000/",
        "https://93.184.215.14/a b",
        "https://127.0.0.1/",
        "https://127.1.2.3:443/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://0.0.0.0/",
        "https://10.1.2.3/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://[fe80::1]/",
        "https://[fd00::1]/"
      })
  @DisplayName("is none that only this network reaches, and has no other form")
  void is_no_other(String entered) {
    assertThatThrownBy(() -> addresses.checked(entered))
        .isInstanceOfSatisfying(
            RuleViolationException.class,
            e -> assertThat(e.violation()).isEqualTo(RuleViolation.WEBHOOK_ADDRESS_NOT_ALLOWED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "255.255.255.255",
        "64:ff9b::a00:1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "ff02::1"
      })
  @DisplayName("is not of a network that has no place in the internet")
  void is_not_special(String address) {
    assertThat(WebhookAddresses.isPublic(InetAddress.ofLiteral(address))).isFalse();
  }

  @Test
  @DisplayName("is connected to as it was checked: its name is not looked up again")
  void is_resolved_where_it_is_checked() throws IOException {
    var target = addresses.resolved(URI.create("https://93.184.215.14:8443/hooks"));
    assertThat(target.isUnresolved()).isFalse();
    assertThat(target.getAddress()).isEqualTo(InetAddress.ofLiteral("93.184.215.14"));
    assertThat(target.getPort()).isEqualTo(8443);
    assertThatThrownBy(() -> addresses.resolved(URI.create("https://localhost/")))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  @DisplayName("may be local, and without TLS, where the setting says so")
  void may_be_local() {
    assertThat(addresses(true).checked("http://127.0.0.1:8080/hooks"))
        .hasToString("http://127.0.0.1:8080/hooks");
  }
}
