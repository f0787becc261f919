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
 * @param authenticationServer the name (authserv-id) under which the mail server that receives for
 *     the mailbox notes whether senders are authentic
 * @param trustsSenders whether every sender counts as authentic: only for a mailbox that nobody
 *     outside can write to
 * @param answersWords whether people who write in words of their own, which nobody reads, are sent
 *     whom to write to instead
 */
@ConfigurationProperties("codev.replies")
public record ReplyMailboxProperties(
    @DefaultValue("") String host,
    @DefaultValue("993") int port,
    @DefaultValue("true") boolean tls,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    @DefaultValue("INBOX") String folder,
    @DefaultValue("1m") Duration every,
    @DefaultValue("") String authenticationServer,
    @DefaultValue("false") boolean trustsSenders,
    @DefaultValue("true") boolean answersWords) {

  public ReplyMailboxProperties {
    if (!host.isEmpty() && authenticationServer.isBlank() != trustsSenders)
      throw new IllegalArgumentException(
          "codev.replies.host needs either codev.replies.authentication-server, the authserv-id of"
              + " the mail server that receives for the mailbox, or"
              + " codev.replies.trusts-senders=true where nobody outside can write to it");
  }

  @Override
  public String toString() {
    return "ReplyMailboxProperties[" + host + ":" + port + " " + folder + "]";
  }
}
