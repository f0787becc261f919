package codev.group.replies;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox of the address from which e-mails are sent, where answers to invitations arrive.
 *
 * @param host of its IMAP server; empty: no mailbox is read
 * @param tls whether the connection is encrypted from the start; otherwise it must not be encrypted
 *     at all, as inside one machine
 * @param folder in which answers arrive; what has been read in it is marked as seen
 * @param every interval at which it is read
 */
@ConfigurationProperties("codev.replies")
public record ReplyMailboxProperties(
    @DefaultValue("") String host,
    @DefaultValue("993") int port,
    @DefaultValue("true") boolean tls,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    @DefaultValue("INBOX") String folder,
    @DefaultValue("1m") Duration every) {

  @Override
  public String toString() {
    return "ReplyMailboxProperties[" + host + ":" + port + " " + folder + "]";
  }
}
