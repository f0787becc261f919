package codev.group.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.RuleViolationException;
import codev.infra.testkit.fuzzing.FuzzTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Any text in the place of the address of a webhook")
final class WebhookAddressesFuzzTest implements FuzzTarget {
  private final WebhookAddresses addresses = WebhookAddressesTest.addresses(false);

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        "https://93.184.215.14:8443/hooks?from=codev",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
        " https://hooks.example/a%20b ");
  }

  @Override
  public boolean accepts(byte[] input) throws IOException {
    try {
      var address = addresses.formed(new String(input, UTF_8));
      assertThat(URI.create(address.toString())).isEqualTo(address);
      assertThat(address.getScheme()).isEqualToIgnoringCase("https");
      assertThat(WebhookAddresses.port(address)).isBetween(1, 65_535);
      // A name would be looked up.
      if (isNumber(address.getHost())) assertIsPublic(addresses.checked(address.toString()));
      return true;
    } catch (RuleViolationException _) {
      return false;
    }
  }

  private static boolean isNumber(String host) {
    return host.startsWith("[") || host.matches("[0-9.]+");
  }

  /** By what the JDK knows of addresses, which is less. */
  private static void assertIsPublic(URI address) throws IOException {
    var number = InetAddress.getByName(address.getHost());
    assertThat(number.isLoopbackAddress()).isFalse();
    assertThat(number.isAnyLocalAddress()).isFalse();
    assertThat(number.isLinkLocalAddress()).isFalse();
    assertThat(number.isSiteLocalAddress()).isFalse();
    assertThat(number.isMulticastAddress()).isFalse();
  }
}
