package codev.group.webhooks;

import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Decides to which addresses messages are sent: to public ones by https, so that nobody has the
 * platform call what only its own network reaches.
 */
@Component
@EnableConfigurationProperties(WebhookProperties.class)
record WebhookAddresses(WebhookProperties settings) {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final int LAST_PORT = 65_535;

  /** The address that somebody has entered, if messages may be sent there. */
  URI checked(String entered) {
    var address = formed(entered);
    try {
      var _ = resolved(address);
      return address;
    } catch (IOException _) {
      throw refused();
    }
  }

  /** The address that somebody has entered, if it has the form of one; no name is looked up. */
  URI formed(String entered) {
    try {
      var address = new URI(entered.strip());
      if (!hasForm(address)) throw refused();
      return address;
    } catch (URISyntaxException _) {
      throw refused();
    }
  }

  private static RuleViolationException refused() {
    return new RuleViolationException(RuleViolation.WEBHOOK_ADDRESS_NOT_ALLOWED);
  }

  private boolean hasForm(URI address) {
    return isScheme(address.getScheme())
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawFragment() == null
        && address.getPort() <= LAST_PORT
        && address.getPort() != 0
        && address.toString().chars().allMatch(c -> c > ' ' && c < 127);
  }

  private boolean isScheme(String scheme) {
    return "https".equalsIgnoreCase(scheme)
        || (settings.localAddresses() && "http".equalsIgnoreCase(scheme));
  }

  /**
   * Where to connect to. It is resolved at each attempt, and the connection is made to what was
   * checked: a name that means another address afterwards changes nothing.
   *
   * @throws IOException if the name is not known, or is that of an address that is not public
   */
  InetSocketAddress resolved(URI address) throws IOException {
    var found = InetAddress.getAllByName(address.getHost());
    if (!settings.localAddresses())
      for (var one : found)
        if (!isPublic(one)) throw new UnknownHostException(address.getHost() + " is not public");
    return new InetSocketAddress(found[0], port(address));
  }

  static int port(URI address) {
    if (address.getPort() > 0) return address.getPort();
    return isEncrypted(address) ? HTTPS : HTTP;
  }

  static boolean isEncrypted(URI address) {
    return "https".equalsIgnoreCase(address.getScheme());
  }

  /** As the registries of special-purpose addresses of IANA have it (RFC 6890). */
  static boolean isPublic(InetAddress address) {
    var bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    int third = bytes[2] & 0xff;
    return address instanceof Inet6Address
        ? isPublicOfVersion6(first, second, third, bytes[3] & 0xff)
        : isPublicOfVersion4(first, second, third);
  }

  /** Global unicast, without what leads to addresses of version 4, and without documentation. */
  private static boolean isPublicOfVersion6(int first, int second, int third, int fourth) {
    boolean isGlobal = (first & 0xe0) == 0x20;
    boolean isTunnel = first == 0x20 && (second == 0x02 || (second == 0x01 && third < 2));
    boolean isDocumentation =
        (first == 0x20 && second == 0x01 && third == 0x0d && fourth == 0xb8)
            || (first == 0x3f && second == 0xff);
    return isGlobal && !isTunnel && !isDocumentation;
  }

  private static boolean isPublicOfVersion4(int first, int second, int third) {
    return switch (first) {
      case 0, 10, 127 -> false;
      case 100 -> second < 64 || second > 127;
      case 169 -> second != 254;
      case 172 -> second < 16 || second > 31;
      case 192 -> second != 168 && (second != 0 || (third != 0 && third != 2));
      case 198 -> second != 18 && second != 19 && (second != 51 || third != 100);
      case 203 -> second != 0 || third != 113;
      default -> first < 224; // above: multicast and reserved
    };
  }
}
