package codev.group.replies;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Determines the sender of an e-mail. Its field From can be forged; the results that the receiving
 * mail server adds (RFC 8601) cannot, provided that it removes such fields from what it receives.
 */
record SenderAuthentication(ReplyMailboxProperties settings) {
  /** Empty unless the e-mail names exactly one sender. */
  Optional<ReplySender> sender(Message message) throws MessagingException {
    var address = address(message);
    return address == null
        ? Optional.empty()
        : Optional.of(new ReplySender(address, verdict(message, address)));
  }

  private SenderVerdict verdict(Message message, String address) throws MessagingException {
    if (settings.trustsSenders()) return SenderVerdict.AUTHENTIC;
    var noted = topmostResults(message);
    if (noted.isEmpty() || noted.get().results().isEmpty()) return SenderVerdict.UNCHECKED;
    return noted.get().isAuthentic(address) ? SenderVerdict.AUTHENTIC : SenderVerdict.NOT_ATTESTED;
  }

  /** A server adds its field above those that came with the e-mail, which may use its name. */
  private Optional<AuthenticationResults> topmostResults(Message message)
      throws MessagingException {
    var fields = message.getHeader(AuthenticationResults.HEADER);
    if (fields == null) return Optional.empty();
    return Arrays.stream(fields)
        .map(AuthenticationResults::parse)
        .filter(results -> results.server().equalsIgnoreCase(settings.authenticationServer()))
        .findFirst();
  }

  /** Of the header itself: the envelope that IMAP makes of it hides a second field. */
  private static @Nullable String address(Message message) throws MessagingException {
    var from = message.getHeader("From");
    if (from == null || from.length != 1) return null;
    try {
      var addresses = InternetAddress.parseHeader(from[0], true);
      return addresses.length == 1 && !addresses[0].isGroup() ? addresses[0].getAddress() : null;
    } catch (AddressException _) {
      return null;
    }
  }
}
